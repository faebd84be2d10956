"""Announcements are sent: confirmed by a second person where they are urgent, and told in batches."""

from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.features.announcements.audiences import is_by_key, key_of, people_of, set_name
from multaqa.features.announcements.commands.ending import replace_corrected
from multaqa.features.announcements.commands.steps import CannotAnnounce, locked_in, permit
from multaqa.features.announcements.facts import (
    AnnouncementConfirmed,
    AnnouncementOffered,
    AnnouncementReturned,
    AnnouncementSent,
    AnnouncementUnconfirmed,
)
from multaqa.features.announcements.models import Announcement, AnnouncementText, Receiver, State
from multaqa.features.announcements.notices import WAITING
from multaqa.features.announcements.policies import may_confirm
from multaqa.features.announcements.queries.desk import kind_of_notice, second_people
from multaqa.features.announcements.queries.reading import forget_banners
from multaqa.foundation.access.api import add_entry, named_set, person_key, ref_of, set_audience
from multaqa.foundation.facts.api import record
from multaqa.foundation.notify.api import DeliveryState, mail_counts, tell
from multaqa.foundation.people.api import Person

A_BATCH: Final = 100  # people told in one transaction
MAIL_THAT_MAY_WAIT: Final = 300  # messages; beyond it no further batch is told, so that other mail is not held up
URGENT_MAIL_THAT_MAY_WAIT: Final = 3000


@transaction.atomic
def send_announcement(announcement: Announcement, *, by: Person) -> State:
    """Send a draft, at once or at its time; an urgent one waits for a second person if there is any.

    Returns where it stands then. Raises ``PermissionDenied``, and ``CannotAnnounce`` for what is no draft, has no whole
    original, reaches nobody, has ended, or is urgent without a reason.
    """
    permit(by)
    draft = locked_in(announcement, State.DRAFT)
    _refuse_unready(draft)
    draft.offered_by = by
    if not draft.urgent:
        return _go_out(draft, by=by)
    if second_people(beside=by).exists():
        return _wait(draft, by=by)
    record(AnnouncementUnconfirmed(draft.public_id, draft.reason), by=by, thing=ref_of(draft))
    return _go_out(draft, by=by)


@transaction.atomic
def confirm_announcement(announcement: Announcement, *, by: Person) -> State:
    """Confirm an urgent announcement as the second person; it goes out, at once or at its time.

    Returns where it stands then. Raises ``PermissionDenied`` for the first person, ``CannotAnnounce``.
    """
    waiting = locked_in(announcement, State.WAITING)
    if not may_confirm(by, waiting):
        raise PermissionDenied
    _refuse_unready(waiting)
    record(AnnouncementConfirmed(waiting.public_id), by=by, thing=ref_of(waiting))
    return _go_out(waiting, by=by)


@transaction.atomic
def take_back(announcement: Announcement, *, by: Person) -> None:
    """Make a waiting or scheduled announcement a draft again. Raises ``PermissionDenied`` and ``CannotAnnounce``."""
    permit(by)
    held = locked_in(announcement, State.WAITING, State.SCHEDULED)
    held.state, held.offered_by, held.sent_by = State.DRAFT, None, None
    held.save(update_fields=["state", "offered_by", "sent_by"])
    record(AnnouncementReturned(held.public_id), by=by, thing=ref_of(held))


def send_due() -> list[int]:
    """Send what is scheduled for now or before; returns the row numbers of all that is still being told."""
    due = Announcement.objects.filter(state=State.SCHEDULED, begins_at__lte=timezone.now())
    for announcement in due.order_by("begins_at"):
        _send_due(announcement)
    return list(
        Announcement.objects.filter(state=State.SENT, told_at=None)
        .order_by("-urgent", "pk")
        .values_list("pk", flat=True)
    )


@transaction.atomic
def tell_next(number: int) -> bool:
    """Tell the next batch of people of the sent announcement in row ``number``; True while more are to be told now.

    Safe to repeat, also after it was killed: a batch is one transaction, and nobody is told twice. One that was
    withdrawn tells nobody; while much mail waits, nobody is told yet.
    """
    announcement = Announcement.objects.select_for_update().filter(pk=number, state=State.SENT, told_at=None).first()
    if announcement is None or _is_crowded(announcement):
        return False
    told = Receiver.objects.filter(announcement=announcement, told_at__isnull=False)
    some = list(people_of(announcement).exclude(pk__in=told.values("person")).order_by("pk")[:A_BATCH])
    _let_in(announcement, some)
    _tell(announcement, some)
    if len(some) < A_BATCH:
        announcement.told_at = timezone.now()
        announcement.save(update_fields=["told_at"])
    return len(some) == A_BATCH


def _refuse_unready(announcement: Announcement) -> None:
    original = AnnouncementText.objects.get(announcement=announcement, language=announcement.language)
    if not original.title or not original.body:
        raise CannotAnnounce(_("The announcement has no title or no text yet in the language it was begun in."))
    if announcement.ends_at is not None and announcement.ends_at <= timezone.now():
        raise CannotAnnounce(_("The end of this announcement has passed."))
    if announcement.urgent and not announcement.reason:
        raise CannotAnnounce(_("An urgent announcement needs a reason."))
    if not people_of(announcement).exists():
        raise CannotAnnounce(_("This announcement has no receivers."))
    if announcement.corrects is not None and announcement.corrects.state != State.SENT:
        raise CannotAnnounce(_("What this announcement corrects has been withdrawn or corrected meanwhile."))


def _wait(draft: Announcement, *, by: Person) -> State:
    draft.state = State.WAITING
    draft.save(update_fields=["state", "offered_by"])
    record(AnnouncementOffered(draft.public_id, draft.reason), by=by, thing=ref_of(draft))
    tell(second_people(beside=by), kind=WAITING)
    return State.WAITING


def _go_out(announcement: Announcement, *, by: Person) -> State:
    announcement.sent_by = by
    if announcement.begins_at is not None and announcement.begins_at > timezone.now():
        announcement.state = State.SCHEDULED
        announcement.save(update_fields=["state", "offered_by", "sent_by"])
        return State.SCHEDULED
    _open(announcement, by=by)
    return State.SENT


@transaction.atomic
def _send_due(announcement: Announcement) -> None:
    try:
        scheduled = locked_in(announcement, State.SCHEDULED)
    except CannotAnnounce:  # taken back meanwhile
        return
    _open(scheduled, by=scheduled.sent_by)


def _open(announcement: Announcement, *, by: Person | None) -> None:
    """Let its audience read it from now on; an effect of the fact tells them."""
    announcement.state, announcement.sent_at = State.SENT, timezone.now()
    announcement.receivers = people_of(announcement).count()
    announcement.save()
    key, label = key_of(announcement)
    set_audience(announcement, audience=key, label=label, by=by)
    replace_corrected(announcement, by=by)
    said = AnnouncementSent(
        announcement.public_id,
        announcement.whom,
        announcement.whom_detail,
        announcement.urgent,
        announcement.receivers,
        announcement.corrects.public_id if announcement.corrects else "",
    )
    record(said, by=by, thing=ref_of(announcement))
    transaction.on_commit(forget_banners)


def _is_crowded(announcement: Announcement) -> bool:
    limit = URGENT_MAIL_THAT_MAY_WAIT if announcement.urgent else MAIL_THAT_MAY_WAIT
    return mail_counts().get(DeliveryState.QUEUED, 0) >= limit


def _let_in(announcement: Announcement, people: list[Person]) -> None:
    if is_by_key(announcement):
        return
    receivers = named_set(set_name(announcement))
    for person in people:
        add_entry(receivers, person_key(person), by=announcement.sent_by, reason="announcement")


def _tell(announcement: Announcement, people: list[Person]) -> None:
    tell(people, kind=kind_of_notice(announcement), thing_ref=ref_of(announcement), once=ref_of(announcement))
    now = timezone.now()
    Receiver.objects.filter(announcement=announcement, person__in=people).update(told_at=now)
    rows = (Receiver(announcement=announcement, person=person, told_at=now) for person in people)
    Receiver.objects.bulk_create(rows, ignore_conflicts=True)
