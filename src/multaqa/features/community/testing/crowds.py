"""For measurements: a network that has talked for three years, written at once, through the tables' own constraints."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate, islice, pairwise
from random import Random
from typing import Final, Self

from django.db import models
from django.utils import timezone

from multaqa.features.community.audiences import default_audience
from multaqa.features.community.commands import CommunityWords, carry, found_community
from multaqa.features.community.models import Access, Carrier, Community, Participation, Post, ReadMark, Thread
from multaqa.foundation.access.api import community_key
from multaqa.foundation.access.testing import as_if_held
from multaqa.foundation.people.api import Capability, Person, appoint, the_network

SPAN: Final = timedelta(days=1095)
AWAY: Final = timedelta(days=60)
LONGEST: Final = 2000
"""Posts of the longest thread, at every share."""
AT_ONCE: Final = 5000
READ_SHARE: Final = 0.3
"""How many of all threads the busiest person had opened before she went away."""
WORDS: Final = (
    "كررنا التمرين بالرسالة الجديدة والصفحة الجديدة: 22 مكالمة بدل 61، ومتوسط المكالمة دقيقة وعشرون ثانية. ",
    "We put two volunteers at each fork in the first three hours, in yellow scarves; it cost scarves and lunch. ",
    "Nous recommencerons au printemps, un jour de pluie, avec de l’eau et des chaises au point de rassemblement. ",
)


@dataclass(frozen=True)
class Sizes:
    """How many there are of each."""

    members: int
    communities: int
    threads: int
    posts: int

    @classmethod
    def of(cls, share: float) -> Self:
        """A share of ten thousand members, 200 communities, a hundred thousand threads and a million posts."""
        whole = (10_000, 200, 100_000, 1_000_000)
        return cls(*(max(2, round(share * each)) for each in whole))


@dataclass(frozen=True)
class Talk:
    """What was written: the largest community, the longest thread and a thread of twenty posts."""

    community: Community
    longest: Thread
    twenty: Thread


def let_all_talk(people: Sequence[Person], sizes: Sizes, *, busiest: Person, random: Random) -> Talk:
    """Communities of ``people``, large and small, with threads, long and short; the busiest belongs to every one.

    She read her share of it until two months ago. All hold the network's key already.
    """
    appoint(busiest, to=Capability.KEEP_COMMUNITIES, by=None, reason="Founds what is measured")
    communities = [_founded(number, by=busiest) for number in range(sizes.communities)]
    carriers = [carry(community, community=community) for community in communities]
    circles = _gather(carriers, people, random)
    threads = _threads(carriers, _lengths(sizes, random), circles, random)
    for batch in _batches(_posts(threads, circles, random)):
        Post.objects.bulk_create(batch)
    _read(threads, busiest, random)
    by_length = {thread.last_number: thread for thread in reversed(threads)}
    return Talk(communities[0], by_length[LONGEST], by_length[20])


def _founded(number: int, *, by: Person) -> Community:
    name = {"ar": f"جماعة {number}", "en": f"Community {number}"}
    words = CommunityWords(name=name, purpose={"en": "To be measured."}, is_wide=number % 2 == 0)
    return found_community(the_network(), words, access=Access.OPEN, by=by)


def _gather(carriers: Sequence[Carrier], people: Sequence[Person], random: Random) -> dict[int, list[Person]]:
    """Who belongs to the community of each carrier: half of all to the first, fewer and fewer to those that follow."""
    circles = {one.pk: random.sample(people, max(1, len(people) // (place + 2))) for place, one in enumerate(carriers)}
    pairs = [(one.community, person) for one in carriers if one.community for person in circles[one.pk]]
    since = timezone.now() - SPAN
    rows = (
        Participation(community=community, person=person, state=Participation.State.ACTIVE, since=since)
        for community, person in pairs
    )
    for batch in _batches(rows):
        Participation.objects.bulk_create(batch)
    as_if_held((person, community_key(community.public_id)) for community, person in pairs)
    return circles


def _lengths(sizes: Sizes, random: Random) -> list[int]:
    """How many posts each thread has: one has ``LONGEST``, one twenty, most few, all together ``sizes.posts``."""
    weights = [random.paretovariate(1.3) for _thread in range(sizes.threads - 2)]
    left = sizes.posts - LONGEST - 20 - len(weights)
    each = left / sum(weights)
    ends = [round(end * each) for end in accumulate(weights, initial=0.0)]
    lengths = [1 + later - earlier for earlier, later in pairwise(ends)]
    return [LONGEST, 20, *(min(length, LONGEST - 1) for length in lengths)]


def _threads(
    carriers: Sequence[Carrier], lengths: Sequence[int], circles: Mapping[int, Sequence[Person]], random: Random
) -> list[Thread]:
    """The longest and the one of twenty in the first community; of the others most in the first communities."""
    weights = [1 / (place + 1) for place, _carrier in enumerate(carriers)]
    chosen = [carriers[0], carriers[0], *random.choices(carriers, weights, k=len(lengths) - 2)]
    rows = (
        _thread(carrier, length, by=random.choice(circles[carrier.pk]), random=random)
        for carrier, length in zip(chosen, lengths, strict=True)
    )
    return [thread for batch in _batches(rows) for thread in Thread.objects.bulk_create(batch)]


def _thread(carrier: Carrier, length: int, *, by: Person, random: Random) -> Thread:
    """A thread that began some day and was last written in at most ninety days later."""
    now, (key, label) = timezone.now(), default_audience(carrier)
    begun = now - SPAN * random.random()
    lasted = min(now - begun, timedelta(days=random.random() * min(length, 90)))
    return Thread(
        carrier=carrier,
        community=carrier.community,
        title=f"Queues at the gates, and what was learnt ({length})",
        language="en",
        started_by=by,
        started_at=begun,
        last_number=length,
        replies=length - 1,
        last_at=begun + lasted if length > 1 else begun,
        audience=key,
        label=label,
        read_key=key,
    )


def _posts(threads: Iterable[Thread], circles: Mapping[int, Sequence[Person]], random: Random) -> Iterator[Post]:
    for thread in threads:
        circle = circles[thread.carrier_id]
        step = (thread.last_at - thread.started_at) / max(1, thread.last_number - 1)
        for number in range(thread.last_number):
            source = random.choice(WORDS) * random.randint(1, 5)
            yield Post(
                thread=thread,
                number=number + 1,
                author=thread.started_by if number == 0 else random.choice(circle),
                language="en",
                source=source,
                html=f'<p dir="auto">{source}</p>',
                written_at=thread.started_at + step * number,
                audience=thread.audience,
                label=thread.label,
                read_key=thread.read_key,
            )


def _read(threads: Iterable[Thread], person: Person, random: Random) -> None:
    """Marks of what she had read when she went away."""
    left = timezone.now() - AWAY
    opened = (thread for thread in threads if thread.started_at < left and random.random() < READ_SHARE)
    for batch in _batches(ReadMark(person=person, thread=one, number=_read_of(one, left), at=left) for one in opened):
        ReadMark.objects.bulk_create(batch)
    Participation.objects.filter(person=person).update(seen_at=left)


def _read_of(thread: Thread, moment: datetime) -> int:
    """The number of the last post that stood in a thread at a moment."""
    if thread.last_at <= moment:
        return thread.last_number
    return max(1, int(thread.last_number * ((moment - thread.started_at) / (thread.last_at - thread.started_at))))


def _batches[T: models.Model](rows: Iterable[T]) -> Iterator[list[T]]:
    """So many at once as one statement takes: a million rows never stand in memory together."""
    left = iter(rows)
    while batch := list(islice(left, AT_ONCE)):
        yield batch
