"""What people are told of decisions: the applicant what was decided, reviewers that something waits."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from multaqa.features.membership.queries.told import words_told
from multaqa.foundation.notify.api import Letter, NoticeKind, register_kind, register_letter
from multaqa.lib.bidi import html_lang

_TEMPLATE: Final = "membership/mail/decision"
_LABEL: Final = _("Decisions on my application")


def told_in_mail(ref: str, _language: str) -> Mapping[str, Any]:
    """The reason of the latest decision as mail says it, in the language it was written in."""
    decision = words_told(ref)
    if decision is None:
        return {}
    paragraphs = [line for line in decision.words.splitlines() if line.strip()]
    return {"paragraphs": paragraphs, "words_language": html_lang(decision.language)}


ADMITTED: Final = NoticeKind(
    name="membership.admitted",
    label=_LABEL,
    subject=_("You have been admitted to the network"),
    template=_TEMPLATE,
    urgent=True,  # nobody is left without an answer
    more=told_in_mail,
)
ADMITTED_LETTER: Final = "membership.admitted_letter"
REFUSED: Final = NoticeKind(
    name="membership.refused",
    label=_LABEL,
    subject=_("Your application was not accepted"),
    template=_TEMPLATE,
    urgent=True,  # nobody is left without an answer
    more=told_in_mail,
)
MORE_ASKED: Final = NoticeKind(
    name="membership.more_asked",
    label=_LABEL,
    subject=_("More is needed for your application"),
    template=_TEMPLATE,
    urgent=True,  # nobody is left without an answer
    more=told_in_mail,
)
TO_REVIEW: Final = NoticeKind(
    name="membership.to_review",
    label=_("Applications that wait for a decision"),
    subject=_("An application waits for a decision. It is read on the page of applications."),
    mailed=False,
)
COULD_NOT: Final = NoticeKind(
    name="membership.could_not_admit",
    label=_("Decisions of mine that could not be carried out"),
    subject=_("An admission could not be carried out: nobody vouches any more. The application waits again."),
)
OVERDUE: Final = NoticeKind(
    name="membership.overdue",
    label=_("Applications that wait longer than the target time"),
    subject=_("Applications wait for a decision longer than the target time. They stand on the page of applications."),
)


def register_decision_notices() -> None:
    """Make the kinds of notices known."""
    for kind in (ADMITTED, REFUSED, MORE_ASKED, TO_REVIEW, COULD_NOT, OVERDUE):
        register_kind(kind)
    register_letter(ADMITTED_LETTER, Letter(_("You have been admitted to the network"), "membership/mail/admitted"))
