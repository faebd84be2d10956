"""What people are told of belonging to communities: requests, decisions, tasks, and a community left alone."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from multaqa.features.community.queries.participations import reason_told
from multaqa.foundation.languages.api import detect
from multaqa.foundation.notify.api import NoticeKind, register_kind
from multaqa.lib.bidi import html_lang

_TEMPLATE: Final = "community/mail/told"
_LABEL: Final = _("My belonging to communities")


def told_in_mail(ref: str, language: str) -> Mapping[str, Any]:
    """The reason that she was told, as mail says it, in the language it was written in."""
    reason = reason_told(ref)
    paragraphs = [line for line in reason.splitlines() if line.strip()]
    return {"paragraphs": paragraphs, "words_language": html_lang(detect(reason) or language)}


ASKED: Final = NoticeKind(
    name="community.asked",
    label=_("Requests to join communities that I facilitate"),
    subject=_("Somebody asks to join a community: %(title)s"),
)
ADMITTED: Final = NoticeKind(
    name="community.admitted",
    label=_LABEL,
    subject=_("You have been admitted to a community: %(title)s"),
)
BROUGHT_IN: Final = NoticeKind(
    name="community.brought_in",
    label=_LABEL,
    subject=_("You have been brought into a community: %(title)s"),
)
REFUSED: Final = NoticeKind(
    name="community.refused",
    label=_LABEL,
    subject=_("Your request to join a community was not accepted"),
    template=_TEMPLATE,
    urgent=True,  # nobody is left without an answer
    more=told_in_mail,
)
PUT_OUT: Final = NoticeKind(
    name="community.put_out",
    label=_LABEL,
    subject=_("You no longer belong to a community: its facilitators ended it"),
    template=_TEMPLATE,
    urgent=True,  # nobody is shut out without being told why
    more=told_in_mail,
)
FACILITATES: Final = NoticeKind(
    name="community.facilitates",
    label=_LABEL,
    subject=_("You facilitate a community from now on: %(title)s"),
)
RELEASED: Final = NoticeKind(
    name="community.released",
    label=_LABEL,
    subject=_("Your task as facilitator of a community has ended: %(title)s"),
)
ALONE: Final = NoticeKind(
    name="community.alone",
    label=_("Communities without a facilitator"),
    subject=_("A community is without a facilitator: %(title)s"),
)


def register_notices() -> None:
    """Make the kinds of notices known."""
    for kind in (ASKED, ADMITTED, BROUGHT_IN, REFUSED, PUT_OUT, FACILITATES, RELEASED, ALONE):
        register_kind(kind)
