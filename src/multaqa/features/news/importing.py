"""Between the reading of sources and the drafts made of it: what is known here already, and what was chosen."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from multaqa.features.news.limits import LONGEST
from multaqa.features.news.models import Kind
from multaqa.features.news.reading.api import Entry, Reading, as_markdown, language_by_script
from multaqa.lib.labels import Labels

MOST_ENTRIES: Final = 60
"""How many new entries one import shows; the rest come when the same sources are imported again."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What an editor decided about one entry: its guesses, looked through and perhaps changed."""

    title: str
    title_is_proposed: bool
    lead: str
    kind: Kind
    language: str
    published: date | None
    topics: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ChosenEntry:
    """An entry that is to be saved, with its choice, its body in Markdown, and its ties to others by fingerprint."""

    entry: Entry
    choice: Choice
    body: str
    full: str
    story_with: str


def as_guessed(entry: Entry) -> Choice:
    """The choice that leaves everything as it was read; a proposed title stays marked as one."""
    return Choice(
        title=entry.title or entry.proposed_title,
        title_is_proposed=not entry.title,
        lead=entry.lead,
        kind=Kind(entry.kind.value),
        language=entry.language or "ar",
        published=entry.published,
        topics=entry.topics,
    )


def publisher_label(entry: Entry) -> Labels:
    """The name of an entry's site as a label of one language, that which its script tells; empty when it has none."""
    name = entry.publisher[: LONGEST["source_name"]].strip()
    return {language_by_script(name, likely=entry.language): name} if name else {}


def offered(reading: Reading) -> list[Entry]:
    """The entries that an import shows for saving: new ones, as many as it takes."""
    return list(reading.new_entries[:MOST_ENTRIES])


def chosen_entries(
    reading: Reading, chosen: Iterable[str], decide: Callable[[Entry], Choice] = as_guessed
) -> list[ChosenEntry]:
    """The entries with the ``chosen`` keys, in order, as they are to be saved; ``decide`` gives each its choice."""
    keys = set(chosen)
    return [_chosen(reading, entry, decide(entry)) for entry in offered(reading) if entry.key in keys]


def _chosen(reading: Reading, entry: Entry, choice: Choice) -> ChosenEntry:
    fingerprints = {other.key: other.fingerprint for other in reading.entries}
    return ChosenEntry(
        entry=entry,
        choice=choice,
        body=as_markdown(entry.blocks),
        full=fingerprints.get(entry.article_key, ""),
        story_with=_first_of_story(reading.entries, entry),
    )


def _first_of_story(entries: Sequence[Entry], entry: Entry) -> str:
    """The fingerprint of the first other entry of the same story; empty for none."""
    others = (other for other in entries if entry.group and other.group == entry.group and other.key != entry.key)
    return next((other.fingerprint for other in others), "")
