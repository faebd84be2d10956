"""What people are told about applications: that they are asked to vouch, and a letter to an organisation's address."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.notify.api import Letter, NoticeKind, register_kind, register_letter

ASKED: Final = NoticeKind(
    name="membership.asked",
    label=_("Requests to vouch for an applicant"),
    subject=_("Somebody named you as nominator. Please say whether you vouch for the applicant."),
    template="membership/mail/asked",
)
VOUCHING_LETTER: Final = "membership.vouching"


def register_notices() -> None:
    """Make the kind of notice and the letter known."""
    register_kind(ASKED)
    register_letter(
        VOUCHING_LETTER, Letter(_("Does your organisation vouch for an applicant?"), "membership/mail/vouching")
    )
