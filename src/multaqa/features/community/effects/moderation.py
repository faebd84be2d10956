"""What follows from decisions: the author is told, those who follow hear of an approved post, appeals reach others."""

from django.db.models import QuerySet

from multaqa.features.community.commands.telling import tell_of_post
from multaqa.features.community.facts.moderation import (
    AppealAnswered,
    MeasureAppealed,
    PersonSlowed,
    PersonSuspendedHere,
    PersonWarned,
    PostApproved,
    PostChangedByOthers,
    PostHidden,
)
from multaqa.features.community.facts.threads import PostWritten
from multaqa.features.community.models import Measure, Post
from multaqa.features.community.notices.moderation import (
    ANSWERED,
    APPEAL_WAITS,
    APPROVED,
    DECIDED,
    FIRST_WAITS,
    OFFICE_WAITS,
)
from multaqa.features.community.queries.deciders import facilitators_deciding, who_answers
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import RecordedFact, on
from multaqa.foundation.notify.api import NoticeKind, tell


@on(PostWritten)
def tell_of_waiting_post(fact: PostWritten, recorded: RecordedFact) -> None:
    """The first posts of who is new wait for the facilitators, who are told."""
    post = _posts().filter(public_id=fact.post, state=Post.State.WAITING).first()
    if post is not None and post.thread.community is not None:
        about = ref_of(post.thread.community)
        tell(facilitators_deciding(post), kind=FIRST_WAITS, thing_ref=about, once=_once(recorded))


@on(PostApproved)
def tell_of_approval(fact: PostApproved, recorded: RecordedFact) -> None:
    """The author is told, and those who would have been told when the post was written."""
    post = _posts().filter(public_id=fact.post, author__isnull=False).first()
    if post is not None and post.author is not None:
        tell([post.author], kind=APPROVED, thing_ref=ref_of(post), once=_once(recorded))
    tell_of_post(fact.post, once=_once(recorded))


@on(PostHidden)
def tell_of_hiding(fact: PostHidden, recorded: RecordedFact) -> None:
    """The author is told why, and how to appeal."""
    _tell_author(fact.measure, DECIDED, recorded)


@on(PostChangedByOthers)
def tell_of_change(fact: PostChangedByOthers, recorded: RecordedFact) -> None:
    """The author is told why, and how to appeal."""
    _tell_author(fact.measure, DECIDED, recorded)


@on(PersonWarned)
def tell_of_warning(fact: PersonWarned, recorded: RecordedFact) -> None:
    """The author is told why, and how to appeal."""
    _tell_author(fact.measure, DECIDED, recorded)


@on(PersonSlowed)
def tell_of_pause(fact: PersonSlowed, recorded: RecordedFact) -> None:
    """The author is told why, and how to appeal."""
    _tell_author(fact.measure, DECIDED, recorded)


@on(PersonSuspendedHere)
def tell_of_suspension(fact: PersonSuspendedHere, recorded: RecordedFact) -> None:
    """The author is told why, and how to appeal."""
    _tell_author(fact.measure, DECIDED, recorded)


@on(MeasureAppealed)
def tell_who_answers(fact: MeasureAppealed, recorded: RecordedFact) -> None:
    """Somebody else than who decided is told that an appeal waits."""
    measure = _measures().filter(public_id=fact.measure).first()
    if measure is None:
        return
    answering = who_answers(measure)
    is_office = measure.by_office or not any(_facilitates(each.pk, measure) for each in answering)
    tell(answering, kind=OFFICE_WAITS if is_office else APPEAL_WAITS, once=_once(recorded))


@on(AppealAnswered)
def tell_of_answer(fact: AppealAnswered, recorded: RecordedFact) -> None:
    """Whoever appealed is told the answer."""
    _tell_author(fact.measure, ANSWERED, recorded)


def _facilitates(person: int, measure: Measure) -> bool:
    community = measure.community
    return community is not None and community.participations.filter(person=person, role="facilitator").exists()


def _tell_author(measure: str, kind: NoticeKind, recorded: RecordedFact) -> None:
    found = _measures().filter(public_id=measure).first()
    if found is not None:
        tell([found.about], kind=kind, thing_ref=ref_of(found), once=_once(recorded))


def _posts() -> QuerySet[Post]:
    return Post.objects.select_related("author", "thread__community__network")


def _measures() -> QuerySet[Measure]:
    return Measure.objects.select_related("about", "community", "post__thread")


def _once(recorded: RecordedFact) -> str:
    return f"fact:{recorded.pk}"
