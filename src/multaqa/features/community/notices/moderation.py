"""What people are told of moderation. No subject holds words of a post or names anybody; reasons stand in the mail.

What officers are told bears the same label as their other work: see ``conduct.notices``.
"""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from multaqa.features.community.models import Measure
from multaqa.foundation.access.api import split_ref
from multaqa.foundation.languages.api import detect
from multaqa.foundation.notify.api import NoticeKind, register_kind
from multaqa.lib.bidi import html_lang

_DECIDED_LABEL: Final = _("Decisions about what I wrote")
_WORK_LABEL: Final = _("Work that waits in communities that I facilitate")


def decided_in_mail(ref: str, language: str) -> Mapping[str, Any]:
    """What was decided, the rule in the receiver's language, and the reason or the answer as it was written."""
    measure = Measure.objects.get(public_id=split_ref(ref)[1])
    said = measure.answer or measure.reason
    with override(language):
        kind, rule = str(Measure.Kind(measure.kind).label), measure.get_rule_display()
    lines = [line for line in said.splitlines() if line.strip()]
    return {"kind": kind, "rule": rule, "paragraphs": lines, "words_language": html_lang(detect(said) or language)}


FLAGGED: Final = NoticeKind(
    name="community.flagged",
    label=_WORK_LABEL,
    subject=_("A post was flagged in a community that you facilitate: %(title)s"),
)
FIRST_WAITS: Final = NoticeKind(
    name="community.first_waits",
    label=_WORK_LABEL,
    subject=_("The post of a new member waits for you: %(title)s"),
)
APPEAL_WAITS: Final = NoticeKind(
    name="community.appeal_waits",
    label=_WORK_LABEL,
    subject=_("An appeal waits on the page “Moderation of communities”."),
)
OFFICE_WAITS: Final = NoticeKind(
    name="community.office_waits",
    label=_("Work that waits for officers"),
    subject=_("Something waits for an officer, on the page “Moderation of communities”."),
)
FLAG_CLOSED: Final = NoticeKind(
    name="community.flag_closed",
    label=_("What came of posts that I flagged"),
    subject=_("What you flagged has been looked at"),
)
DECIDED: Final = NoticeKind(
    name="community.decided",
    label=_DECIDED_LABEL,
    subject=_("A decision was made about what you wrote"),
    template="community/mail/decided",
    urgent=True,  # nobody is hidden or shut out without being told why
    more=decided_in_mail,
)
ANSWERED: Final = NoticeKind(
    name="community.appeal_answered",
    label=_DECIDED_LABEL,
    subject=_("Your appeal has been answered"),
    template="community/mail/decided",
    urgent=True,  # nobody is left without an answer
    more=decided_in_mail,
)
APPROVED: Final = NoticeKind(
    name="community.approved",
    label=_DECIDED_LABEL,
    subject=_("Your post is shown now: %(title)s"),
)


def register_moderation_notices() -> None:
    """Make the kinds of notices known."""
    for kind in (FLAGGED, FIRST_WAITS, APPEAL_WAITS, OFFICE_WAITS, FLAG_CLOSED, DECIDED, ANSWERED, APPROVED):
        register_kind(kind)
