"""Profiles that are read are counted: after sixty in an hour each further one waits, after two hundred in a day none.

**What counts.** A profile that is opened counts one. A card in a list counts a tenth: it tells a name, a post and a
country, and looking through lists is how one finds somebody. A list of twenty cards counts two profiles, so thirty such
lists are shown in an hour before they wait, and a hundred in a day: who walks through a directory of ten thousand, five
hundred lists, is stopped after a fifth of it. Whatever shows people (the directory, organisations, countries, search,
the API) counts here, for the account that really asks, whatever eyes it looks with; who is not signed in is counted by
the address of the network. One's own profile is free. Only numbers are kept: who read whom is not recorded, for such a
record would itself be worth stealing.

**How it waits.** No request sleeps: a web worker that slept five seconds would be the harvester's way to take the site
down. The first request over the limit gets a moment, five seconds on, and an answer that says so (429 with
``Retry-After``); whoever asks from that moment on is shown the profile, once, and the next one waits anew. The moment
stands in the database under the lock of the reader's row: however many connections ask, each wait shows one profile.

**What it costs.** One statement while there is room: each process remembers the counts that it wrote last and adds to
them if the row still bears their stamp; whoever wrote meanwhile has put another there, and the row is read anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.features.membership.facts import ReadingLetGoOn, ReadingStopped
from multaqa.features.membership.models import ProfileReader, ReadingStop
from multaqa.features.membership.policies import can_let_read
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.access.api import person_key
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person
from multaqa.lib.ids import random_id

WAIT: Final = timedelta(seconds=5)
CARDS_OF_A_PROFILE: Final = 10
_SLOT_SECONDS: Final = 300
_DAY: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)
_MOST_KNOWN: Final = 2_000  # readers whose counts a process remembers


@dataclass(frozen=True)
class _Known:
    """A reader's counts as this process wrote them last; good only while the row bears this stamp."""

    counts: dict[str, int]
    stamp: str


_KNOWN: Final[dict[str, _Known]] = {}


@dataclass(frozen=True)
class Pace:
    """Whether profiles may be shown now: ``wait`` whole seconds until they may, ``stopped`` if only a steward helps."""

    wait: int = 0
    stopped: bool = False

    @property
    def may_read(self) -> bool:
        """Whether they may be shown at once."""
        return not self.wait and not self.stopped


def take_reading(
    person: Person | None, *, profiles: int = 0, cards: int = 0, network: str = "", at: datetime | None = None
) -> Pace:
    """Count profiles and cards that are about to be shown, and say whether they may be; what may not is not counted.

    ``network`` stands for who is not signed in: a digest, never an address. Search and the API call this too. ``at`` is
    the moment, now if none is given.
    """
    tenths, at = profiles * CARDS_OF_A_PROFILE + cards, at or timezone.now()
    if not tenths:
        return Pace()
    reader = person_key(person) if person else f"net:{network}"
    return Pace() if _counted_on(reader, tenths, at) else _counted(reader, person, tenths, at)


@transaction.atomic
def let_read_on(stop: ReadingStop, *, reason: str, by: Person) -> None:
    """Let an account read profiles again; its count begins anew.

    Raises ``PermissionDenied`` for whoever may not and for the account itself, ``CannotBeChanged`` without a reason
    and when somebody has let it already.
    """
    if not can_let_read(by, stop):
        raise PermissionDenied
    if not reason.strip():
        raise CannotBeChanged(_("Please say why this account may go on."))
    live = ReadingStop.objects.select_for_update().filter(pk=stop.pk, ended_at=None)
    if not live.update(ended_at=timezone.now(), ended_by=by, reason=reason.strip()):
        raise CannotBeChanged(_("Somebody has let this account go on already."))
    begun_anew = {"is_stopped": False, "counts": {}, "waits_until": None, "stamp": random_id()}
    ProfileReader.objects.filter(reader=person_key(stop.person)).update(**begun_anew)
    record(ReadingLetGoOn(stop.public_id, reason.strip()), by=by, about=stop.person)


def forget_readers() -> int:
    """Delete the counts of whoever has read nothing for a day and is not stopped; returns how many."""
    idle = ProfileReader.objects.filter(seen_at__lt=timezone.now() - _DAY, is_stopped=False)
    return idle.delete()[0]


def _counted_on(reader: str, tenths: int, at: datetime) -> bool:
    """Count in one statement, where this process knows the row as it stands and there is room; else change nothing."""
    if (known := _KNOWN.get(reader)) is None:
        return False
    counts = _of_last_day(known.counts, at)
    if _is_full(counts, at):
        return False
    counts[_slot(at)] = counts.get(_slot(at), 0) + tenths
    stamp = random_id()
    same = ProfileReader.objects.filter(reader=reader, stamp=known.stamp, waits_until=None, is_stopped=False)
    if not same.update(counts=counts, seen_at=at, stamp=stamp):
        return False
    _KNOWN[reader] = _Known(counts, stamp)
    return True


@transaction.atomic
def _counted(reader: str, person: Person | None, tenths: int, at: datetime) -> Pace:
    row = _locked(reader)
    counts = _of_last_day(row.counts, at)
    if row.is_stopped or _sum(counts, at - _DAY) >= settings.PROFILES_A_DAY * CARDS_OF_A_PROFILE:
        return _stopped(row, person, counts, at=at)
    if _is_full(counts, at) and (wait := _wait(row, at)):
        return Pace(wait=wait)
    counts[_slot(at)] = counts.get(_slot(at), 0) + tenths
    row.counts, row.waits_until, row.seen_at, row.stamp = counts, None, at, random_id()
    row.save(update_fields=["counts", "waits_until", "seen_at", "stamp"])
    if len(_KNOWN) >= _MOST_KNOWN:
        _KNOWN.clear()
    _KNOWN[reader] = _Known(counts, row.stamp)
    return Pace()


def _is_full(counts: Mapping[str, int], at: datetime) -> bool:
    """Whether the hour before ``at``, or the day, has no more room."""
    day, hour = _sum(counts, at - _DAY), _sum(counts, at - _HOUR)
    limits = settings.PROFILES_A_DAY, settings.PROFILES_AN_HOUR
    return day >= limits[0] * CARDS_OF_A_PROFILE or hour >= limits[1] * CARDS_OF_A_PROFILE


def _locked(reader: str) -> ProfileReader:
    held = ProfileReader.objects.select_for_update().filter(reader=reader).first()
    if held is None:  # somebody else may be writing it at this moment
        ProfileReader.objects.bulk_create([ProfileReader(reader=reader)], ignore_conflicts=True)
        held = ProfileReader.objects.select_for_update().get(reader=reader)
    return held


def _stopped(row: ProfileReader, person: Person | None, counts: Mapping[str, int], *, at: datetime) -> Pace:
    """Stop an account, once; an address of the network is held back until its count falls."""
    if person is not None and not row.is_stopped:
        row.is_stopped = True
        row.save(update_fields=["is_stopped"])
        profiles = _sum(counts, at - _DAY) // CARDS_OF_A_PROFILE
        stop = ReadingStop.objects.create(person=person, profiles=profiles, at=at)
        record(ReadingStopped(stop.public_id, profiles), by=None, about=person)
    return Pace(stopped=True)


def _wait(row: ProfileReader, at: datetime) -> int:
    """Whole seconds until the next may be shown; 0 for whoever has waited."""
    if row.waits_until is None:
        row.waits_until = at + WAIT
        row.save(update_fields=["waits_until"])
    left = (row.waits_until - at).total_seconds()
    return max(0, -int(-left // 1))


def _of_last_day(counts: Mapping[str, int], at: datetime) -> dict[str, int]:
    oldest = _slot(at - _DAY)
    return {slot: count for slot, count in counts.items() if slot >= oldest}


def _sum(counts: Mapping[str, int], since: datetime) -> int:
    return sum(count for slot, count in counts.items() if slot > _slot(since))


def _slot(at: datetime) -> str:
    """Five minutes of time; as many digits until the year 2286, so they compare as they count."""
    return str(int(at.timestamp()) // _SLOT_SECONDS)
