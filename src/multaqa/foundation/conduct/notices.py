"""What people are told about reports: officers that one waits, its writer that it came in and what came of it.

No subject names anybody. The officers' kind bears the same label as other work of theirs: an operator who reads the log
of mail must not learn from it that somebody, perhaps she, was reported.
"""

from typing import Final

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.notify.api import NoticeKind, register_kind

REPORT_WAITS: Final = NoticeKind(
    name="conduct.report_waits",
    label=_("Work that waits for officers"),
    subject=_("Something waits for an officer, on the page “Reports about people”."),
)
REPORT_SENT: Final = NoticeKind(
    name="conduct.report_sent",
    label=_("Answers of officers"),
    subject=_("Your report has reached the officers: %(title)s"),
    mailed=False,
)
REPORT_CLOSED: Final = NoticeKind(
    name="conduct.report_closed",
    label=_("Answers of officers"),
    subject=_("An officer has answered you: %(title)s"),
)


def register_notices() -> None:
    """Make the kinds known."""
    for kind in (REPORT_WAITS, REPORT_SENT, REPORT_CLOSED):
        register_kind(kind)
