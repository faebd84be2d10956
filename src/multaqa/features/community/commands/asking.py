"""Questions are put to people, who decline, pass on or let the time pass: then the next on the list is asked."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.features.community.commands.rows import permit
from multaqa.features.community.commands.threads import start_thread
from multaqa.features.community.facts.questions import QuestionPut
from multaqa.features.community.models import Asking, Carrier, Post, Question, Thread, Urgency
from multaqa.features.community.notices.questions import ASKED
from multaqa.features.community.policies.questions import may_settle
from multaqa.features.community.queries.askable import people_askable
from multaqa.features.community.refusals import CannotBeDone
from multaqa.foundation.access.api import Label, ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.languages.api import CODES
from multaqa.foundation.notify.api import tell
from multaqa.foundation.people.api import Person, the_network
from multaqa.foundation.taxonomy.api import Term

MOST_AT_ONCE = 5
MOST_WAITING = 5
State = Asking.State


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """How a question is put: to whom at once, who is asked next when they cannot, how soon, in which languages."""

    people: Sequence[Person] = ()
    next_people: Sequence[Person] = ()
    urgency: Urgency = Urgency.DAYS
    languages: Sequence[str] = ()


@transaction.atomic
def put_question(
    carrier: Carrier,
    *,
    title: str,
    source: str,
    wanted: Wanted,
    by: Person,
    topics: Collection[Term],
    language: str = "",
    audience: str = "",
    label: Label | str = "",
) -> Thread:
    """Begin a thread that is a question, and put it to those whom ``wanted`` names; they are told.

    Where the first posts of who is new wait for a facilitator, they are asked once it is shown.

    Raises what ``start_thread`` raises, and CannotBeDone without a topic, for more people than at once are asked, and
    for somebody to whom she may not put it (any more).
    """
    if not topics:
        raise CannotBeDone(_("A question has at least one topic: by it experts are found."))
    if len(wanted.people) > MOST_AT_ONCE:
        raise CannotBeDone(_("A question is put to %(most)s people at most.") % {"most": MOST_AT_ONCE})
    said = {"title": title, "source": source, "language": language, "audience": audience, "label": label}
    thread = start_thread(carrier, **said, topics=topics, by=by, kind=Thread.Kind.QUESTION)
    question = Question.objects.create(
        thread=thread,
        urgency=wanted.urgency,
        languages=[code for code in wanted.languages if code in CODES] or [thread.language],
        answer_by=timezone.now() + Urgency(wanted.urgency).time,
        put_to=len(wanted.people),
    )
    _list(question, wanted)
    if not _waits(thread):
        _ask_all(question, wanted.people)
    put = QuestionPut(thread.public_id, len(wanted.people), question.answer_by.isoformat())
    record(put, by=by, thing=ref_of(thread))
    return thread


@transaction.atomic
def ask_when_shown(public_id: str) -> None:
    """Ask those at the head of the list, as many as were chosen, once a question that had to wait is shown. Repeatable.

    ``public_id`` is that of its first post. Whoever may not be asked any more is passed over.
    """
    found = Question.objects.filter(thread__posts__public_id=public_id, thread__posts__number=1).first()
    if found is None or found.askings.exclude(state=State.WAITING).exists():
        return
    question = _locked(found)
    if question.outcome != Question.Outcome.OPEN or _waits(question.thread):
        return
    question.answer_by = timezone.now() + Urgency(question.urgency).time
    question.save(update_fields=["answer_by"])
    for _one in range(question.put_to):
        _ask_next(question)


@transaction.atomic
def decline(asking: Asking, *, by: Person) -> None:
    """Say that one does not answer; the next on the list is asked. It is never a fact. Raises PermissionDenied."""
    locked = _hers(asking, by)
    _settle(locked, State.DECLINED)
    _ask_next(locked.question)


@transaction.atomic
def pass_on(asking: Asking, to: Person, *, by: Person) -> None:
    """Name somebody who is asked instead; she is told, and by whom. It is never a fact.

    Raises PermissionDenied, and CannotBeDone for whom nobody may ask, or who was asked or on the list already.
    """
    locked = _hers(asking, by)
    if to not in _askable(locked.question, to) or not _askable_by(by, locked.question).filter(pk=to.pk).exists():
        raise CannotBeDone(_("The question cannot be put to this member now. Please name another."))
    places = locked.question.askings.values_list("person", "state")
    if dict(places).get(to.pk, State.WAITING) != State.WAITING:
        raise CannotBeDone(_("The question cannot be put to this member now. Please name another."))
    _settle(locked, State.PASSED)
    named, _new = Asking.objects.get_or_create(question=locked.question, person=to, defaults={"place": locked.place})
    named.passed_by = by
    _ask(named, caused_by=by)


@transaction.atomic
def note_answer(public_id: str) -> bool:
    """Note that the author of a reply (its public id) answered what was put to her; False if nothing. Repeatable."""
    post = Post.objects.filter(public_id=public_id, state=Post.State.SHOWN, author__isnull=False).first()
    if post is None:
        return False
    asked = Asking.objects.filter(question__thread=post.thread_id, person=post.author_id, state=State.ASKED)
    return asked.update(state=State.ANSWERED, settled_at=timezone.now()) > 0


def move_on() -> int:
    """Ask the next in place of everyone whose time has passed without an answer; returns how many. Repeatable."""
    open_ones = {"question__outcome": Question.Outcome.OPEN, "question__thread__merged_into": None}
    due = Asking.objects.filter(state=State.ASKED, answer_by__lte=timezone.now(), **open_ones)
    numbers = list(due.filter(question__thread__closed_at=None).values_list("pk", flat=True))
    for number in numbers:
        _let_lapse(number)
    return len(numbers)


@transaction.atomic
def _let_lapse(number: int) -> None:
    question = _locked(Question.objects.get(askings=number))
    asking = question.askings.select_related("person").get(pk=number)
    asking.question = question
    if asking.state != State.ASKED:
        return
    replies = Post.objects.filter(thread=question.thread, author=asking.person, state=Post.State.SHOWN)
    if replies.exists():
        _settle(asking, State.ANSWERED)
        return
    _settle(asking, State.LAPSED)
    _ask_next(question)


def _waits(thread: Thread) -> bool:
    """Whether its first post waits for a facilitator: then nobody else reads the question yet."""
    return thread.posts.filter(number=1, state=Post.State.WAITING).exists()


def _list(question: Question, wanted: Wanted) -> None:
    """Those who are asked at once and those who come next, each once, in this order."""
    people = list(dict.fromkeys([*wanted.people, *wanted.next_people[:MOST_WAITING]]))
    Asking.objects.bulk_create(
        Asking(question=question, person=person, place=place) for place, person in enumerate(people, start=1)
    )


def _ask_all(question: Question, people: Sequence[Person]) -> None:
    askable = {person.pk for person in _askable(question, *people)}
    for asking in question.askings.filter(person__in=people).select_related("person"):
        if asking.person_id not in askable:
            raise CannotBeDone(_("Somebody who was chosen cannot be asked any more. Please look at the list again."))
        asking.question = question
        _ask(asking, caused_by=question.thread.started_by)


def _ask_next(question: Question) -> None:
    """Ask the first of those on the list whom one may still ask; nobody where there is none."""
    waiting = list(question.askings.filter(state=State.WAITING).select_related("person"))
    askable = {person.pk for person in _askable(question, *(one.person for one in waiting))}
    for asking in waiting:
        if asking.person_id in askable:
            asking.question = question
            _ask(asking, caused_by=question.thread.started_by)
            return


def _askable(question: Question, *people: Person) -> list[Person]:
    """Those of ``people`` to whom it may be put now; their rows stay locked: two askers at once stand in line."""
    asker = question.thread.started_by
    rows = [person.pk for person in people]
    if asker is None or not rows:
        return []
    list(Person.objects.select_for_update().filter(pk__in=rows).order_by("pk").values_list("pk"))
    return list(_askable_by(asker, question).filter(pk__in=rows))


def _askable_by(person: Person, question: Question) -> QuerySet[Person]:
    """To whom somebody might put this question, was it hers."""
    thread = question.thread
    network = thread.community.network if thread.community is not None else the_network()
    keys = [thread.read_key, thread.carrier.read_key]
    return people_askable(by=person, keys=keys, network=network, community=thread.community)


def _ask(asking: Asking, *, caused_by: Person | None) -> None:
    question, now = asking.question, timezone.now()
    asking.state, asking.asked_at = State.ASKED, now
    asking.answer_by = now + Urgency(question.urgency).time
    asking.save()
    about = ref_of(question.thread)
    tell([asking.person], kind=ASKED, thing_ref=about, once=f"asking:{asking.pk}", caused_by=caused_by)


def _settle(asking: Asking, state: Asking.State) -> None:
    asking.state, asking.settled_at = state, timezone.now()
    asking.save(update_fields=["state", "settled_at"])


def _hers(asking: Asking, person: Person) -> Asking:
    """The asking as it is stored now, its question locked. Raises PermissionDenied unless it waits for this person."""
    question = _locked(asking.question)
    stored = question.askings.select_related("person").get(pk=asking.pk)
    stored.question = question
    permit(may_settle(person, stored))
    return stored


def _locked(question: Question) -> Question:
    Question.objects.select_for_update().get(pk=question.pk)
    along = ("thread__carrier", "thread__community__network", "thread__started_by")
    return Question.objects.select_related(*along).get(pk=question.pk)
