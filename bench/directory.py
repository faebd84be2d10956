"""``python -m bench.directory``: what a page of the directory costs with ten thousand members.

Members are written into a database of their own, on SQLite and on PostgreSQL; nothing of an installation is touched.
CPU is this process's own time for a page, SQLite included and PostgreSQL not; the median of ``ROUNDS``. Queries are
those of a second request. The exit code is the number of pages over their budget.
"""

import argparse
import json
import os
import statistics
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

from bench import databases, world

if TYPE_CHECKING:
    from django.test import Client

    from multaqa.foundation.people.api import Person

PEOPLE: Final = 10_000
ROUNDS: Final = 40
QUERIES: Final = 8
QUERIES_OF: Final = {"an organisation with fifty members": 10, "a country or area": 10}
"""Pages with two lists of people: their own lines of docs/develop/budgets.md."""
MILLISECONDS: Final = 30.0
PAGES: Final = {
    "the list, first page": "/ar/members/",
    "the list, page 250": "/ar/members/?page=250",
    "of one country": "/ar/members/?country=JOR",
    "by a name": "/ar/members/?q=amina",
    "by a sector and a language": "/ar/members/?sector={sector}&language=fr",
    "a profile": "/ar/members/{member}/",
    "an organisation with fifty members": "/ar/organisations/{body}/",
    "a country or area": "/ar/countries/JOR/",
    "the list of two hundred organisations": "/ar/organisations/",
    "the list of countries and areas": "/ar/countries/",
}


@dataclass(frozen=True)
class Cost:
    """What one page took: queries, and milliseconds of CPU of the median request, of the least, and of the first."""

    page: str
    queries: int
    milliseconds: float
    least: float
    first: float

    @property
    def is_dear(self) -> bool:
        """Whether it is over the budget."""
        return self.queries > QUERIES_OF.get(self.page, QUERIES) or self.milliseconds > MILLISECONDS


def main() -> int:
    """Measure every page on every database, and print a table for each."""
    parser = argparse.ArgumentParser(prog="bench.directory", description=__doc__)
    parser.add_argument("--databases", nargs="+", default=databases.NAMES, choices=databases.NAMES)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--here", action="store_true", help="in this process, on the database of the environment")
    options = parser.parse_args()
    if options.here:
        print(json.dumps([asdict(cost) for cost in _measured(options.people)]))
        return 0
    dear = 0
    for name in options.databases:
        arguments = ["bench.directory", "--here", "--people", str(options.people)]
        found = [Cost(**cost) for cost in json.loads(databases.run_beside(arguments, database=name)[-1])]
        print(_table(name, found))
        dear += sum(cost.is_dear for cost in found)
    return dear


def _measured(people: int) -> list[Cost]:
    """Write the members, and measure each page."""
    world.prepare(Path(os.environ["MULTAQA_VAR"]))
    from django.conf import settings  # it needs Django, which was told just now
    from django.test import Client

    settings.PROFILES_AN_HOUR = settings.PROFILES_A_DAY = 1_000_000  # one reader asks for all
    (reader, ids), client = _written(people), Client(SERVER_NAME="localhost")
    client.force_login(reader)
    return [_cost(client, page, path.format(**ids)) for page, path in PAGES.items()]


def _written(people: int) -> "tuple[Person, dict[str, str]]":
    from django.core.management import call_command
    from django.db import connection

    from multaqa.features.membership.api import Member, Organisation
    from multaqa.features.membership.testing.crowds import a_crowd
    from multaqa.foundation.people.testing import a_person
    from multaqa.foundation.taxonomy.testing import a_term

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    reader, sector = a_person("amina"), a_term("transport")
    a_crowd(people, first=reader, random=Random(7))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    body, member = Organisation.objects.latest("pk"), Member.objects.latest("pk")
    return reader, {"sector": sector.public_id, "body": body.public_id, "member": member.public_id}


def _cost(client: "Client", page: str, path: str) -> Cost:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    first = _milliseconds(client, path)
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    queries = len(asked)  # the next request forgets them
    taken = [_milliseconds(client, path) for _round in range(ROUNDS)]
    return Cost(page, queries, statistics.median(taken), min(taken), first)


def _milliseconds(client: "Client", path: str) -> float:
    begun = time.process_time()
    answer = client.get(path)
    if answer.status_code != 200:
        raise ValueError(f"{path} answers {answer.status_code}")
    return (time.process_time() - begun) * 1000


def _table(database: str, found: list[Cost]) -> str:
    return "\n".join(_lines(database, found))


def _lines(database: str, found: list[Cost]) -> Iterator[str]:
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    yield f"{database}; load of this machine over 1, 5 and 15 minutes: {load}"
    yield "| page | queries | CPU | least | first |"
    yield "|---|---|---|---|---|"
    for cost in found:
        mark = " (over the budget)" if cost.is_dear else ""
        times = " | ".join(f"{each:.1f} ms" for each in (cost.milliseconds, cost.least, cost.first))
        yield f"| {cost.page} | {cost.queries} | {times} |{mark}"


if __name__ == "__main__":
    raise SystemExit(main())
