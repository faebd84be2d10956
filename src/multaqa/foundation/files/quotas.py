"""How much room files may take: of one person, and of the whole installation.

Bytes of the files as they are kept count; smaller copies of images, which the site makes for itself, do not. Two
uploads at the same moment may pass the limit by one file: the limits guard against filling up, not to the byte.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.db.models import Count, Sum
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.files.limits import MEGABYTE
from multaqa.foundation.files.models import File
from multaqa.foundation.files.receiving import RefusedFile
from multaqa.foundation.files.sentences import NO_ROOM_IN_ALL, NO_ROOM_OF_ONES_OWN
from multaqa.foundation.jobs.api import Finding, Level, examination
from multaqa.foundation.people.api import Person
from multaqa.lib.digits import localise_number

NEARLY: Final = 0.9  # of a limit: from here on operators are told
HEAVIEST: Final = 20
_STORAGE = _("Room for files")


@dataclass(frozen=True)
class Use:
    """Room taken: ``used`` bytes in ``files`` files, of ``most`` bytes; 0 is no limit."""

    used: int
    files: int
    most: int

    @property
    def left(self) -> int | None:
        """How many bytes may still come; None without a limit."""
        return max(self.most - self.used, 0) if self.most else None

    @property
    def is_nearly_full(self) -> bool:
        """Whether nine tenths of the limit are taken."""
        return bool(self.most) and self.used >= self.most * NEARLY


def use_in_all() -> Use:
    """What all files take; one query."""
    found = File.objects.aggregate(size=Sum("size", default=0), files=Count("pk"))
    return Use(found["size"], found["files"], settings.FILES_IN_ALL)


def use_of(person: Person) -> Use:
    """What the files that a person uploaded take; one query."""
    found = File.objects.filter(uploaded_by=person).aggregate(size=Sum("size", default=0), files=Count("pk"))
    return Use(found["size"], found["files"], settings.FILES_OF_A_PERSON)


def heaviest_users(*, most: int = HEAVIEST) -> list[tuple[Person, Use]]:
    """Whose files take the most room, with what they take, the heaviest first; two queries."""
    rows = list(
        File.objects.values("uploaded_by").annotate(size=Sum("size"), files=Count("pk")).order_by("-size")[:most]
    )
    people = Person.objects.in_bulk([row["uploaded_by"] for row in rows])
    limit = settings.FILES_OF_A_PERSON
    return [(people[row["uploaded_by"]], Use(row["size"], row["files"], limit)) for row in rows]


def refuse_beyond_quota(person: Person, size: int) -> None:
    """Raise RefusedFile when ``size`` bytes more pass the person's limit or the installation's."""
    hers = use_of(person)
    if hers.left is not None and size > hers.left:
        raise RefusedFile(
            NO_ROOM_OF_ONES_OWN, most=in_megabytes(hers.most), left=in_megabytes(hers.left), size=in_megabytes(size)
        )
    everyones = use_in_all()
    if everyones.left is not None and size > everyones.left:
        raise RefusedFile(NO_ROOM_IN_ALL, left=in_megabytes(everyones.left), size=in_megabytes(size))


def in_megabytes(size: int) -> str:
    """A number of bytes in megabytes with one decimal, in the digits and language of the reader."""
    return localise_number(round(size / MEGABYTE, 1), get_language() or "en")


@examination("file_room", _STORAGE)
def look_at_room() -> Iterable[Finding]:
    """Whether the files come near the limits of the installation and of its people."""
    everyones = use_in_all()
    values = {"used": round(everyones.used / MEGABYTE), "most": round(everyones.most / MEGABYTE)}
    if everyones.is_nearly_full:
        text = _("Files take %(used)s of %(most)s MB: new ones will soon be refused.")
        remedy = _("Raise MULTAQA_FILES_IN_ALL_MB if the disk allows it, or ask people to remove what is not needed.")
        yield Finding(level=Level.ATTENTION, text=text, remedy=remedy, values=values)
    else:
        yield Finding(level=Level.GOOD, text=_("Files take %(used)s MB."), values=values)
    full = _nearly_full() if Use(everyones.used, 0, settings.FILES_OF_A_PERSON).is_nearly_full else 0
    if full:
        text = _("People whose own room for files is nearly full: %(count)s.")
        remedy = _("The page on the room for files names them; MULTAQA_FILES_OF_A_PERSON_MB gives everyone more.")
        yield Finding(level=Level.ATTENTION, text=text, remedy=remedy, values={"count": full})


def _nearly_full() -> int:
    """How many people have nearly filled their own room; nobody, while all files together would leave some of it."""
    return sum(1 for _person, use in heaviest_users() if use.is_nearly_full)
