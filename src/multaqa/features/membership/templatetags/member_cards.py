"""A list of members, written in Python: a page has twenty cards, and as a template they cost half of it."""

from collections.abc import Iterator, Sequence
from typing import Final

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from multaqa.features.membership.queries.directory.cards import MemberCard
from multaqa.features.membership.queries.naming import Said
from multaqa.features.membership.templatetags.membership_names import face, written_name
from multaqa.ui.api import chip, filled, joined, meta, words

register = template.Library()

_NOBODY: Final = "0" * 12
_DASH: Final = SafeString('<span aria-hidden="true"> — </span>')  # nosec B703 - a constant
_ROW: Final = (
    '<li class="member-row">{}<div class="member-card">'
    '<h{} class="member-name"><a href="{}">{}</a>{}</h{}>{}{}{}</div></li>'
)


@register.simple_tag
def member_cards(cards: Sequence[MemberCard], *, level: int = 2, at_home: bool = False) -> SafeString:
    """The cards, with names as headings of a ``level``; ``at_home``: on the page of their own organisation."""
    before, after = reverse("membership:profile", args=[_NOBODY]).split(_NOBODY)
    rows = joined("{}", ((_row(card, f"{before}{card.public_id}{after}", level, at_home),) for card in cards))
    return filled('<ol class="member-rows" role="list">{}</ol>', rows)


def _row(card: MemberCard, href: str, level: int, at_home: bool) -> SafeString:
    name = written_name(card.name, address=True)
    other = filled(' <span class="member-other">{}</span>', written_name(card.other_name)) if card.other_name else ""
    post = joined("{}", ((each,) for each in _post(card, at_home)), between=_DASH)
    said = filled('<p class="member-post">{}</p>', post) if post else ""
    place = meta(joined("{}", ((each,) for each in (card.constituency.text, card.area) if each), between=" · "))
    return filled(_ROW, face(card.photo, card.name), level, href, name, other, level, said, place, _matched(card))


def _post(card: MemberCard, at_home: bool) -> Iterator[SafeString]:
    shown: tuple[Said, ...] = (card.function,) if at_home else (card.function, card.organisation)
    return (words(each.text, each.language) for each in shown if each)


def _matched(card: MemberCard) -> SafeString | str:
    if not card.matched:
        return ""
    chips = joined("<li>{}</li>", ((chip(fact, tone="good", icon="check"),) for fact in card.matched))
    pattern = '<ul class="member-matched" role="list" aria-label="{}">{}</ul>'
    return filled(pattern, pgettext("facts looked for", "Matched"), chips)
