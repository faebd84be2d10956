"""Why an erasure is refused, as a sentence for the one who asks."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from multaqa.foundation.privacy.models import LegalHold
from multaqa.lib.dates import format_date


class Refused(Exception):
    """An erasure cannot be: the text says why and what to do, in the active language."""

    @classmethod
    def on_hold(cls, hold: LegalHold | None) -> "Refused":
        """A legal hold lies on the account."""
        if hold is None:
            return cls(_("Nothing can be erased while a legal hold lasts."))
        until = format_date(hold.last_day, get_language() or "ar")
        said = _("A legal hold lasts until %(until)s: nothing may be erased before. The officers say more on request.")
        return cls(said % {"until": until})

    @classmethod
    def last_steward(cls) -> "Refused":
        """Nobody else could appoint anyone."""
        return cls(_("Nobody else could appoint staff: first another person is appointed steward."))
