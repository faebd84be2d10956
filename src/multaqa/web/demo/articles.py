"""The demo's articles, read from TOML files: our own sentences, about places that do not exist."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from multaqa.features.news.api import Details, Kind, SpeakerEntry
from multaqa.lib.labels import Labels

FOLDER = Path(__file__).parent / "articles"


@dataclass(frozen=True)
class Script:
    """One article of the demo: its words by language, and how far it has come.

    ``state`` is published, offered (waiting for a second person) or scheduled; ``days_ago`` counts from the day the
    demo is built. ``topics`` are codes of our vocabulary.
    """

    name: str
    original: str
    state: str
    days_ago: int
    kind: Kind
    source_name: Labels
    topics: tuple[str, ...]
    texts: Mapping[str, Mapping[str, str]]
    speakers: tuple[SpeakerEntry, ...]

    def details(self, topics: Mapping[str, str]) -> Details:
        """What stands beside the text; ``topics`` gives the public id of each code."""
        return Details(
            kind=self.kind,
            source_name=self.source_name,
            topics=tuple(topics[code] for code in self.topics),
            speakers=self.speakers,
        )


def scripts() -> Iterator[Script]:
    """Every article of the demo, in the order of its files."""
    for path in sorted(FOLDER.glob("*.toml")):
        written = tomllib.loads(path.read_text(encoding="utf-8"))
        original = written["original"]
        speakers = (
            SpeakerEntry(name=one["name"], language=original, office=one["office"])
            for one in written.get("speakers", [])
        )
        yield Script(
            name=path.stem,
            original=original,
            state=written.get("state", "published"),
            days_ago=written.get("published_days_ago", 0),
            kind=Kind(written["kind"]),
            source_name=written["source_name"],
            topics=tuple(written["topics"]),
            texts=written["texts"],
            speakers=tuple(speakers),
        )
