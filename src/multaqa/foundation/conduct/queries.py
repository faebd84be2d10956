"""Reads: what is in force, what was, what a person has still to accept; reports about people."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.cache import caches
from django.db.models import QuerySet
from django.utils import timezone

from multaqa.foundation.access.api import visible_people
from multaqa.foundation.conduct.models import (
    Acceptance,
    Contacts,
    Document,
    PersonReport,
    State,
    Version,
    VersionText,
)
from multaqa.foundation.conduct.policies import reports_met_by
from multaqa.foundation.languages.api import CODES, FieldInLanguage, field_in
from multaqa.foundation.people.api import Person

STAMP_SECONDS = 60
YES_SECONDS = 24 * 3600
_STAMP = "conduct.asked"


@dataclass(frozen=True)
class Reading:
    """A version as a reader sees it: its words in her language, or in another one where hers is missing."""

    version: Version
    body: FieldInLanguage
    html: str
    changes: FieldInLanguage
    is_foreign: bool


@dataclass(frozen=True)
class Kept:
    """A document on the keepers' list: what is in force and what is being written."""

    document: Document
    in_force: Version | None
    draft: Version | None


def documents_kept() -> list[Kept]:
    """The four documents, with what is in force and what is being written. Ask for KEEP_RULES first."""
    living = Version.objects.exclude(state=State.REPLACED)
    found = {(version.document, version.state): version for version in living}
    return [Kept(one, found.get((one, State.IN_FORCE)), found.get((one, State.DRAFT))) for one in Document]


def versions_of(document: Document) -> QuerySet[Version]:
    """Every version that is or was in force, newest first; drafts are not among them."""
    return Version.objects.filter(document=document).exclude(state=State.DRAFT).order_by("-number")


def in_force() -> QuerySet[Version]:
    """The version in force of each document that has one, in the order of ``Document``."""
    return Version.objects.filter(state=State.IN_FORCE).order_by("document")


def version_of(document: str, *, number: int | None = None) -> Version | None:
    """The version in force of a document, or an earlier one by its number; None for drafts and what never was."""
    kept = Version.objects.filter(document=document).exclude(state=State.DRAFT)
    return kept.filter(state=State.IN_FORCE).first() if number is None else kept.filter(number=number).first()


def draft_of(document: str) -> Version | None:
    """The draft of a document; None when there is none."""
    return Version.objects.filter(document=document, state=State.DRAFT).first()


def texts_of(version: Version) -> list[VersionText]:
    """The rows of a version's text, in the order of the languages of the site."""
    rows = VersionText.objects.filter(version=version).select_related("version")
    return sorted(rows, key=lambda text: CODES.index(text.language))


def readings(versions: Sequence[Version], *, language: str) -> list[Reading]:
    """How versions read in ``language``; one statement for all of them."""
    texts: dict[int, list[VersionText]] = {}
    for text in VersionText.objects.filter(version__in=versions):
        texts.setdefault(text.version_id, []).append(text)
    return [_reading(version, texts.get(version.pk, []), language=language) for version in versions]


def unaccepted(person: Person) -> QuerySet[Version]:
    """The versions in force that ask for acceptance and have not got this person's."""
    accepted = Acceptance.objects.filter(person=person).values("version")
    return in_force().filter(asks=True).exclude(pk__in=accepted)


def acceptances_of(person: Person) -> QuerySet[Acceptance]:
    """What a person has accepted, newest first."""
    return Acceptance.objects.filter(person=person).select_related("version").order_by("-accepted_at", "-pk")


def asked_of_everyone() -> str:
    """Names the set of versions that ask for acceptance now ("" for none); remembered for a minute by each process."""
    cache = caches["process"]
    stamp: str | None = cache.get(_STAMP)
    if stamp is None:
        asking = in_force().filter(asks=True).values_list("pk", flat=True)
        stamp = ".".join(str(pk) for pk in sorted(asking))
        cache.set(_STAMP, stamp, STAMP_SECONDS)
    return stamp


def has_accepted_all(person: Person) -> bool:
    """Whether nothing is left for a person to accept; a yes is remembered by the process until the rules change."""
    stamp = asked_of_everyone()
    if not stamp:
        return True
    key = f"conduct.accepted.{person.pk}.{stamp}"
    accepted = bool(caches["process"].get(key)) or not unaccepted(person).exists()
    if accepted:
        caches["process"].set(key, True, YES_SECONDS)
    return accepted


def forget_what_is_asked() -> None:
    """Let this process look again at once."""
    caches["process"].delete(_STAMP)


def contacts() -> Contacts:
    """Whom to turn to; an unsaved empty row while nobody has said."""
    return Contacts.objects.first() or Contacts()


def expires_on() -> str:
    """Until when a reader of ``security.txt`` may rely on it: the first of the month after next (RFC 9116, 2.5.5)."""
    today = timezone.now().astimezone(tz=None).date()
    months = today.year * 12 + today.month + 1
    return f"{months // 12:04}-{months % 12 + 1:02}-01T00:00:00Z"


def own_reports(person: Person) -> QuerySet[PersonReport]:
    """The reports that a person sent, the latest first; none about somebody who hides from her meanwhile."""
    sent = PersonReport.objects.filter(visible_people(person, column="reported"), reporter=person)
    return sent.order_by("-sent_at", "-pk")


def reports_for(officer: Person, *, closed: bool) -> QuerySet[PersonReport]:
    """The open reports that an officer may know of, the longest waiting first; or the closed ones, the latest first."""
    met = PersonReport.objects.filter(reports_met_by(officer)).select_related("reporter", "reported", "taken_by")
    if closed:
        return met.filter(state=PersonReport.State.CLOSED).order_by("-closed_at", "-pk")
    return met.exclude(state=PersonReport.State.CLOSED).order_by("sent_at", "pk")


def report_for(officer: Person, public_id: str) -> PersonReport | None:
    """One report that an officer may know of; None for any other."""
    met = PersonReport.objects.filter(reports_met_by(officer)).select_related("reporter", "reported", "taken_by")
    return met.filter(public_id=public_id).first()


def others_about(report: PersonReport, *, officer: Person) -> QuerySet[PersonReport]:
    """The other reports about the same person that an officer may know of, the latest first."""
    met = PersonReport.objects.filter(reports_met_by(officer), reported=report.reported_id)
    return met.exclude(pk=report.pk).order_by("-sent_at", "-pk")


def _reading(version: Version, texts: list[VersionText], *, language: str) -> Reading:
    body = field_in(texts, "body", language, drafts=True)
    changes = field_in(texts, "changes", language, drafts=True)
    html = next((text.body_html for text in texts if text.language == body.language), "")
    return Reading(version, body, html, changes, is_foreign=body.language != language)
