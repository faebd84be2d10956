"""What is held about people here: their exports, their erasure, and holds on it."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.people.api import Fate, Holding, Person, Row, register_holding
from multaqa.foundation.privacy.commands import forget_exports_of
from multaqa.foundation.privacy.models import Erasure, Export, LegalHold
from multaqa.foundation.privacy.rules import EXPORT_LINE_KEPT


def _exports(person: Person) -> Iterator[Row]:
    for export in Export.objects.filter(person=person).order_by("pk"):
        yield {"at": export.asked_at, "size": export.size, "until": export.expires_at}


def _erasures(person: Person) -> Iterator[Row]:
    for erasure in Erasure.objects.filter(person=person).order_by("pk"):
        yield {"at": erasure.asked_at, "state": erasure.state, "until": erasure.due_at, "message": erasure.request}


def _empty_erasures(person: Person) -> int:
    return Erasure.objects.filter(person=person).exclude(request="").update(request="")


def _holds(person: Person) -> Iterator[Row]:
    for hold in _told_holds(person).order_by("pk"):
        yield {"since": hold.since, "until": hold.lifted_at or hold.until}


def _told_holds(person: Person) -> QuerySet[LegalHold]:
    """Those of which she is told: the others are what the law forbids to tell."""
    return LegalHold.objects.filter(person=person, is_told=True)


def _empty_holds(person: Person) -> int:
    return LegalHold.objects.filter(person=person).exclude(reason="").update(reason="")


register_holding(
    Holding(
        model="privacy.LegalHold",
        label=_("Legal holds: since when, until when, why, and by whom"),
        why=_("Because a law may forbid erasing for a time."),
        kept=_("Nothing is erased while a hold lasts. Afterwards its dates stay, without the reason."),
        fate=Fate.EMPTIED,
        seen_by=_("Officers; the person concerned, unless a law forbids telling"),
        matching=lambda person: [_told_holds(person)],
        export=_holds,
        erase=_empty_holds,
    )
)
register_holding(
    Holding(
        model="privacy.Erasure",
        label=_("Requests to be erased, and what became of them"),
        why=_("To prove that they were carried out, and to repeat them after a backup was restored."),
        kept=_("The dates stay, with a number that names nobody."),
        fate=Fate.EMPTIED,
        seen_by=_("The person concerned, and officers"),
        naming={"privacy.Erasure": ("person",)},
        export=_erasures,
        erase=_empty_erasures,
    )
)
register_holding(
    Holding(
        model="privacy.Export",
        label=_("Exports asked for; the archive can be fetched for seven days"),
        why=_("To hand over all that is held."),
        kept=_("Nothing stays."),
        seen_by=_("The person concerned"),
        period=EXPORT_LINE_KEPT,
        naming={"privacy.Export": ("person",)},
        export=_exports,
        erase=forget_exports_of,
    )
)
