"""The door of the reading package: bytes in, entries out. It knows no database and asks nobody anything."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from multaqa.features.news.reading.encodings import decode
from multaqa.features.news.reading.entries import (
    Block,
    BlockKind,
    Entry,
    Form,
    Kind,
    Known,
    Origin,
    Reading,
    Reason,
    RefusedSource,
    Source,
    SourceLine,
    SourceRead,
    Verdict,
)
from multaqa.features.news.reading.language import language_by_script, language_of
from multaqa.features.news.reading.linking import linked, without_repeats
from multaqa.features.news.reading.markdown import as_markdown
from multaqa.features.news.reading.records import reading_of, record_of
from multaqa.features.news.reading.refusals import Refusal, RefusedSourceError
from multaqa.features.news.reading.sniffing import MAX_BYTES, SourceKind, kind_of, refuse_unreadable

__all__ = [
    "MAX_BYTES",
    "Block",
    "BlockKind",
    "Entry",
    "Form",
    "Guess",
    "Kind",
    "Known",
    "Origin",
    "Reading",
    "Reason",
    "Refusal",
    "RefusedSource",
    "RefusedSourceError",
    "Source",
    "SourceLine",
    "SourceRead",
    "Verdict",
    "as_markdown",
    "language_by_script",
    "language_of",
    "read_source",
    "read_sources",
    "reading_of",
    "record_of",
]

Guess = Callable[[str, str], Sequence[str]]
"""Topics of a text in a language: public ids, best first."""


def read_sources(sources: Sequence[Source], *, guess: Guess | None = None, known: Sequence[Known] = ()) -> Reading:
    """Read all sources of one import together: repeats dropped, teasers linked, stories grouped, topics guessed.

    ``known`` are articles kept before, against which repeats and full articles are found. A source that cannot be read
    is named in ``refused`` with its reason; nothing else is ever raised.
    """
    read: list[SourceRead] = []
    refused: list[RefusedSource] = []
    for number, source in enumerate(sources, start=1):
        try:
            read.append(read_source(source, number=number))
        except RefusedSourceError as error:
            refused.append(RefusedSource(source.name, error.refusal))
    entries = without_repeats([entry for source in read for entry in source.entries])
    finished = {entry.key: _with_topics(entry, guess) for entry in linked(entries, known)}
    return Reading(
        tuple(
            replace(one, entries=tuple(finished[entry.key] for entry in one.entries if entry.key in finished))
            for one in read
        ),
        tuple(refused),
    )


def read_source(source: Source, *, number: int = 1) -> SourceRead:
    """Read one source; ``number`` tells it from the others of its import.

    Raises RefusedSourceError for what cannot be read, and nothing else.
    """
    refuse_unreadable(source.content)
    decoded = decode(source.content, declared=source.encoding)
    kind = kind_of(decoded.text)
    read = _reader_of(kind)(source, decoded.text)
    if not read.entries:
        raise RefusedSourceError(Refusal.NO_TEXT)
    entries = tuple(replace(entry, key=f"{number}-{at}") for at, entry in enumerate(read.entries, start=1))
    return replace(read, kind=kind.value, encoding=decoded.encoding, entries=entries)


def _with_topics(entry: Entry, guess: Guess | None) -> Entry:
    return entry if guess is None else replace(entry, topics=tuple(guess(entry.text, entry.language)))


def _reader_of(kind: SourceKind) -> Callable[[Source, str], SourceRead]:
    """The reader of a kind of source; imported when it is needed, for parsers take long to load."""
    if kind is SourceKind.PAGE:
        from multaqa.features.news.reading.pages import read_page

        return read_page
    if kind is SourceKind.FEED:
        from multaqa.features.news.reading.feeds import read_feed

        return read_feed
    from multaqa.features.news.reading.texts import read_text

    return read_text
