"""In how many conversations something waits for a reader."""

from typing import Final

from django.core.cache import caches
from django.db.models import QuerySet

from multaqa.features.conversations.models import Partaker
from multaqa.features.conversations.policies import PRESENT
from multaqa.foundation.access.api import blocked, readable_by, rows_for, visible_people
from multaqa.foundation.people.api import Person, Reader, looker_behind, read_with
from multaqa.lib.prepared import Given, Prepared

NEW: Final = "new_in_conversations"
NEW_OF_ACCOUNT: Final = (
    "SELECT COALESCE(SUM(p.id), 0) FROM conversations_partaker p WHERE p.person_id = people_person.id AND p.has_new"
)
"""What is read along with the account of every request: another number once others are new; 0 for none."""
_KNOWN_SECONDS: Final = 60


def conversations_with_news(reader: Reader) -> int:
    """In how many conversations there is something that the reader has not read: what the sign on every page says.

    Costs nothing for who has none; else it is believed for a minute, unless others are new.
    """
    stamp = read_with(reader, NEW) if reader is not None and not looker_behind(reader) else 0
    if reader is None or not stamp:
        return 0
    key = f"conversations:new:{reader.pk}"
    known: tuple[int, int] | None = caches["process"].get(key)
    if known is None or known[0] != stamp:
        known = (stamp, counted(reader))
        caches["process"].set(key, known, _KNOWN_SECONDS)
    return known[1]


def counted(reader: Person) -> int:
    """The same, counted now; one query. Nothing of one who hides from the reader or whom she blocked."""
    return len(rows_for(reader, _NEW, row=reader.pk))


def _new(reader: Reader | Given, row: Given) -> "QuerySet[Partaker, tuple[int]]":
    hers = Partaker.objects.filter(person=row, state__in=PRESENT, has_new=True)
    met = hers.filter(readable_by(reader, column="conversation__read_key"), visible_people(reader, column="other"))
    return met.exclude(blocked(reader, column="other")).values_list("pk")


_NEW: Final = Prepared(_new)
