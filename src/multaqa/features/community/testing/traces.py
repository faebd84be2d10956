"""What communities leave of a person, for the test that erases her."""

from django.utils import timezone

from multaqa.features.community.commands import carry
from multaqa.features.community.models import (
    Access,
    Asking,
    Ballot,
    Community,
    Dispute,
    Flag,
    KeptPost,
    Measure,
    Option,
    Participation,
    Poll,
    Post,
    PostText,
    Question,
    Reaction,
    ReadingChoice,
    ReadMark,
    Revision,
    Rule,
    Thread,
)
from multaqa.foundation.people.api import Person, the_network


def leave_traces(person: Person, *, words: str, officer: Person) -> None:
    """A community she founded and belongs to, what she said there (it stays), is writing, read, liked and voted for."""
    name = {"en": "Harbours"}
    community = Community.objects.create(network=the_network(), access=Access.LISTED, name=name, founded_by=person)
    Participation.objects.create(
        community=community,
        person=person,
        state=Participation.State.ACTIVE,
        words=words,
        reason=words,
        decided_by=officer,
        since=timezone.now(),
    )
    carrier = carry(community, community=community)
    thread = Thread.objects.create(
        carrier=carrier, community=community, title="Piers", language="en", started_by=person, last_number=1
    )
    post = Post.objects.create(thread=thread, number=1, author=person, language="en", source="Safe piers.", html="")
    Revision.objects.create(post=post, number=1, source="Piers.", by=person)
    KeptPost.objects.create(person=person, carrier=carrier, title=words, source=words)
    ReadMark.objects.create(person=person, thread=thread, number=1)
    Reaction.objects.create(post=post, person=person, kind=Reaction.Kind.HELPED)
    question = Question.objects.create(
        thread=thread,
        answer_by=timezone.now(),
        outcome=Question.Outcome.UNRESOLVED,
        concluded_by=person,
        concluded_at=timezone.now(),
    )
    until = {"asked_at": timezone.now(), "answer_by": timezone.now()}
    Asking.objects.create(question=question, person=person, place=1, state=Asking.State.DECLINED, **until)
    Asking.objects.create(question=question, person=officer, place=2, passed_by=person)
    _leave_translation(post, person, words=words)
    option = Option.objects.create(poll=Poll.objects.create(post=post), place=0, words="Tuesday")
    Ballot.objects.create(option=option, person=person)
    Flag.objects.create(post=post, by=person, rule=Rule.OTHER, words=words, said="Safe piers.")
    told = {"reason": words, "appeal_words": words, "answer": words}
    Measure.objects.create(
        community=community, post=post, about=person, by=officer, kind=Measure.Kind.WARNED, rule=Rule.OTHER, **told
    )


def _leave_translation(post: Post, person: Person, *, words: str) -> None:
    text = PostText.objects.create(post=post, language="fr", source_language="en", translator=person, body="Jetées.")
    Dispute.objects.create(text=text, person=person, reason=words)
    ReadingChoice.objects.create(person=person, in_mine=False)
