"""``python -m bench.directory``: what a page of the directory costs with ten thousand members.

Members are written into a database of tests, in a transaction that is not committed; nothing of an installation is
touched. CPU is this process's own time for a page, its database (SQLite) included; the median of forty. Queries are
those of a second request.
"""

import statistics
import time
from random import Random

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext, get_runner

PEOPLE = 10_000
ROUNDS = 40
PAGES = (
    "/ar/members/",
    "/ar/members/?page=250",
    "/ar/members/?country=JOR",
    "/ar/members/?q=amina",
    "/ar/members/?sector={sector}&language=fr",
    "/ar/members/{member}/",
    "/ar/organisations/{body}/",
    "/ar/countries/JOR/",
    "/ar/organisations/",
    "/ar/countries/",
)


def main() -> None:
    """Write the members, then print the CPU of each page, and what making the directory anew costs."""
    from multaqa.features.membership.api import Member, Organisation
    from multaqa.features.membership.testing.crowds import a_crowd
    from multaqa.foundation.people.testing import a_person
    from multaqa.foundation.taxonomy.testing import a_term

    with transaction.atomic():
        reader, sector = a_person("amina"), a_term("transport")
        a_crowd(PEOPLE, first=reader, random=Random(7))
        client = Client(SERVER_NAME="localhost")
        client.force_login(reader)
        ids = {"sector": sector.public_id, "body": Organisation.objects.latest("pk").public_id}
        ids["member"] = Member.objects.latest("pk").public_id
        for page in PAGES:
            _measure(client, page.format(**ids))
        transaction.set_rollback(True)


def _measure(client: Client, page: str) -> None:
    begun = time.process_time()
    client.get(page)
    first = time.process_time() - begun
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(page)
    queries = len(asked)
    taken = []
    for _round in range(ROUNDS):
        begun = time.process_time()
        client.get(page)
        taken.append(time.process_time() - begun)
    median = statistics.median(taken) * 1000
    print(f"{page}: {answer.status_code}, {queries} queries, {median:.1f} ms (first {first * 1000:.0f} ms)")


if __name__ == "__main__":
    import django

    django.setup()
    django.conf.settings.PROFILES_AN_HOUR = django.conf.settings.PROFILES_A_DAY = 1_000_000  # one reader asks for all
    runner = get_runner(django.conf.settings)(verbosity=0, interactive=False)
    old = runner.setup_databases()
    try:
        main()
    finally:
        runner.teardown_databases(old)
