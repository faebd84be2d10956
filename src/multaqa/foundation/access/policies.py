"""The one rule of who may read what and meet whom, as filters that one SQL statement can carry.

**Between two people** (docs/decisions/0018-between-two-people.md):
- *Blocking* somebody is hiding from one person: an exclusion that names her key. To her it is as if the blocker had
  never joined. The blocker in turn does not come upon her where people are found or heard of: in the directory, on
  lists, in notices, and later among posts (``set_aside``). Behind the own list of whom one blocked, her page stays.
- *Muting* is one-sided and quiet: no notice comes from the muted person; nothing is hidden, and nobody can tell.
- Neither touches what an office does: its queues, letters and decisions know only from whom one hides. A duty is never
  one person's alone, so whom an official does not meet, another one does; a block that would leave none is refused.
"""

from datetime import datetime
from typing import Final

from django.db.models import Exists, Q, QuerySet
from django.db.models.functions import Substr
from django.utils import timezone

from multaqa.foundation.access.keys import ACCOUNT, PUBLIC, community_key, network_key, person_key
from multaqa.foundation.access.models import Exclusion, Holding, Mute, ReadingRequest, SetEntry
from multaqa.foundation.access.opening import KeysOpening, KeysOpeningToGiven
from multaqa.foundation.people.api import (
    Appointment,
    Capability,
    Person,
    Reader,
    has_capability,
    looker_behind,
    people_in_standing,
)
from multaqa.lib.prepared import Given

_A_PERSON: Final = "person:"


def live(at: datetime | Given | None = None) -> Q:
    """The spans that hold at a moment (now when none is given).

    The moment is the application's clock, not the database's: PostgreSQL's ``now()`` stands still in a transaction
    and would not see a row written a line earlier.
    """
    at = at or timezone.now()
    return Q(since__lte=at) & (Q(until=None) | Q(until__gt=at))


def readable_by(reader: Reader | Given, *, column: str = "read_key", at: datetime | None = None) -> Q:
    """The rows whose key in ``column`` opens for the reader: only ``public`` for nobody, the suspended, the ended.

    A part needs its own key and its whole's: ``readable_by(reader) & readable_by(reader, column="post__read_key")``.
    A ``Given`` stands for a reader whom ``queries.rows_for`` gives.
    """
    if isinstance(reader, Given):
        return Q(**{f"{column}__in": KeysOpeningToGiven()})
    if reader is None:
        return Q(**{column: PUBLIC})
    if looker := looker_behind(reader):
        hers, sets = network_keys_held(looker, at=at).values("key"), plain_members_sets(looker, at=at).values("opens")
        return Q(**{f"{column}__in": [PUBLIC, ACCOUNT]}) | Q(**{f"{column}__in": hers}) | Q(**{f"{column}__in": sets})
    return Q(**{f"{column}__in": KeysOpening(reader.pk, at or timezone.now())})


def network_keys_held(person_id: int, *, at: datetime | None = None) -> QuerySet[Holding]:
    """The networks' keys that an account holds: with ``public`` and ``account`` all that a plain member has."""
    return Holding.objects.filter(live(at), person_id=person_id, key__startswith=network_key(""))


def plain_members_sets(person_id: int, *, at: datetime | None = None) -> QuerySet[SetEntry]:
    """What opens for a plain member where somebody else was let in as well: the entries her keys are the base of."""
    hers = Q(key__in=[PUBLIC, ACCOUNT]) | Q(key__in=network_keys_held(person_id, at=at).values("key"))
    return SetEntry.objects.filter(hers, live(at), is_base=True)


def visible_people(reader: Reader | Given, *, column: str = "pk") -> Q:
    """The rows whose person in ``column`` does not hide from the reader, and the rows about nobody.

    Who is not signed in meets no one who hides from anyone, nor does an account that belongs to no network and holds
    no office: signing out, or opening a second account, must not be a way round an exclusion.
    """
    return ~Q(**{f"{column}__in": hiding_from(reader).values("person")})


def visible_to_office(officer: Person, *, column: str = "pk") -> Q:
    """As ``visible_people``, but whoever hides from everyone at once is there: for offices that look after people."""
    hiding = hiding_from(officer).exclude(from_key=PUBLIC)
    return ~Q(**{f"{column}__in": hiding.values("person")})


def hiding_from(reader: Reader | Given) -> QuerySet[Exclusion]:
    """The exclusions that keep someone from the reader's eyes now; nobody's own keep her from herself."""
    if isinstance(reader, Given):
        return _hiding(reader, row=reader, keys=KeysOpeningToGiven(), at=Given("now"))
    if reader is None:
        return Exclusion.objects.filter(live())
    # Other eyes than one's own meet nobody who hides from the one who looks.
    row, now = looker_behind(reader) or reader.pk, timezone.now()
    return _hiding(reader.pk, row=row, keys=KeysOpening(row, now), at=now)


def _hiding(
    herself: int | Given, *, row: int | Given, keys: KeysOpening | KeysOpeningToGiven, at: datetime | Given
) -> QuerySet[Exclusion]:
    held = Holding.objects.filter(live(at), person_id=row, key__startswith=network_key(""))
    is_known = Exists(held) | Exists(Appointment.objects.filter(live(at), person_id=row))
    as_nobody = ~(Exists(people_in_standing().filter(pk=row)) & is_known)
    hiding = Exclusion.objects.filter(live(at)).filter(Q(from_key__in=keys) | as_nobody)
    return hiding.exclude(person_id=herself)


def blocked_by(reader: Reader | Given) -> QuerySet[Person]:
    """The people whom the reader has blocked: from whom she hides by their own keys."""
    if reader is None:
        return Person.objects.none()
    row, at = (reader, Given("now")) if isinstance(reader, Given) else (looker_behind(reader) or reader.pk, None)
    spans = Exclusion.objects.filter(live(at), person_id=row, from_key__startswith=_A_PERSON)
    return Person.objects.filter(public_id__in=spans.values(public=Substr("from_key", len(_A_PERSON) + 1)))


def blocked(reader: Reader | Given, *, column: str = "pk") -> Q:
    """The rows whose person in ``column`` the reader has blocked."""
    return Q(**{f"{column}__in": blocked_by(reader).values("pk")})


def set_aside(reader: Person | Given, *, column: str = "pk") -> Q:
    """The rows whose person in ``column`` the reader has muted or blocked: for what people send each other."""
    muted = Mute.objects.filter(person_id=reader if isinstance(reader, Given) else reader.pk)
    return Q(**{f"{column}__in": muted.values("muted")}) | blocked(reader, column=column)


def setting_aside(person: Person) -> Q:
    """The people who have muted or blocked a person: whom nothing that she causes is told."""
    muting = Mute.objects.filter(muted=person).values("person")
    blocking = Exclusion.objects.filter(live(), from_key=person_key(person)).values("person")
    return Q(pk__in=muting) | Q(pk__in=blocking)


def sharing_a_community(reader: Reader | Given, *, column: str = "pk") -> Q:
    """The rows whose person in ``column`` belongs to a community to which the reader belongs too; one subquery.

    Belonging is told by the keys that are held, hidden communities included: those who share one know of each other.
    """
    if reader is None:
        return Q(**{f"{column}__in": ()})
    row, at = (reader, Given("now")) if isinstance(reader, Given) else (looker_behind(reader) or reader.pk, None)
    keys = Holding.objects.filter(live(at), person_id=row, key__startswith=community_key(""))
    holding = Holding.objects.filter(live(at), key__in=keys.values("key"))
    return Q(**{f"{column}__in": holding.values("person")})


def can_vouch(person: Reader, *, whom: Person) -> bool:
    """Whether a person may vouch anew for somebody whose keys are frozen: an officer, for anyone but herself."""
    return person is not None and person != whom and has_capability(person, Capability.SAFEGUARD)


def can_oversee_readings(person: Reader) -> bool:
    """Whether a person sees who was let read what for oversight, and may end it: whoever may audit, and officers."""
    return has_capability(person, Capability.AUDIT) or has_capability(person, Capability.SAFEGUARD)


def can_ask_for_reading(person: Reader) -> bool:
    """Whether a person may ask that someone reads one thing for a time: whoever may audit."""
    return has_capability(person, Capability.AUDIT)


def can_decide_on_reading(person: Reader, request: ReadingRequest) -> bool:
    """Whether a person may decide on what was asked: an officer who neither asked nor would read.

    Two people stand behind each reading for oversight, so that nobody opens a thing to herself.
    """
    if person is None or person.pk in {request.asked_by_id, request.person_id}:
        return False
    return has_capability(person, Capability.SAFEGUARD)


def may_hide(person: Reader, whose: Person) -> bool:
    """Whether ``person`` may hide ``whose`` from everyone: she herself, an officer, or the command line."""
    return person is None or person == whose or has_capability(person, Capability.SAFEGUARD)


def may_show_again(person: Reader, whose: Person) -> bool:
    """Whether ``person`` may show ``whose`` again: an officer other than she, or the command line."""
    return person is None or (person != whose and has_capability(person, Capability.SAFEGUARD))
