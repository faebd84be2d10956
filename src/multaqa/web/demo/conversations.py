"""The demo's conversations, read from TOML files: our own sentences, of people and places that do not exist."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Self

from multaqa.lib.labels import Labels

FOLDER = Path(__file__).parent / "communities"


@dataclass(frozen=True, kw_only=True)
class SaidAnew:
    """A post in another language, by one of the cast who works in it."""

    by: str
    language: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Said:
    """One post: ``by`` is the key of one of the cast or a member's name; ``answers`` counts posts from 1, 0 for none.

    ``accepted``: who asked took it for the answer. ``texts`` are its translations.
    """

    by: str
    days_ago: float
    words: str
    answers: int = 0
    accepted: bool = False
    texts: Sequence[SaidAnew] = ()

    @classmethod
    def of(cls, written: Mapping[str, Any]) -> Self:
        """A post as its table in a file has it."""
        texts = [SaidAnew(**{**text, "words": text["words"].strip()}) for text in written.get("texts", ())]
        return cls(**{**written, "words": written["words"].strip(), "texts": texts})

    def at(self, now: datetime) -> datetime:
        """When it was written, seen from now."""
        return now - timedelta(days=self.days_ago)


@dataclass(frozen=True, kw_only=True)
class Put:
    """A poll under the first post of a thread; ``votes`` has for each voter the places of what she chose, from 1."""

    answers: Sequence[str]
    takes_several: bool
    votes: Mapping[str, Sequence[int]]


@dataclass(frozen=True, kw_only=True)
class Conversation:
    """One thread with its posts in the order in which they were written; ``topics`` are codes of our vocabulary."""

    title: str
    kind: str
    topics: Sequence[str]
    is_pinned: bool
    posts: Sequence[Said]
    poll: Put | None = None

    @classmethod
    def of(cls, written: Mapping[str, Any]) -> Self:
        """A conversation as its table in a file has it."""
        return cls(
            title=written["title"],
            kind=written.get("kind", "discussion"),
            topics=written.get("topics", ()),
            is_pinned=written.get("pinned", False),
            posts=[Said.of(post) for post in written["posts"]],
            poll=Put(**written["poll"]) if "poll" in written else None,
        )

    @property
    def authors(self) -> set[str]:
        """Who speaks in it."""
        return {post.by for post in self.posts}


@dataclass(frozen=True, kw_only=True)
class Circle:
    """One community: what it says of itself, who belongs to it, who asks to, and what is said in it."""

    access: str
    is_wide: bool
    label: str
    languages: Sequence[str]
    topics: Sequence[str]
    name: Labels
    purpose: Labels
    rules: Labels
    facilitators: Sequence[str]
    participants: Sequence[str]
    requests: Mapping[str, str]
    conversations: Sequence[Conversation]

    @property
    def people(self) -> list[str]:
        """All who belong to it, each once: facilitators first."""
        speaking = [post.by for conversation in self.conversations for post in conversation.posts]
        return list(dict.fromkeys([*self.facilitators, *speaking, *self.participants]))


def circles() -> Iterator[Circle]:
    """Every community of the demo, in the order of its files."""
    for path in sorted(FOLDER.glob("*.toml")):
        written = tomllib.loads(path.read_text(encoding="utf-8"))
        conversations = [Conversation.of(thread) for thread in written.pop("threads")]
        requests = {request["by"]: request["words"] for request in written.pop("requests", ())}
        yield Circle(**written, requests=requests, conversations=conversations)
