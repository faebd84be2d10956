"""What a digest tells: the notices held for it and what is new in its receiver's sources, found when it is asked for.

Nothing of it is kept. What may not be read, of whom she hears nothing, and what she has seen is not in it. A fixed
number of queries for any number of notices and sources; their cost grows with what is new.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils.translation import ngettext

from multaqa.foundation.access.api import Card, cards, readable_refs
from multaqa.foundation.notify.bringing import Brought, bringers
from multaqa.foundation.notify.kinds import kinds
from multaqa.foundation.notify.lines import mail_line
from multaqa.foundation.notify.manners import sources_in
from multaqa.foundation.notify.models import Delivery, Notice
from multaqa.foundation.notify.queries import in_strands, link_only_among
from multaqa.foundation.notify.speaking import still_to_tell
from multaqa.foundation.people.api import Person

MOST_NOTICES: Final = 300  # held for one digest; older ones are found on the site
MOST_STRANDS: Final = 60


@dataclass(frozen=True)
class Entry:
    """A line of a digest, and the path of its thing."""

    words: str
    path: str


@dataclass(frozen=True)
class Part:
    """What is new in one source; without a source its card is None."""

    source: Card | None
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True)
class Digest:
    """The parts of a digest; ``closed`` are references to be named by nothing but a link, ``rest`` the path to more."""

    sections: Sequence[Part]
    closed: Sequence[str]
    rest: str

    @property
    def is_empty(self) -> bool:
        """Whether it tells nothing."""
        return not (self.sections or self.closed)


@dataclass(frozen=True)
class _Item:
    """What one line is made of: a reference (or none), where it belongs, and its words without the title."""

    ref: str
    strand: str
    source: str
    line: str
    context: Mapping[str, object]
    earlier: int = 0

    @property
    def refs(self) -> set[str]:
        return {self.ref, self.strand, self.source} - {""}


def has_news(person: Person, *, rhythm: str, since: datetime, until: datetime) -> bool:
    """Whether anything is new in the sources of which a person wants a digest in this rhythm."""
    brought, _rest = _news(person, rhythm=rhythm, since=since, until=until)
    return bool(brought)


def digest_of(delivery: Delivery, person: Person) -> Digest:
    """What a digest tells as things stand now, in the active language."""
    items = _held(delivery, person)
    strands = {item.strand for item in items}
    brought, rest = _brought_in(delivery, person)
    items += [_Item(one.ref, one.ref, one.source, one.line, one.context) for one in brought if one.ref not in strands]
    readable = readable_refs({ref for item in items for ref in item.refs}, reader=person)
    shown = [item for item in items if not item.ref or item.ref in readable]
    closed = link_only_among({ref for item in shown for ref in item.refs & readable})
    open_items = [item for item in shown if closed.isdisjoint(item.refs)]
    named = {ref for item in open_items for ref in item.refs}
    of = cards(named, reader=person, language=delivery.language, readable=readable)
    left = open_items[MOST_STRANDS:]
    links = [item.ref for item in shown if not closed.isdisjoint(item.refs)][:MOST_STRANDS]
    return Digest(_parts(open_items[:MOST_STRANDS], of), links, rest or (reverse("notify:notices") if left else ""))


def _held(delivery: Delivery, person: Person) -> list[_Item]:
    """The notices that waited for a digest, one item for each strand, the latest first."""
    held = Notice.objects.filter(told_in=delivery, seen_at=None).order_by("-made_at", "-pk")[:MOST_NOTICES]
    return [_item(strand) for strand in in_strands(still_to_tell(list(held), person=person))]


def _item(strand: Sequence[Notice]) -> _Item:
    latest = strand[0]
    line = str(kinds()[latest.kind].subject)
    return _Item(latest.thing, latest.strand, latest.source, line, latest.context, len(strand) - 1)


def _brought_in(delivery: Delivery, person: Person) -> tuple[Sequence[Brought], str]:
    span = delivery.context
    if not span.get("rhythm"):
        return [], ""
    since, until = (datetime.fromisoformat(span[name]) for name in ("since", "until"))
    return _news(person, rhythm=span["rhythm"], since=since, until=until)


def _news(person: Person, *, rhythm: str, since: datetime, until: datetime) -> tuple[list[Brought], str]:
    """What is new in her sources of a rhythm, and the path to the rest if there is more."""
    found: list[Brought] = []
    rest = ""
    for bringer in bringers():
        sources = sources_in(person, rhythm, among=bringer.mine(person))
        if sources:
            news = bringer.new(person, sources, since, until)
            found += news.brought
            rest = bringer.address() if news.has_more else rest
    return found, rest


def _parts(items: Iterable[_Item], of: Mapping[str, Card]) -> list[Part]:
    """The items under their sources: first what has none, then the sources by title."""
    parts: dict[str, Part] = {}
    for item in items:
        source = of.get(item.source)
        part = parts.setdefault(source.ref if source else "", Part(source))
        part.entries.append(_entry(item, of.get(item.ref)))
    return sorted(parts.values(), key=lambda part: (part.source is not None, part.source.title if part.source else ""))


def _entry(item: _Item, card: Card | None) -> Entry:
    words = mail_line(item.line, item.context, card)
    if item.earlier:
        more = ngettext("and %(count)s more notice", "and %(count)s more notices", item.earlier)
        words = f"{words} ({mail_line(more, {'count': item.earlier}, None)})"
    return Entry(words, card.url if card else reverse("notify:notices"))
