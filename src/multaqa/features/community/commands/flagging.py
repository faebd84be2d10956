"""Readers flag posts; who decides is told, and whoever flagged hears in general words what came of it."""

from django.db import transaction
from django.utils import timezone

from multaqa.features.community.commands.rows import locked_post, permit
from multaqa.features.community.facts.moderation import FlagsDismissed
from multaqa.features.community.models import WORDS_LENGTH, Flag, Post, Rule
from multaqa.features.community.notices.moderation import FLAG_CLOSED, FLAGGED, OFFICE_WAITS
from multaqa.features.community.policies.moderation import may_decide, may_flag
from multaqa.features.community.queries.deciders import facilitators_deciding, officers_deciding
from multaqa.foundation.access.api import Label, may_read, ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.notify.api import tell
from multaqa.foundation.people.api import Person


class NobodyDecides(Exception):
    """There is nobody who could decide about a post but its author, the reader, and from whom one of them hides."""


@transaction.atomic
def flag_post(post: Post, *, rule: Rule | str, words: str, by: Person) -> Flag:
    """Say that a post breaks a rule; who decides about it is told, and its author is not. Twice is once while it waits.

    Raises PermissionDenied, and NobodyDecides: then nothing was kept.
    """
    locked = locked_post(post)
    permit(may_flag(by, locked) and may_read(by, locked))
    if again := Flag.objects.filter(post=locked, by=by, closed_at=None).first():
        return again
    facilitators = facilitators_deciding(locked)
    flag = Flag.objects.create(
        post=locked,
        by=by,
        rule=Rule(rule),
        words=words.strip()[:WORDS_LENGTH],
        said="" if locked.label == Label.RED else locked.source,
        for_office=not facilitators,
    )
    _tell_deciders(flag, facilitators)
    return flag


@transaction.atomic
def dismiss_flags(post: Post, *, by: Person) -> int:
    """Find that a post breaks no rule; returns how many flags that closed. Raises PermissionDenied."""
    locked = locked_post(post)
    permit(may_decide(by, locked))
    closed = close_flags(locked, Flag.Outcome.NO_BREACH)
    if closed:
        record(FlagsDismissed(locked.public_id), by=by, thing=ref_of(locked))
    return closed


def close_flags(post: Post, outcome: Flag.Outcome) -> int:
    """Close what was said against a post and tell whoever said it, in the caller's transaction; returns how many."""
    flags = list(Flag.objects.select_for_update(of=("self",)).select_related("by").filter(post=post, closed_at=None))
    Flag.objects.filter(pk__in=[flag.pk for flag in flags]).update(closed_at=timezone.now(), outcome=outcome)
    for flag in flags:
        if flag.by is not None:
            tell([flag.by], kind=FLAG_CLOSED, thing_ref=ref_of(flag), once=ref_of(flag))
    return len(flags)


def _tell_deciders(flag: Flag, facilitators: list[Person]) -> None:
    """Tell the facilitators that something waits in their community, or else officers that something waits."""
    community, once = flag.post.thread.community, f"{ref_of(flag.post)}:{flag.at.date().isoformat()}"
    if facilitators and community is not None:
        tell(facilitators, kind=FLAGGED, thing_ref=ref_of(community), once=once)
        return
    officers = officers_deciding(flag)
    if not officers:
        raise NobodyDecides
    tell(officers, kind=OFFICE_WAITS, once=once)
