"""What is held about people here: rules that they accepted or wrote, and reports that they sent."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.conduct.models import Acceptance, PersonReport, Version, VersionText
from multaqa.foundation.conduct.queries import acceptances_of, own_reports
from multaqa.foundation.people.api import Fate, Holding, Person, Row, register_holding


def _accepted(person: Person) -> Iterator[Row]:
    for acceptance in acceptances_of(person):
        version = acceptance.version
        row: dict[str, object] = {"document": version.document, "number": version.number}
        yield row | {"language": acceptance.language, "at": acceptance.accepted_at}


def _forget_accepted(person: Person) -> int:
    return Acceptance.objects.filter(person=person).delete()[0]


def _kept(person: Person) -> Iterator[Row]:
    for version in Version.objects.filter(Q(started_by=person) | Q(brought_by=person)).order_by("pk"):
        yield {"document": version.document, "number": version.number, "since": version.in_force_since}
    for text in VersionText.objects.filter(translator=person).select_related("version").order_by("pk"):
        yield {"document": text.version.document, "number": text.version.number, "language": text.language}


def _lose_translator(person: Person) -> int:
    return VersionText.objects.filter(translator=person).update(translator=None)


def _sent(person: Person) -> Iterator[Row]:
    """What she wrote herself: that somebody reported her is told to nobody but officers."""
    for report in own_reports(person):
        yield {
            "at": report.sent_at,
            "reason": report.reason,
            "words": report.words,
            "state": report.state,
            "outcome": report.outcome,
            "answer": report.answer,
        }


def _empty_reports(person: Person) -> int:
    """Reports by her lose her name, and those about her their words: nobody is left to look into."""
    told = PersonReport.objects.filter(Q(reporter=person) | Q(reported=person)).exclude(words="", answer="", page="")
    changed = told.update(words="", answer="", page="")
    return changed + PersonReport.objects.filter(reporter=person).update(reporter=None)


register_holding(
    Holding(
        model="conduct.PersonReport",
        label=_("Reports that one sent about other people"),
        why=_("So that officers can look into them."),
        kept=_("The writer’s name and all words go; that there was a report stays until a year after it was closed."),
        fate=Fate.EMPTIED,
        seen_by=_("Officers, but not the person reported"),
        matching=lambda person: [own_reports(person)],
        export=_sent,
        erase=_empty_reports,
    )
)
register_holding(
    Holding(
        model="conduct.Acceptance",
        label=_("Which rules one accepted, and when"),
        why=_("To ask once, and to be able to show what was agreed."),
        kept=_("Nothing stays but the entry of the log, without a name."),
        naming={"conduct.Acceptance": ("person",)},
        export=_accepted,
        erase=_forget_accepted,
    )
)
register_holding(
    Holding(
        model="conduct.Version",
        also=("conduct.VersionText",),
        label=_("Rules written, translated or brought into force"),
        why=_("To know who changed what everybody lives by."),
        kept=_("The rules stay; whoever kept them loses the name."),
        fate=Fate.KEPT,
        seen_by=_("Nobody; the log says it to auditors"),
        naming={"conduct.Version": ("started_by", "brought_by"), "conduct.VersionText": ("translator",)},
        export=_kept,
        erase=_lose_translator,
    )
)
