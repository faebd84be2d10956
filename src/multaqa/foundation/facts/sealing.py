"""The chain's one writer: it seals what is committed, in the order in which it finds it."""

import structlog
from django.db import connection, transaction
from django.db.models import QuerySet

from multaqa.foundation.facts.digests import GENESIS, seal_digest
from multaqa.foundation.facts.models import RecordedFact, Seal

BATCH = 500
LOCK = 0x4641435453  # "FACTS": the advisory lock that makes PostgreSQL's writer the only one
log = structlog.get_logger(__name__)


def seal() -> int:
    """Seal all committed facts, oldest number first; returns how many. Writes the new head to the program's log.

    On PostgreSQL a lower number may be committed after a higher one: it is sealed by a later call, at a later
    place of the chain. Nothing is ever sealed between two links.
    """
    total = 0
    while sealed := _seal_batch():
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


def _seal_batch() -> int:
    with transaction.atomic():
        _become_the_only_writer()
        last = Seal.objects.order_by("-number").first()
        number, digest = (last.number, last.digest) if last else (0, GENESIS)
        links = []
        for recorded in unsealed()[:BATCH]:
            number, digest = number + 1, seal_digest(digest, number + 1, recorded)
            links.append(Seal(number=number, recorded=recorded, digest=digest))
        Seal.objects.bulk_create(links)
    return len(links)


def _become_the_only_writer() -> None:
    if connection.vendor == "postgresql":  # SQLite's immediate transactions have one writer anyway
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
