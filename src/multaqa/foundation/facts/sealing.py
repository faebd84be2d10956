"""The chain's one writer: it seals what is committed, in the order in which it finds it."""

import structlog
from django.db import connection, transaction
from django.db.models import Max, QuerySet

from multaqa.foundation.facts.digests import GENESIS, seal_digest
from multaqa.foundation.facts.models import RecordedFact, Seal

BATCH = 500
LOOK_BACK = 10_000
LOCK = 0x4641435453  # "FACTS": the advisory lock that makes PostgreSQL's writer the only one
log = structlog.get_logger(__name__)


def seal(*, everything: bool = True) -> int:
    """Seal committed facts, oldest number first; returns how many. Writes the new head to the program's log.

    On PostgreSQL a lower number may be committed after a higher one: it is sealed by a later call, at a later
    place of the chain. Nothing is ever sealed between two links. Without ``everything`` only the last LOOK_BACK
    numbers are looked at, which takes the same time however long the log has grown.
    """
    total = 0
    while sealed := _seal_batch(everything=everything):
        total += sealed
    if total:
        log.info("facts sealed", count=total, head=head())
    return total


def head() -> str:
    """The chain's last link as "number:digest", to be kept outside the database; "" before the first."""
    last = Seal.objects.order_by("-number").first()
    return str(last or "")


def unsealed() -> QuerySet[RecordedFact]:
    """Facts that wait for their seal."""
    return RecordedFact.objects.filter(seal=None).order_by("pk")


def _seal_batch(*, everything: bool) -> int:
    waiting = unsealed() if everything else unsealed().filter(pk__gt=_highest_number() - LOOK_BACK)
    if not waiting.exists():  # a look takes no lock
        return 0
    with transaction.atomic():
        _become_the_only_writer()
        last = Seal.objects.order_by("-number").first()
        number, digest = (last.number, last.digest) if last else (0, GENESIS)
        links = []
        for recorded in waiting[:BATCH]:
            number, digest = number + 1, seal_digest(digest, number + 1, recorded)
            links.append(Seal(number=number, recorded=recorded, digest=digest))
        Seal.objects.bulk_create(links)
    return len(links)


def _highest_number() -> int:
    return RecordedFact.objects.aggregate(highest=Max("pk"))["highest"] or 0


def _become_the_only_writer() -> None:
    if connection.vendor == "postgresql":  # SQLite's immediate transactions have one writer anyway
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
