"""The words and rules of admission are kept: texts in six languages, and the constituencies."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction

from multaqa.features.membership.commands.editions import renew_directories
from multaqa.features.membership.facts import AdmissionWritten, ConstituencyChanged
from multaqa.features.membership.models import AdmissionText, Constituency, ConstituencyText
from multaqa.features.membership.policies import can_keep_membership, can_write_words
from multaqa.foundation.facts.api import record
from multaqa.foundation.languages.api import Status, write_fields
from multaqa.foundation.people.api import Person
from multaqa.lib import markdown
from multaqa.lib.labels import Labels


@transaction.atomic
def write_admission(
    text: AdmissionText, values: Mapping[str, str], *, by: Person, seen: Mapping[str, int] | None = None
) -> None:
    """Write the page of admission in one language; ``seen`` are the revisions that the writer read.

    Raises ``PermissionDenied``, and ``FieldsMovedOn`` when someone wrote meanwhile.
    """
    _permit_words(text, by=by)
    if changed := write_fields(text, values, by=by, seen=seen):
        _render(text, changed)
        record(AdmissionWritten(text.language, ""), by=by)


@transaction.atomic
def write_constituency(
    text: ConstituencyText, values: Mapping[str, str], *, by: Person, seen: Mapping[str, int] | None = None
) -> None:
    """Write who may join by a constituency, in one language. Raises as ``write_admission`` does."""
    _permit_words(text, by=by)
    if changed := write_fields(text, values, by=by, seen=seen):
        _render(text, changed)
        record(AdmissionWritten(text.language, text.constituency.code), by=by)


@transaction.atomic
def change_constituency(constituency: Constituency, *, names: Labels, flags: Mapping[str, bool], by: Person) -> None:
    """Say what a constituency is called and what its applicants need. Raises ``PermissionDenied``."""
    _permit(by)
    held = Constituency.objects.select_for_update().get(pk=constituency.pk)
    held.name = dict(names)
    held.needs_government_nominator = flags["needs_government_nominator"]
    held.is_at_risk, held.is_open = flags["is_at_risk"], flags["is_open"]
    held.save()
    renew_directories()
    record(ConstituencyChanged(held.code, **flags), by=by)


def _permit_words(text: AdmissionText | ConstituencyText, *, by: Person) -> None:
    if not can_write_words(by, text):
        raise PermissionDenied


def _permit(by: Person) -> None:
    if not can_keep_membership(by):
        raise PermissionDenied


def _render(text: AdmissionText | ConstituencyText, fields: tuple[str, ...]) -> None:
    """Render what changed; a text that says all that the page says is done."""
    for name in fields:
        text.html[name] = markdown.render(getattr(text, name) or "", language=text.language)
    text.status = Status.DONE if all(getattr(text, name) for name in text.FIELDS) else Status.DRAFTED
    text.save(update_fields=["html", "status"])
