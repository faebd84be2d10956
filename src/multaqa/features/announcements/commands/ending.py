"""Announcements are corrected, withdrawn, and marked as read."""

from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.features.announcements.commands.steps import CannotAnnounce, locked_in, permit
from multaqa.features.announcements.facts import AnnouncementWithdrawn
from multaqa.features.announcements.models import Announcement, Receiver, State
from multaqa.features.announcements.queries.reading import forget_banners
from multaqa.foundation.access.api import hold_back, named_set, ref_of, set_key
from multaqa.foundation.facts.api import record
from multaqa.foundation.notify.api import see_thing
from multaqa.foundation.people.api import Person

_NOBODY: Final = "announcements.nobody"  # a set in which nobody ever stands
_COPIED: Final = ("language", "whom", "whom_detail", "for_visitors", "urgent", "reason", "ends_at")


@transaction.atomic
def begin_correction(announcement: Announcement, *, by: Person) -> Announcement:
    """Begin a draft with the words of a sent announcement, which it replaces for all who received that, once sent.

    Raises ``PermissionDenied``, and ``CannotAnnounce`` for what is not sent or is being corrected already.
    """
    permit(by)
    wrong = locked_in(announcement, State.SENT)
    if wrong.corrections.exclude(state=State.WITHDRAWN).exists():
        raise CannotAnnounce(_("A correction of this announcement has been begun already."))
    copied = {name: getattr(wrong, name) for name in _COPIED}
    draft = Announcement.objects.create(**copied, corrects=wrong, started_by=by)
    for text in wrong.texts.all():
        text.pk, text.announcement = None, draft
        text.save(force_insert=True)
    return draft


@transaction.atomic
def withdraw_announcement(announcement: Announcement, *, reason: str, by: Person) -> None:
    """Take a sent announcement back: nobody reads it any more, banner and notices go, mail that waits is not sent.

    What was mailed stays with its receivers. Raises ``PermissionDenied``, ``CannotAnnounce`` for what is not sent.
    """
    permit(by)
    sent = locked_in(announcement, State.SENT)
    sent.state, sent.withdrawn_by, sent.withdrawn_at = State.WITHDRAWN, by, timezone.now()
    sent.save(update_fields=["state", "withdrawn_by", "withdrawn_at"])
    _close(sent, by=by)
    record(AnnouncementWithdrawn(sent.public_id, reason), by=by, thing=ref_of(sent))


def replace_corrected(correction: Announcement, *, by: Person | None) -> None:
    """Let nobody read any more what a correction corrects; in the transaction that sends the correction."""
    if correction.corrects_id is not None:
        wrong = Announcement.objects.select_for_update().get(pk=correction.corrects_id)
        wrong.state = State.CORRECTED
        wrong.save(update_fields=["state"])
        _close(wrong, by=by)


@transaction.atomic
def mark_as_read(announcement: Announcement, *, by: Person) -> None:
    """Mark an announcement as read by one who received it, and its notice as seen. Read marks leave no fact."""
    received = Receiver.objects.filter(announcement=announcement, person=by, told_at__isnull=False, read_at=None)
    received.update(read_at=timezone.now())
    see_thing(ref_of(announcement), by=by)


def _close(announcement: Announcement, *, by: Person | None) -> None:
    hold_back(announcement, key=set_key(named_set(_NOBODY)), by=by)
    transaction.on_commit(forget_banners)
