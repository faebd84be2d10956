"""``python -m bench.digest``: what one digest costs for a person of 200 communities, by how much is new to her.

A network is written into a database of its own (SQLite); nothing of an installation is touched. The same person is
told of one day, a week, two months and all three years: what there is stays the same, what is new grows. CPU is this
process's own time for composing the digest and for finding its words, SQLite included; the median of ``ROUNDS``.
"""

import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

from bench import world

if TYPE_CHECKING:
    from multaqa.foundation.people.api import Person

ROUNDS: Final = 5
SEED: Final = 8
SPANS: Final = (1, 7, 60, 1095)
"""Days since the last digest."""


@dataclass(frozen=True)
class Cost:
    """What a digest took, and how many posts were written in its span."""

    days: int
    posts: int
    queries: int
    milliseconds: float
    kilobytes: float


def main() -> int:
    """Write the network and print what its busiest person's digest costs."""
    with tempfile.TemporaryDirectory(prefix="multaqa-bench-") as folder:
        os.environ["MULTAQA_VAR"] = folder
        world.prepare(Path(folder))
        person = _written()
        print("| days since the last one | posts written since | queries | CPU | message |\n|---|---|---|---|---|")
        for days in SPANS:
            cost = _cost(person, days)
            taken = f"{cost.queries} | {cost.milliseconds:.0f} ms | {cost.kilobytes:.0f} KB"
            print(f"| {cost.days} | {cost.posts} | {taken} |")
    return 0


def _written() -> "Person":
    from django.core.management import call_command
    from django.db import connection

    from multaqa.features.community.testing.crowds import Sizes, let_all_talk
    from multaqa.features.membership.testing.crowds import a_crowd
    from multaqa.foundation.access.api import network_key
    from multaqa.foundation.access.testing import as_if_held
    from multaqa.foundation.notify.api import Manner, Rhythm, choose_manner
    from multaqa.foundation.people.api import Person, the_network
    from multaqa.foundation.people.testing import a_person

    call_command("migrate", verbosity=0)
    call_command("load_vocabulary", verbosity=0)
    reader, random, begun = a_person("amina"), Random(SEED), time.perf_counter()
    sizes = Sizes(members=100, communities=200, threads=6_000, posts=60_000)
    a_crowd(sizes.members, first=reader, random=random)
    people = list(Person.objects.exclude(pk=reader.pk))
    as_if_held((person, network_key(the_network().public_id)) for person in people)
    let_all_talk(people, sizes, busiest=reader, random=random)
    choose_manner(Manner(person=reader, rhythm=Rhythm.DAILY))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{sizes}: written in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
    return reader


def _cost(person: "Person", days: int) -> Cost:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from multaqa.features.community.api import Post

    since = timezone.now() - timedelta(days=days)
    with CaptureQueriesContext(connection) as asked:
        kilobytes = _digest(days)
    queries = len(asked)
    taken = []
    for _round in range(ROUNDS):
        begun = time.process_time()
        _digest(days)
        taken.append((time.process_time() - begun) * 1000)
    posts = Post.objects.filter(written_at__gt=since).exclude(author=person).count()
    return Cost(days, posts, queries, statistics.median(taken), kilobytes)


def _digest(days: int) -> float:
    """Compose the digest of so many days and find its words; returns the kilobytes of both its bodies."""
    from multaqa.foundation.notify.api import Delivery
    from multaqa.foundation.notify.rendering import words_of
    from multaqa.foundation.notify.testing import compose_digests

    compose_digests(days=days)
    words = words_of(Delivery.objects.latest("pk"))
    return (len(words.html.encode()) + len(words.text.encode())) / 1024


if __name__ == "__main__":
    sys.exit(main())
