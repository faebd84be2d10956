"""Mail that no choice turns off: someone who did not ask for her own erasure must hear of it in time."""

from typing import Final

from django.utils.translation import gettext_lazy as _

ERASURE_SET: Final = "privacy.erasure_set"
ERASURE_TAKEN_BACK: Final = "privacy.erasure_taken_back"
HOLD_SET: Final = "privacy.hold_set"
ERASED: Final = "privacy.erased"

LETTERS: Final = (
    (ERASURE_SET, _("Your account will be erased"), "privacy/notices/erasure_set"),
    (ERASURE_TAKEN_BACK, _("Your account will not be erased"), "privacy/notices/erasure_taken_back"),
    (ERASED, _("Your account has been erased"), "privacy/notices/erased"),
    (HOLD_SET, _("What is held about you may not be erased for now"), "privacy/notices/hold_set"),
)
"""Name, subject and template of each."""
