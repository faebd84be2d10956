"""Whoever was decided about appeals once, to somebody else; a decision that was taken back is as if never made."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.features.community.commands.holding_back import show_again
from multaqa.features.community.commands.measures import rewrite
from multaqa.features.community.commands.rows import locked_post, permit
from multaqa.features.community.commands.tally import recount
from multaqa.features.community.facts.moderation import AppealAnswered, MeasureAppealed
from multaqa.features.community.models import WORDS_LENGTH, Measure, Post, Revision
from multaqa.features.community.policies.moderation import may_answer_appeal
from multaqa.features.community.refusals import CannotBeDone
from multaqa.foundation.access.api import hold_back, person_key, ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person

Appeal = Measure.Appeal


@transaction.atomic
def appeal(measure: Measure, *, words: str, by: Person) -> None:
    """Appeal against what was decided about oneself, once. Raises PermissionDenied, and CannotBeDone."""
    locked = _locked(measure)
    permit(locked.about_id == by.pk)
    if locked.appeal != Appeal.NONE or locked.ended_at is not None:
        raise CannotBeDone(_("There is an appeal already, or the decision holds no longer."))
    if not words.strip():
        raise CannotBeDone(_("Please say in a few words why the decision is wrong."))
    locked.appeal, locked.appeal_words, locked.appealed_at = (
        Appeal.WAITING,
        words.strip()[:WORDS_LENGTH],
        timezone.now(),
    )
    locked.save(update_fields=["appeal", "appeal_words", "appealed_at"])
    fact = MeasureAppealed(locked.post.public_id, locked.public_id)
    record(fact, by=by, thing=ref_of(locked.post), about=by)


@transaction.atomic
def answer_appeal(measure: Measure, *, grants: bool, answer: str, by: Person) -> None:
    """Take a decision back, or let it stand, and say why; whoever appealed is told.

    Raises PermissionDenied, and CannotBeDone without an answer, and when somebody else answered meanwhile.
    """
    locked = _locked(measure)
    permit(may_answer_appeal(by, locked))
    if locked.appeal != Appeal.WAITING:
        raise CannotBeDone(_("Somebody else has answered this appeal meanwhile."))
    if not answer.strip():
        raise CannotBeDone(_("An answer is needed: whoever appealed is told it."))
    locked.appeal = Appeal.GRANTED if grants else Appeal.UPHELD
    locked.answer, locked.answered_by, locked.answered_at = answer.strip()[:WORDS_LENGTH], by, timezone.now()
    if grants:
        locked.ended_at = locked.answered_at
        _undo(locked, by=by)
    locked.save(update_fields=["appeal", "answer", "answered_by", "answered_at", "ended_at"])
    fact = AppealAnswered(locked.post.public_id, locked.public_id, grants)
    record(fact, by=by, thing=ref_of(locked.post), about=locked.about)


def _undo(measure: Measure, *, by: Person) -> None:
    """Let a post be as it was; a pause or suspension ends by itself as soon as its measure has ended."""
    post = locked_post(measure.post)
    if measure.kind == Measure.Kind.HIDDEN and post.state == Post.State.HIDDEN:
        _show(post, by=by)
    if measure.revision is not None and post.revision == measure.revision + 1:
        before = Revision.objects.get(post=post, number=measure.revision)
        rewrite(post, before.source, by=by)


def _show(post: Post, *, by: Person) -> None:
    """Show a hidden post again, unless it was hidden twice; one that its author had deleted is hers alone again."""
    if Measure.objects.filter(post=post, kind=Measure.Kind.HIDDEN, ended_at=None).count() > 1:
        return
    if post.deleted_at is not None and post.author is not None:
        post.state = Post.State.DELETED
        post.save(update_fields=["state"])
        hold_back(post, key=person_key(post.author), by=by)
        return
    post.state = Post.State.SHOWN
    post.save(update_fields=["state"])
    show_again(post, by=by)
    recount(post.thread)


def _locked(measure: Measure) -> Measure:
    rows = Measure.objects.select_for_update(of=("self",)).select_related("post__thread", "about", "community", "by")
    return rows.get(pk=measure.pk)
