"""What is decided about a post: shown, hidden, its text changed; about its author: warned, slowed down, suspended."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.features.community.commands.flagging import close_flags
from multaqa.features.community.commands.holding_back import hold_before_deciders, show_again
from multaqa.features.community.commands.posts import Writing
from multaqa.features.community.commands.rows import locked_post, permit
from multaqa.features.community.commands.tally import recount
from multaqa.features.community.facts.moderation import (
    PersonSlowed,
    PersonSuspendedHere,
    PersonWarned,
    PostApproved,
    PostChangedByOthers,
    PostHidden,
)
from multaqa.features.community.models import WORDS_LENGTH, Flag, Measure, Post, Revision, Rule
from multaqa.features.community.policies.moderation import decides_as_facilitator, may_decide
from multaqa.features.community.refusals import CannotBeDone
from multaqa.foundation.access.api import may_read, ref_of
from multaqa.foundation.facts.api import Fact, record
from multaqa.foundation.people.api import Person

Kind = Measure.Kind
LONGEST_PAUSE: Final = 7 * 24 * 60
"""Minutes between two posts of whoever is slowed down, at most."""


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What shall be done and why: the author is told rule and reason. ``source`` is the text when it is changed."""

    kind: Measure.Kind
    rule: Rule
    reason: str
    source: str = ""
    minutes: int | None = None
    until: datetime | None = None


@transaction.atomic
def approve_post(post: Post, *, by: Person) -> None:
    """Show the post of somebody new, which waits: it comes into its thread now, after what was written meanwhile.

    Safe to repeat. Raises PermissionDenied.
    """
    locked = locked_post(post)
    permit(may_decide(by, locked))
    if locked.state != Post.State.WAITING:
        return
    bring_out(locked, by=by)
    close_flags(locked, Flag.Outcome.NO_BREACH)
    record(PostApproved(locked.public_id), by=by, thing=ref_of(locked))


@transaction.atomic
def decide(post: Post, decision: Decision, *, by: Person) -> Measure:
    """Do what is decided about a post or its author, who is told; what was said against the post is closed.

    Raises PermissionDenied, CannotBeDone with a sentence, and RefusedPost for the text of a changed post.
    """
    locked = locked_post(post)
    permit(may_decide(by, locked))
    _check(locked, decision, by=by)
    measure = _noted(locked, decision, by=by)
    fact = _ACTS[decision.kind](locked, measure, decision)
    close_flags(locked, Flag.Outcome.ACTED)
    record(fact, by=by, thing=ref_of(locked), about=measure.about)
    return measure


def bring_out(post: Post, *, by: Person) -> None:
    """Show a post that waits, in the caller's transaction: numbered and dated as written now."""
    thread = post.thread
    post.state, post.written_at = Post.State.SHOWN, timezone.now()
    if post.number > 1:
        thread.last_number += 1
        thread.save(update_fields=["last_number"])
        post.number = thread.last_number
    post.save(update_fields=["state", "written_at", "number"])
    show_again(post, by=by)
    recount(thread)


def _check(post: Post, decision: Decision, *, by: Person) -> None:
    """Raise CannotBeDone for what is not whole, or does not fit what has become of the post meanwhile."""
    now = timezone.now()
    if not decision.reason.strip():
        raise CannotBeDone(_("A reason is needed: the author is told it."))
    if decision.kind == Kind.HIDDEN and post.state == Post.State.HIDDEN:
        raise CannotBeDone(_("The post has been hidden already."))
    if decision.kind == Kind.EDITED and not (may_read(by, post) and post.source):
        raise CannotBeDone(_("The text of this post cannot be changed: you do not read it, or it is gone."))
    if decision.kind in {Kind.SLOWED, Kind.SUSPENDED}:
        if post.thread.community is None:
            raise CannotBeDone(_("This post stands in no community from which anybody could be suspended."))
        if decision.until is None or decision.until <= now:
            raise CannotBeDone(_("A day to come is needed, on which this ends."))
    if decision.kind == Kind.SLOWED and not 0 < (decision.minutes or 0) <= LONGEST_PAUSE:
        raise CannotBeDone(_("The pause between two posts is needed, in minutes; at most a week."))


def _noted(post: Post, decision: Decision, *, by: Person) -> Measure:
    if post.author is None:  # whoever decides about a post knows its author
        raise LookupError("Nobody is known about whom this is decided.")
    kind, is_pause = decision.kind, decision.kind in {Kind.SLOWED, Kind.SUSPENDED}
    return Measure.objects.create(
        community=post.thread.community,
        post=post,
        about=post.author,
        kind=kind,
        rule=decision.rule,
        reason=decision.reason.strip()[:WORDS_LENGTH],
        by=by,
        by_office=not decides_as_facilitator(by, post),
        minutes=decision.minutes if kind == Kind.SLOWED else None,
        until=decision.until if is_pause else None,
        revision=post.revision if kind == Kind.EDITED else None,
    )


def _hide(post: Post, measure: Measure, _decision: Decision) -> Fact:
    post.state = Post.State.HIDDEN
    post.save(update_fields=["state"])
    hold_before_deciders(post, by=measure.by)
    recount(post.thread)
    return PostHidden(post.public_id, measure.public_id)


def _change(post: Post, measure: Measure, decision: Decision) -> Fact:
    rewrite(post, decision.source, by=measure.by)
    return PostChangedByOthers(post.public_id, measure.public_id, post.revision)


def rewrite(post: Post, source: str, *, by: Person) -> None:
    """Change the text of somebody else's post, in the caller's transaction; what it said stays as a revision of hers.

    Raises RefusedPost.
    """
    writing = Writing.of(source, language=post.language, by=by)
    before = post.edited_at or post.written_at
    Revision.objects.create(post=post, number=post.revision, source=post.source, at=before, by=post.author)
    post.source, post.html, post.edited_at = writing.source, writing.html, timezone.now()
    post.revision += 1
    post.save(update_fields=["source", "html", "edited_at", "revision"])


def _warn(post: Post, measure: Measure, _decision: Decision) -> Fact:
    return PersonWarned(post.public_id, measure.public_id)


def _slow(post: Post, measure: Measure, _decision: Decision) -> Fact:
    return PersonSlowed(post.public_id, measure.public_id, measure.minutes or 0, _moment(measure))


def _suspend(post: Post, measure: Measure, _decision: Decision) -> Fact:
    return PersonSuspendedHere(post.public_id, measure.public_id, _moment(measure))


def _moment(measure: Measure) -> str:
    return measure.until.isoformat() if measure.until else ""


_ACTS: Final[Mapping[Measure.Kind, Callable[[Post, Measure, Decision], Fact]]] = {
    Kind.HIDDEN: _hide,
    Kind.EDITED: _change,
    Kind.WARNED: _warn,
    Kind.SLOWED: _slow,
    Kind.SUSPENDED: _suspend,
}
