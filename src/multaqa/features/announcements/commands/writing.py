"""Announcements are begun, written, given an audience, and thrown away while they are drafts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from multaqa.features.announcements.commands.steps import locked_in, permit
from multaqa.features.announcements.models import Announcement, AnnouncementText, Receiver, State, Whom
from multaqa.foundation.languages.api import CODES, Status, write_fields
from multaqa.foundation.people.api import Person
from multaqa.lib import markdown


@dataclass(frozen=True, kw_only=True)
class Plan:
    """To whom an announcement goes, how, and from when until when; ``named`` are the people chosen by name."""

    whom: Whom
    detail: str = ""
    named: Sequence[Person] = ()
    for_visitors: bool = False
    urgent: bool = False
    reason: str = ""
    begins_at: datetime | None = None
    ends_at: datetime | None = None


@transaction.atomic
def begin_announcement(*, language: str, by: Person) -> Announcement:
    """Begin a draft whose original is in ``language``. Raises ``PermissionDenied``."""
    permit(by)
    announcement = Announcement.objects.create(language=language, started_by=by)
    AnnouncementText.objects.bulk_create(
        AnnouncementText(announcement=announcement, language=code, source_language="" if code == language else language)
        for code in CODES
    )
    return announcement


@transaction.atomic
def write_announcement(
    announcement: Announcement,
    language: str,
    values: Mapping[str, str],
    *,
    by: Person,
    seen: Mapping[str, int] | None = None,
) -> None:
    """Write ``title`` and ``body`` of a draft in one language; ``seen`` are the revisions that the writer read.

    Raises ``PermissionDenied``, ``CannotAnnounce``, and ``FieldsMovedOn`` when someone wrote meanwhile.
    """
    permit(by)
    locked_in(announcement, State.DRAFT)
    text = AnnouncementText.objects.select_for_update().get(announcement=announcement, language=language)
    if write_fields(text, values, by=by, seen=seen):
        text.body_html = markdown.render(text.body or "", language=language)
        text.status = Status.DONE if text.title and text.body else Status.AWAITING
        text.save(update_fields=["body_html", "status"])


@transaction.atomic
def plan_announcement(announcement: Announcement, plan: Plan, *, by: Person) -> None:
    """Say to whom a draft goes and how. A correction keeps the audience of what it corrects.

    Raises ``PermissionDenied`` and ``CannotAnnounce``.
    """
    permit(by)
    draft = locked_in(announcement, State.DRAFT)
    if draft.corrects_id is None:
        draft.whom, draft.whom_detail = plan.whom, plan.detail
        draft.for_visitors = plan.for_visitors and plan.whom == Whom.ALL
        _choose(draft, plan.named if plan.whom == Whom.NAMED else ())
    draft.urgent, draft.reason = plan.urgent, plan.reason if plan.urgent else ""
    draft.begins_at, draft.ends_at = plan.begins_at, plan.ends_at
    draft.save()


@transaction.atomic
def discard_announcement(announcement: Announcement, *, by: Person) -> None:
    """Throw a draft away. Raises ``PermissionDenied`` and ``CannotAnnounce``."""
    permit(by)
    locked_in(announcement, State.DRAFT).delete()


def _choose(draft: Announcement, named: Sequence[Person]) -> None:
    Receiver.objects.filter(announcement=draft).exclude(person__in=named).delete()
    Receiver.objects.bulk_create(
        (Receiver(announcement=draft, person=person) for person in named), ignore_conflicts=True
    )
