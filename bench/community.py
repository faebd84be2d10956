"""``python -m bench.community``: what pages of communities cost when a hundred times as much has been said.

Ten thousand members, 200 communities, a hundred thousand threads and a million posts, or a share of these, are written
into a database of its own, on SQLite and on PostgreSQL; nothing of an installation is touched. CPU is this process's
own time for a page, SQLite included and PostgreSQL not; the median of ``ROUNDS``. Queries are those of a second
request; bytes are the page's own, before compression. The reader belongs to every community and was away two months.
"""

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

from bench import databases, world

if TYPE_CHECKING:
    from django.test import Client

    from multaqa.features.community.testing.crowds import Sizes, Talk
    from multaqa.foundation.people.api import Person

ROUNDS: Final = 20
SEED: Final = 5
GROWTH: Final = 1.2
"""A page at the whole may cost so many times what it costs at the smallest share."""


@dataclass(frozen=True)
class Cost:
    """What one page took."""

    page: str
    queries: int
    milliseconds: float
    kilobytes: float


def main() -> int:
    """Measure every share on every database; the exit code is the number of pages that grow by more than they may."""
    parser = argparse.ArgumentParser(prog="bench.community", description=__doc__)
    parser.add_argument("--shares", type=float, nargs="+", default=[0.01, 0.1], metavar="SHARE", help="1 is all of it")
    parser.add_argument("--databases", nargs="+", default=databases.NAMES, choices=databases.NAMES)
    parser.add_argument("--here", action="store_true", help="in this process, on the database of the environment")
    options = parser.parse_args()
    if options.here:
        print(json.dumps([asdict(cost) for cost in _measured(options.shares[0])]))
        return 0
    grown = 0
    for name in options.databases:
        found = {share: _in_a_process(name, share) for share in options.shares}
        print(_table(name, found))
        grown += sum(growth > GROWTH for growth in _growth(found).values())
    return grown


def _in_a_process(database: str, share: float) -> list[Cost]:
    told = databases.run_beside(["bench.community", "--here", "--shares", str(share)], database=database)
    return [Cost(**cost) for cost in json.loads(told[-1])]


def _measured(share: float) -> list[Cost]:
    """Write a share of everything, and measure each page."""
    world.prepare(Path(os.environ["MULTAQA_VAR"]))
    from multaqa.features.community.testing.crowds import Sizes  # it needs Django, which was told just now

    sizes = Sizes.of(share)
    reader, talk = _written(sizes)
    client = _client(reader)
    return [_cost(client, page, path) for page, path in _pages(talk).items()]


def _written(sizes: "Sizes") -> "tuple[Person, Talk]":
    from django.core.management import call_command
    from django.db import connection

    from multaqa.features.community.testing.crowds import let_all_talk
    from multaqa.features.membership.testing.crowds import a_crowd
    from multaqa.foundation.access.api import network_key
    from multaqa.foundation.access.testing import as_if_held
    from multaqa.foundation.people.api import Person, the_network
    from multaqa.foundation.people.testing import a_person

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("load_vocabulary", verbosity=0)
    reader, random, begun = a_person("amina"), Random(SEED), time.perf_counter()
    a_crowd(sizes.members, first=reader, random=random)
    people = list(Person.objects.exclude(pk=reader.pk))
    as_if_held((person, network_key(the_network().public_id)) for person in people)
    talk = let_all_talk(people, sizes, busiest=reader, random=random)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{sizes}: written in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
    return reader, talk


def _client(reader: "Person") -> "Client":
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS = ["*"]
    client = Client(SERVER_NAME="localhost")
    client.force_login(reader)
    return client


def _pages(talk: "Talk") -> Mapping[str, str]:
    """What is measured, by its name, with its address."""
    from multaqa.features.community.api import Post
    from multaqa.features.community.testing.crowds import LONGEST

    posts = Post.objects.filter(thread=talk.longest)
    first, middle, last = (posts.get(number=number).public_id for number in (1, LONGEST // 2, LONGEST))
    longest = f"/ar/threads/{talk.longest.public_id}/"
    return {
        "home": "/ar/",
        "communities": "/ar/communities/",
        "a community's stream": f"/ar/communities/{talk.community.public_id}/",
        "new in all communities": "/ar/communities/new/",
        "a thread of 20 posts": f"/ar/threads/{talk.twenty.public_id}/",
        "a thread of 2,000: first page": f"{longest}?from={first}",
        "a thread of 2,000: middle": f"{longest}?from={middle}",
        "a thread of 2,000: last page": f"{longest}?before={last}",
    }


def _cost(client: "Client", page: str, path: str) -> Cost:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)
    queries = len(asked)  # the next request empties the list
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answered {answer.status_code}")
    taken = []
    for _round in range(ROUNDS):
        begun = time.process_time()
        client.get(path)
        taken.append((time.process_time() - begun) * 1000)
    return Cost(page, queries, statistics.median(taken), len(answer.content) / 1024)


def _growth(found: Mapping[float, Sequence[Cost]]) -> dict[str, float]:
    """How many times what it costs at the smallest share each page costs at the largest."""
    least, most = (found[pick(found)] for pick in (min, max))
    return {one.page: other.milliseconds / one.milliseconds for one, other in zip(least, most, strict=True)}


def _table(database: str, found: Mapping[float, Sequence[Cost]]) -> str:
    shares = sorted(found)
    heads = [f"{share:.0%}" for share in shares]
    lines = [f"| {database} | {' | '.join(heads)} | growth |", "|---" * (len(shares) + 2) + "|"]
    growth = _growth(found)
    for place, first in enumerate(found[shares[0]]):
        cells = [_cell(found[share][place]) for share in shares]
        lines.append(f"| {first.page} | {' | '.join(cells)} | {growth[first.page]:.2f} |")
    return "\n".join(lines)


def _cell(cost: Cost) -> str:
    return f"{cost.queries} queries, {cost.milliseconds:.1f} ms, {cost.kilobytes:.0f} KB"


if __name__ == "__main__":
    sys.exit(main())
