"""What happened to files. Their names are not in the log."""

from dataclasses import dataclass

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class FileStored(Fact):
    """An upload was cleaned and kept: ``size`` in bytes and ``sha256`` are of what is kept."""

    file: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True)
class FileAttached(Fact):
    """A file became part of a thing (a reference)."""

    file: str
    whole: str


@dataclass(frozen=True)
class FileDetached(Fact):
    """A file ceased to be part of a thing (a reference)."""

    file: str
    whole: str


@dataclass(frozen=True)
class FileDeleted(Fact):
    """A file was deleted, its bytes with it."""

    file: str
    sha256: str
