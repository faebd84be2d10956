"""Who may be asked, who answers, declines or passes on, and who says what came of a question."""

from multaqa.features.community.models import Asking, Post, Question, Thread
from multaqa.features.community.policies.threads import facilitates, may_arrange
from multaqa.foundation.access.api import may_read
from multaqa.foundation.people.api import Capability, Reader, has_capability

Outcome = Question.Outcome


def may_settle(person: Reader, asking: Asking) -> bool:
    """True for whoever was asked, while she is, and the question is open and still there for her."""
    question, thread = asking.question, asking.question.thread
    is_open = question.outcome == Outcome.OPEN and thread.closed_at is None and thread.merged_into_id is None
    is_hers = person is not None and asking.person_id == person.pk and asking.state == Asking.State.ASKED
    return is_hers and is_open and may_read(person, thread)


def may_accept(person: Reader, post: Post, question: Question) -> bool:
    """True for who asked and for facilitators, about a shown reply in the thread that they may read."""
    if not may_conclude(person, question) or post.thread_id != question.thread_id or post.number == 1:
        return False
    return post.state == Post.State.SHOWN and may_read(person, post)


def may_sum_up(person: Reader, post: Post, question: Question) -> bool:
    """True for a facilitator, about a shown reply of her own."""
    is_own = person is not None and post.author_id == person.pk
    return is_own and may_accept(person, post, question) and facilitates(person, question.thread.community)


def may_conclude(person: Reader, question: Question) -> bool:
    """True for who asked and for facilitators who may read the thread: it was answered, or stays unresolved."""
    thread = question.thread
    if person is None or thread.merged_into_id is not None:
        return False
    return may_read(person, thread) and (thread.started_by_id == person.pk or may_arrange(person, thread))


def may_keep_rules(person: Reader) -> bool:
    """True for those who keep the communities: how often one person is asked."""
    return has_capability(person, Capability.KEEP_COMMUNITIES)


def must_be_concluded(thread: Thread) -> bool:
    """Whether a thread is a question of which nobody has said yet what came of it: it is not closed before."""
    return Question.objects.filter(thread=thread, outcome=Outcome.OPEN).exists()
