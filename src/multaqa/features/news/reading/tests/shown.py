"""What the tests of reading say of an entry, in a few words."""

from multaqa.features.news.reading.api import Entry, Reading, Source, Verdict, read_sources


def read(content: bytes | str, name: str = "source", **declared: str) -> Reading:
    """The reading of one source."""
    return read_sources([Source(name, content.encode() if isinstance(content, str) else content, **declared)])


def only(content: bytes | str, **declared: str) -> Entry:
    """The one entry of a source."""
    (entry,) = read(content, **declared).entries
    return entry


def body(entry: Entry) -> list[tuple[str, str]]:
    """The blocks of an entry: kind and words."""
    return [(block.kind.value, block.text) for block in entry.blocks]


def paragraphs(entry: Entry) -> list[str]:
    """The words of its blocks."""
    return [block.text for block in entry.blocks]


def removed(entry: Entry) -> list[str]:
    """The lines that were taken out."""
    return [line.text for line in entry.lines if line.verdict in {Verdict.RESIDUE, Verdict.REPEAT}]
