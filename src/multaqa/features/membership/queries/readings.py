"""Reads: whose reading of profiles was stopped."""

from django.db.models import QuerySet

from multaqa.features.membership.models import ReadingStop


def stops_waiting() -> QuerySet[ReadingStop]:
    """The accounts that wait for a steward, the longest first. Ask for KEEP_MEMBERSHIP first."""
    return ReadingStop.objects.filter(ended_at=None).select_related("person").order_by("at", "pk")


def stops_ended(most: int = 50) -> QuerySet[ReadingStop]:
    """Those that were let go on, the latest first, each with who let it and why. Ask for KEEP_MEMBERSHIP first."""
    ended = ReadingStop.objects.filter(ended_at__isnull=False).select_related("person", "ended_by")
    return ended.order_by("-ended_at", "-pk")[:most]


def stop_named(public_id: str) -> ReadingStop | None:
    """A stop by its public id; None for any other."""
    return ReadingStop.objects.select_related("person").filter(public_id=public_id).first()
