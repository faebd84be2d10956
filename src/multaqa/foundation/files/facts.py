"""What happened to files. Their names are not in the log."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class FileStored(Fact):
    """An upload was cleaned and kept: ``size`` in bytes and ``sha256`` are of what is kept."""

    SAYS: ClassVar = _("%(by)s uploaded %(thing)s.")

    file: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True)
class FileAttached(Fact):
    """A file became part of a thing (a reference)."""

    SAYS: ClassVar = _("%(by)s attached %(file)s to %(thing)s.")

    file: str
    whole: str


@dataclass(frozen=True)
class FileDetached(Fact):
    """A file ceased to be part of a thing (a reference)."""

    SAYS: ClassVar = _("%(by)s detached %(file)s from %(thing)s.")

    file: str
    whole: str


@dataclass(frozen=True)
class FileDeleted(Fact):
    """A file was deleted, its bytes with it."""

    SAYS: ClassVar = _("%(by)s deleted %(thing)s.")

    file: str
    sha256: str


@dataclass(frozen=True)
class FileOpened(Fact):
    """A person opened a file labelled AMBER or higher; opening it again within the hour is not said again."""

    SAYS: ClassVar = _("%(by)s opened %(thing)s, labelled %(label)s.")
    OPENS: ClassVar = _("Who opens a file labelled TLP:AMBER, TLP:AMBER+STRICT or TLP:RED, and when.")

    file: str
    label: str
