"""Reads: what was asked for oversight, and what of it is live."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.utils import timezone

from multaqa.foundation.access.models import ReadingRequest, SetEntry
from multaqa.foundation.access.policies import live

State = ReadingRequest.State


def waiting_requests() -> QuerySet[ReadingRequest]:
    """What waits for an officer, oldest first; what can be granted no more is left out."""
    return _with_people().filter(state=State.WAITING, until__gt=timezone.now()).order_by("pk")


def live_grants() -> QuerySet[ReadingRequest]:
    """What was granted and can be read now, the one that ends first first."""
    key = Concat(Value("person:"), OuterRef("person__public_id"))
    entries = SetEntry.objects.filter(live(), keyset__thing=OuterRef("thing"), key=key, is_base=False)
    granted = _with_people().filter(Q(until__gt=timezone.now()), Exists(entries), state=State.GRANTED)
    return granted.order_by("until", "pk")


def past_requests(*, but: Iterable[int], limit: int) -> QuerySet[ReadingRequest]:
    """What was decided or let lapse, newest first, without those of these row numbers."""
    return _with_people().exclude(pk__in=list(but)).order_by("-pk")[:limit]


def request_of(public_id: str) -> ReadingRequest | None:
    """What was asked under this id; None when nothing was."""
    return _with_people().filter(public_id=public_id).first()


def _with_people() -> QuerySet[ReadingRequest]:
    return ReadingRequest.objects.select_related("person", "asked_by", "decided_by")
