"""What an editor fills in beside the text, as one value that can be kept, compared and written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

from multaqa.features.news.models import Article, Kind
from multaqa.lib.labels import Labels

type Values = dict[str, object]
"""Field names to JSON values: the shape in which versions are kept."""


@dataclass(frozen=True, kw_only=True)
class SpeakerEntry:
    """A speaker: her name, the language of its script, and the office she held that day in some languages."""

    name: str
    language: str
    office: Labels

    def as_value(self) -> dict[str, object]:
        """The entry as JSON."""
        return {"name": self.name, "language": self.language, "office": dict(self.office)}


@dataclass(frozen=True, kw_only=True)
class Details:
    """Kind, source (its name a label), topics (public ids of terms) and speakers of an article."""

    kind: Kind = Kind.STORY
    source_name: Labels = field(default_factory=dict)
    source_url: str = ""
    source_date: date | None = None
    topics: Sequence[str] = ()
    speakers: Sequence[SpeakerEntry] = ()

    @classmethod
    def of(cls, article: Article) -> Self:
        """The details that an article has now; two queries unless prefetched."""
        speakers = [SpeakerEntry(name=s.name, language=s.language, office=s.office) for s in article.speakers.all()]
        return cls(
            kind=Kind(article.kind),
            source_name=article.source_name,
            source_url=article.source_url,
            source_date=article.source_date,
            topics=tuple(sorted(term.public_id for term in article.topics.all())),
            speakers=tuple(speakers),
        )

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """The details that a version kept, as ``as_values`` gave them; what an early version lacks is empty."""
        day = values.get("source_date") or ""
        return cls(
            kind=Kind(values.get("kind") or Kind.STORY),
            source_name=dict(values.get("source_name") or {}),
            source_url=values.get("source_url") or "",
            source_date=date.fromisoformat(day) if day else None,
            topics=tuple(values.get("topics") or ()),
            speakers=tuple(SpeakerEntry(**speaker) for speaker in values.get("speakers") or ()),
        )

    def as_values(self) -> Values:
        """The details as JSON, topics in a fixed order."""
        return {
            "kind": self.kind.value,
            "source_name": dict(self.source_name),
            "source_url": self.source_url,
            "source_date": self.source_date.isoformat() if self.source_date else "",
            "topics": sorted(self.topics),
            "speakers": [speaker.as_value() for speaker in self.speakers],
        }


def changed_fields(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    """The names of the fields of ``after`` that are not as they were, in its order."""
    return [name for name, value in after.items() if (before.get(name) or "") != (value or "")]
