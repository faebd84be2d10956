"""A question as its reader finds it: until when, what came of it, who answered, and whether it is put to her."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from multaqa.features.community.models import Asking, Post, Question, Thread
from multaqa.features.community.queries.thread_page import excerpt
from multaqa.foundation.access.api import may_read, shown_names
from multaqa.foundation.languages.api import said_name_of
from multaqa.foundation.people.api import Person, Reader

State = Asking.State


@dataclass(frozen=True)
class QuestionHead:
    """What a thread's page says of its question to one reader.

    ``conclusion`` is the post that concludes it, if she may read it, with ``excerpt`` and ``author``. ``answered`` are
    the names of those who were asked and replied. ``mine`` is there while it is put to her. Who was asked and did not
    reply is not named, nor counted: ``put_to`` is how many it was put to at first.
    """

    question: Question
    conclusion: Post | None
    author: str
    answered: Sequence[str]
    mine: Asking | None
    may_conclude: bool

    @property
    def excerpt(self) -> str:
        """The first words of what concludes it."""
        return excerpt(self.conclusion.html) if self.conclusion is not None else ""

    @property
    def languages(self) -> list[str]:
        """The names of the languages in which answers are read."""
        return [said_name_of(code) for code in self.question.languages]


def question_head(thread: Thread, *, reader: Reader, may_arrange: bool) -> QuestionHead | None:
    """What is said of a thread's question to somebody who reads it; None for a thread of another kind. Three queries.

    ``may_arrange``: whether she sets threads in order there.
    """
    question = Question.objects.filter(thread=thread).select_related("conclusion__author").first()
    if question is None:
        return None
    question.thread = thread
    askings = list(question.askings.exclude(state=State.WAITING).select_related("person"))
    named = [one.person for one in askings if one.state == State.ANSWERED]
    post = _readable(question.conclusion, thread, reader)
    writer = [post.author] if post is not None and post.author is not None else []
    names = shown_names([*named, *writer], reader=reader) if named or writer else {}
    return QuestionHead(
        question=question,
        conclusion=post,
        author=names[writer[0].pk] if writer else "",
        answered=_names(named, names),
        mine=_hers(askings, question, reader),
        may_conclude=may_arrange or (reader is not None and thread.started_by_id == reader.pk),
    )


def asking_of(thread: Thread, person: Person) -> Asking | None:
    """What was put to a person of a thread's question, whatever she did with it; None if nothing was."""
    found = Asking.objects.filter(question__thread=thread, person=person).exclude(state=State.WAITING)
    asking = found.select_related("question__conclusion", "passed_by", "person").first()
    if asking is not None:
        asking.question.thread = thread
    return asking


def question_of(thread: Thread) -> Question | None:
    """The question of a thread, if it is one."""
    question = Question.objects.filter(thread=thread).first()
    if question is not None:
        question.thread = thread
    return question


def _readable(post: Post | None, thread: Thread, reader: Reader) -> Post | None:
    if post is None or post.state != Post.State.SHOWN:
        return None
    post.thread = thread
    if post.read_key == thread.read_key or may_read(reader, post):
        return post
    return None


def _names(people: Sequence[Person], names: Mapping[int, str]) -> list[str]:
    return [names[person.pk] for person in people]


def _hers(askings: Sequence[Asking], question: Question, reader: Reader) -> Asking | None:
    is_open = question.outcome == Question.Outcome.OPEN and question.thread.closed_at is None
    hers = (one for one in askings if reader is not None and one.person_id == reader.pk and one.state == State.ASKED)
    return next(hers, None) if is_open else None
