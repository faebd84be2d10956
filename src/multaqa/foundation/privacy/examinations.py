"""What the operator should know of erasures: that they are carried out, and that the list of the erased is kept."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.jobs.api import Finding, Level, examination
from multaqa.foundation.privacy.kept_list import ids_in, path_of_list
from multaqa.foundation.privacy.queries import late_and_erased

_LATE = timedelta(hours=6)


@examination("privacy.erasures", _("Erasures"))
def look_at_erasures() -> Iterator[Finding]:
    """Erasures whose day has passed by hours, and people erased who are not on the list for a restore."""
    late, erased = late_and_erased(before=timezone.now() - _LATE)
    if late:
        text = _("Erasures that should have been carried out: %(count)s.")
        remedy = _("Failed work on the page of background work says why; it can be run again there.")
        yield Finding(level=Level.BAD, text=text, remedy=remedy, values={"count": late})
    if erased - _listed():
        text = _("People were erased who are not on the list that is needed after a restore.")
        remedy = _("The file named by MULTAQA_ERASURES_LIST must be writable; the schedule then completes it.")
        yield Finding(level=Level.BAD, text=text, remedy=remedy)
    if not late:
        yield Finding(level=Level.GOOD, text=_("No erasure is late."))


def _listed() -> set[str]:
    try:
        return set(ids_in(path_of_list().read_text(encoding="utf-8")))
    except OSError:
        return set()
