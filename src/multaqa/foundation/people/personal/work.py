"""Background work, and counts of attempts: what stands below people knows nobody, so people speaks for it."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.jobs.api import FAILED_WORK_KEPT, PROGRESS_KEPT, forget_progress, forget_traces, progress_for
from multaqa.foundation.people.holdings import Fate, Holding, Row, nothing_to_erase, nothing_to_export
from multaqa.foundation.people.models import Person

COUNTERS_KEPT = timedelta(days=1)


def _progress(person: Person) -> Iterator[Row]:
    for one in progress_for(person):
        yield {"what": one.title_key, "state": one.state, "changed_at": one.changed_at, "message": one.message}


def _forget_work(person: Person) -> int:
    return forget_traces([person.email, person.name])


HOLDINGS = (
    Holding(
        model="django_tasks_database.DBTaskResult",
        label=_("Background work, which names people by number only"),
        why=_("To do what takes time, and to try again what failed."),
        kept=_("Reports of failures in which the name or an address stands are emptied."),
        fate=Fate.EMPTIED,
        period=FAILED_WORK_KEPT,
        export=nothing_to_export,
        erase=_forget_work,
    ),
    Holding(
        model="jobs.Progress",
        label=_("Long pieces of work that one waited for"),
        why=_("To show how far they have come."),
        kept=_("Nothing stays."),
        period=PROGRESS_KEPT,
        naming={"jobs.Progress": ("owner",)},
        export=_progress,
        erase=forget_progress,
    ),
    Holding(
        model="people.SharedCacheEntry",
        label=_("Counts of attempts, by network address and by digest of an e-mail address"),
        why=_("To stop the guessing of passwords and the flooding of others with mail."),
        kept=_("The counts name no account and end by themselves."),
        fate=Fate.KEPT,
        period=COUNTERS_KEPT,
        export=nothing_to_export,
        erase=nothing_to_erase,
    ),
)
