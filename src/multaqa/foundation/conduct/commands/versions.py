"""Versions of the rules: begun, written, discarded, brought into force."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.foundation.conduct.delivered import delivered
from multaqa.foundation.conduct.facts import (
    VersionBroughtIntoForce,
    VersionDiscarded,
    VersionStarted,
    VersionWritten,
)
from multaqa.foundation.conduct.models import Document, State, Version, VersionText
from multaqa.foundation.conduct.policies import may_keep_rules
from multaqa.foundation.conduct.queries import forget_what_is_asked
from multaqa.foundation.facts.api import record
from multaqa.foundation.languages.api import CODES, Status, write_fields
from multaqa.foundation.people.api import Person
from multaqa.lib import markdown


class Refused(ValueError):
    """What was asked of the rules cannot be; ``str()`` says why in the reader's language."""


def start_version(document: Document, *, language: str, by: Person | None) -> Version:
    """Begin the next version of a document with the texts of the last one, or else the delivered ones.

    ``language`` is that of the original. Raises ``PermissionDenied``, and ``Refused`` while there is a draft.
    """
    _permit(by)
    try:
        with transaction.atomic():
            return _start(document, language=language, by=by)
    except IntegrityError as clash:
        raise Refused(_("There is a draft of this document already: go on with it, or discard it first.")) from clash


@transaction.atomic
def write_version(
    version: Version,
    language: str,
    values: Mapping[str, str],
    *,
    by: Person | None,
    seen: Mapping[str, int] | None = None,
) -> None:
    """Write ``body`` and ``changes`` of a draft in one language.

    ``seen`` are the revisions that the writer read. Raises ``PermissionDenied``, ``Refused`` for what is no draft any
    more, and ``FieldsMovedOn`` when someone else wrote the same field meanwhile.
    """
    _permit(by)
    _lock_draft(version)
    text = _text_of(version, language)
    if write_fields(text, values, by=by, seen=seen):
        text.body_html = markdown.render(text.body or "", language=language)
        text.status = Status.DONE if text.body else Status.AWAITING
        text.save(update_fields=["body_html", "status"])
        record(VersionWritten(document=version.document, number=version.number, language=language), by=by)


@transaction.atomic
def discard_version(version: Version, *, by: Person | None) -> None:
    """Throw a draft away. Raises ``PermissionDenied``, and ``Refused`` for what is no draft any more."""
    _permit(by)
    _lock_draft(version)
    record(VersionDiscarded(document=version.document, number=version.number), by=by)
    version.delete()


@transaction.atomic
def bring_into_force(version: Version, *, asks: bool, by: Person | None) -> None:
    """Let a draft replace the version in force; with ``asks`` each person is asked once to accept it.

    Raises ``PermissionDenied``, and ``Refused`` for what is no draft any more or has no original text.
    """
    _permit(by)
    _lock_draft(version)
    if not VersionText.objects.filter(version=version, language=version.language).exclude(body_html="").exists():
        raise Refused(_("The document has no text yet in the language it was begun in."))
    now = timezone.now()
    Version.objects.filter(document=version.document, state=State.IN_FORCE).update(
        state=State.REPLACED, in_force_until=now
    )
    version.state, version.asks, version.brought_by, version.in_force_since = State.IN_FORCE, asks, by, now
    version.save(update_fields=["state", "asks", "brought_by", "in_force_since"])
    record(VersionBroughtIntoForce(document=version.document, number=version.number, asks=asks), by=by)
    transaction.on_commit(forget_what_is_asked)


@transaction.atomic
def adopt_delivered(*, asks: bool, by: Person | None) -> list[Version]:
    """Bring the delivered texts into force for each document that has no version yet; the last step of a first run.

    Raises ``PermissionDenied``.
    """
    _permit(by)
    known = set(Version.objects.values_list("document", flat=True))
    adopted = [start_version(document, language="en", by=by) for document in Document if document not in known]
    for version in adopted:
        bring_into_force(version, asks=asks and version.document in _BINDING, by=by)
    return adopted


_BINDING = {Document.TERMS, Document.PRIVACY, Document.CODE}  # the accessibility statement binds us, not them


def _permit(person: Person | None) -> None:
    if not may_keep_rules(person):
        raise PermissionDenied


def _start(document: Document, *, language: str, by: Person | None) -> Version:
    last = Version.objects.filter(document=document).order_by("-number").first()
    number = last.number + 1 if last else 1
    version = Version.objects.create(document=document, number=number, language=language, started_by=by)
    bodies = _bodies_of(last) if last else delivered(document)
    VersionText.objects.bulk_create(_copied(version, code, bodies.get(code, "")) for code in CODES)
    record(VersionStarted(document=document, number=number), by=by)
    return version


def _bodies_of(version: Version) -> dict[str, str]:
    return {text.language: text.body or "" for text in VersionText.objects.filter(version=version)}


def _copied(version: Version, language: str, body: str) -> VersionText:
    return VersionText(
        version=version,
        language=language,
        source_language="" if language == version.language else version.language,
        status=Status.DONE if body else Status.AWAITING,
        body=body or None,
        body_html=markdown.render(body, language=language),
        revisions={"body": 1} if body else {},
        source_revisions={"body": 1} if body and language != version.language else {},
    )


def _lock_draft(version: Version) -> None:
    locked = Version.objects.select_for_update().filter(pk=version.pk, state=State.DRAFT).first()
    if locked is None:
        raise Refused(_("This version is no draft any more: someone brought it into force or discarded it."))


def _text_of(version: Version, language: str) -> VersionText:
    return VersionText.objects.get(version=version, language=language)
