"""Reads: which rows of a list are like each other, like people whom the reader may meet, or invited already.

Nothing here is asked about an account that the reader does not meet: of somebody who hides from her, a row is as if she
had never joined.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from django.db.models import Q, QuerySet
from django.utils import timezone

from multaqa.features.membership.addresses import mailbox_of
from multaqa.features.membership.models import (
    UNDER_WAY,
    Application,
    ApplicationName,
    IntakeLike,
    IntakeRow,
    Invitation,
    Member,
    MemberName,
    NameKey,
)
from multaqa.features.membership.policies import applications_met_by, members_met_by
from multaqa.foundation.people.api import Network, Person
from multaqa.lib.names import ALIKE, keys_of, likeness

_MOST_COMPARED: Final = 30  # others for each row, those who share most keys first
_MOST_LIKE: Final = 3
_FEWEST_KEYS: Final = 2  # that somebody shares to be compared: one is shared by many

type Known = dict[int, list[str]]
"""Row numbers of people and their names in every script."""


def names_in(row: IntakeRow) -> list[str]:
    """The names of a row, whole, in every script that it gives."""
    return [_whole(name) for name in row.found.get("names", ())]


def likes_known(rows: Sequence[IntakeRow], *, network: Network, reader: Person) -> list[IntakeLike]:
    """Whom the rows may be among those whom the reader meets, and who is invited already; at most seven queries."""
    by_address = {row.address: row for row in rows if row.address}
    likes = [*_of_members(by_address, network, reader), *_of_applicants(by_address, network, reader)]
    likes += _invited(by_address, network, reader)
    told = {(like.row_id, like.person_id) for like in likes}
    alike = _named_alike(rows, network, reader)
    return likes + [like for like in alike if (like.row_id, like.person_id) not in told]


def likes_within(rows: Iterable[IntakeRow]) -> Iterator[IntakeLike]:
    """Which rows of a list are like an earlier one of it, by mailbox or by name; no query.

    Of one mailbox, ``likeness`` says how like the names are: they may be two people's.
    """
    mailboxes: dict[str, IntakeRow] = {}
    by_key: defaultdict[str, list[IntakeRow]] = defaultdict(list)
    for row in rows:
        earlier = mailboxes.setdefault(mailbox_of(row.address), row) if row.address else row
        if earlier is not row:
            how = round(100 * likest(names_in(row), names_in(earlier)))
            own = {"reason": IntakeLike.Reason.ADDRESS, "is_same": True, "likeness": how}
            yield IntakeLike(row=row, other=earlier, **own)
            continue
        keys = {key for name in names_in(row) for key in keys_of(name)}
        shared = Counter(other.pk for key in keys for other in by_key[key])
        near = {other.pk: other for key in keys for other in by_key[key]}
        for number, _count in shared.most_common(_MOST_COMPARED):
            best = likest(names_in(row), names_in(near[number]))
            if best >= ALIKE:
                yield _by_name(row, best, other=near[number])
                break
        for key in keys:
            by_key[key].append(row)


def likest(names: Iterable[str], others: Sequence[str]) -> float:
    """How like the likest two of these names are, 0 to 1."""
    return max((likeness(one, other) for one in names for other in others), default=0.0)


def invited_lately(addresses: Iterable[str], *, network: Network, reader: Person) -> QuerySet[Invitation]:
    """Invitations to these addresses that lists brought in, or the reader made, whose time is not over.

    Whether one was taken is left out of account: that would tell who has joined.
    """
    lasting = Invitation.objects.filter(network=network, address__in=list(addresses), expires_at__gt=timezone.now())
    met = Q(said__isnull=False) | Q(by=reader)
    return lasting.filter(met, Q(ended_at=None) | Q(person__isnull=False))


def _of_members(rows: Mapping[str, IntakeRow], network: Network, reader: Person) -> Iterator[IntakeLike]:
    found = Member.objects.filter(members_met_by(reader), network=network, person__email__in=list(rows))
    for member in found.select_related("person"):
        lasts = member.state != Member.State.ENDED
        row = rows[member.person.email]
        yield IntakeLike(row=row, person=member.person, reason=IntakeLike.Reason.ADDRESS, is_same=lasts)


def _of_applicants(rows: Mapping[str, IntakeRow], network: Network, reader: Person) -> Iterator[IntakeLike]:
    found = Application.objects.filter(applications_met_by(reader), network=network, person__email__in=list(rows))
    for one in found.filter(state__in=UNDER_WAY).select_related("person"):
        row = rows[one.person.email]
        yield IntakeLike(row=row, person=one.person, reason=IntakeLike.Reason.ADDRESS, is_same=True)


def _invited(rows: Mapping[str, IntakeRow], network: Network, reader: Person) -> Iterator[IntakeLike]:
    found = invited_lately(rows, network=network, reader=reader).order_by("address")
    for address in found.values_list("address", flat=True).distinct():
        yield IntakeLike(row=rows[address], reason=IntakeLike.Reason.INVITED, is_same=True)


def _named_alike(rows: Sequence[IntakeRow], network: Network, reader: Person) -> Iterator[IntakeLike]:
    keys = {row.pk: {key for name in names_in(row) for key in keys_of(name)} for row in rows}
    holders: defaultdict[str, list[int]] = defaultdict(list)
    sought = {key for own in keys.values() for key in own}
    shared = NameKey.objects.filter(key__in=sought, person__in=_people_met(network, reader))
    for key, person in shared.values_list("key", "person"):
        holders[key].append(person)
    near = {row.pk: _nearest(keys[row.pk], holders) for row in rows}
    names = _names_of({person for people in near.values() for person in people}, network, reader)
    for row in rows:
        ranked = sorted(((likest(names_in(row), names.get(one, ())), one) for one in near[row.pk]), reverse=True)
        for best, person in ranked[:_MOST_LIKE]:
            if best >= ALIKE:
                yield _by_name(row, best, person_id=person)


def _nearest(keys: Iterable[str], holders: Mapping[str, list[int]]) -> list[int]:
    """Who shares most keys; where a name has few, one is enough."""
    keys = list(keys)
    shared = Counter(person for key in keys for person in holders.get(key, ()))
    least = _FEWEST_KEYS if len(keys) > _FEWEST_KEYS else 1
    return [person for person, count in shared.most_common(_MOST_COMPARED) if count >= least]


def _people_met(network: Network, reader: Person) -> QuerySet[Person]:
    members = Member.objects.filter(members_met_by(reader), network=network)
    applicants = Application.objects.filter(applications_met_by(reader), network=network, state__in=UNDER_WAY)
    return Person.objects.filter(Q(pk__in=members.values("person")) | Q(pk__in=applicants.values("person")))


def _names_of(people: Iterable[int], network: Network, reader: Person) -> Known:
    numbers = list(people)
    names: defaultdict[int, list[str]] = defaultdict(list)
    for name in MemberName.objects.filter(member__person__in=numbers, member__network=network).select_related("member"):
        names[name.member.person_id].append(name.whole)
    met = Application.objects.filter(applications_met_by(reader), network=network)
    for said in ApplicationName.objects.filter(application__person__in=numbers, application__in=met).select_related(
        "application"
    ):
        names[said.application.person_id].append(said.whole)
    return names


def _by_name(row: IntakeRow, how: float, **of: object) -> IntakeLike:
    return IntakeLike(row=row, reason=IntakeLike.Reason.NAME, likeness=round(100 * how), **of)


def _whole(name: Mapping[str, str]) -> str:
    given, family = name.get("given", ""), name.get("family", "")
    parts = (family, given) if name.get("family_first") else (given, family)
    return " ".join(part for part in parts if part)
