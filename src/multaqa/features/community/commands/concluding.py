"""What came of a question: an answer is accepted, a facilitator sums it up, or it stays unresolved."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from multaqa.features.community.commands.rows import locked_thread, permit
from multaqa.features.community.facts.questions import QuestionConcluded, QuestionOpenedAgain
from multaqa.features.community.models import Post, Question
from multaqa.features.community.notices.questions import ACCEPTED
from multaqa.features.community.policies.questions import may_accept, may_conclude, may_sum_up
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.notify.api import tell
from multaqa.foundation.people.api import Person

Outcome = Question.Outcome


@transaction.atomic
def accept_answer(post: Post, *, by: Person) -> None:
    """Say that a reply answers the question of its thread, instead of what was said before. Raises PermissionDenied.

    Its author is told. Safe to repeat.
    """
    question = _locked(post)
    permit(may_accept(by, post, question))
    if not _conclude(question, Outcome.ANSWERED, post, by=by):
        return
    if post.author is not None and post.author != by:
        once = f"accepted:{question.pk}:{post.pk}"
        tell([post.author], kind=ACCEPTED, thing_ref=ref_of(post), once=once, caused_by=by)


@transaction.atomic
def sum_up(post: Post, *, by: Person) -> None:
    """Say that a reply of her own sums up what was found: for facilitators. Raises PermissionDenied. Safe to repeat."""
    question = _locked(post)
    permit(may_sum_up(by, post, question))
    _conclude(question, Outcome.SUMMED_UP, post, by=by)


@transaction.atomic
def leave_unresolved(question: Question, *, by: Person) -> None:
    """Say that no answer was found. Raises PermissionDenied. Safe to repeat."""
    locked = _locked_question(question)
    permit(may_conclude(by, locked))
    _conclude(locked, Outcome.UNRESOLVED, None, by=by)


@transaction.atomic
def open_again(question: Question, *, by: Person) -> None:
    """Take back what was said to have come of a question. Raises PermissionDenied. Safe to repeat."""
    locked = _locked_question(question)
    permit(may_conclude(by, locked))
    if locked.outcome == Outcome.OPEN:
        return
    _write(locked, Outcome.OPEN, None, by=None)
    record(QuestionOpenedAgain(locked.thread.public_id), by=by, thing=ref_of(locked.thread))


def _conclude(question: Question, outcome: Question.Outcome, post: Post | None, *, by: Person) -> bool:
    """Write what came of it, and the fact; False if that was said already."""
    if question.outcome == outcome and question.conclusion_id == (post.pk if post else None):
        return False
    _write(question, outcome, post, by=by)
    said = QuestionConcluded(question.thread.public_id, outcome.value, post.public_id if post else "")
    record(said, by=by, thing=ref_of(question.thread))
    return True


def _write(question: Question, outcome: Question.Outcome, post: Post | None, *, by: Person | None) -> None:
    question.outcome, question.conclusion, question.concluded_by = outcome, post, by
    question.concluded_at = timezone.now() if by is not None else None
    question.save(update_fields=["outcome", "conclusion", "concluded_by", "concluded_at"])


def _locked(post: Post) -> Question:
    """The question of a post's thread, locked. Raises PermissionDenied for a post of another kind of thread."""
    question = Question.objects.filter(thread=post.thread_id).select_related("thread").first()
    if question is None:
        raise PermissionDenied
    return _locked_question(question)


def _locked_question(question: Question) -> Question:
    thread = locked_thread(question.thread)
    locked = Question.objects.select_for_update().get(pk=question.pk)
    locked.thread = thread
    return locked
