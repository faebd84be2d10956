"""Polls as their readers see them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet
from django.utils import timezone

from multaqa.features.community.models import Ballot, Option, Poll, Post
from multaqa.features.community.policies.social import counts_are_shown, is_open
from multaqa.foundation.access.api import shown_names, visible_people
from multaqa.foundation.people.api import Reader


@dataclass(frozen=True)
class ShownAnswer:
    """One answer: ``count`` is None while counts are hidden; ``names`` only where ballots are open and counts shown."""

    place: int
    words: str
    count: int | None
    is_mine: bool
    names: tuple[str, ...]


@dataclass(frozen=True)
class ShownPoll:
    """A poll under a post; ``voters`` is over whom the reader may meet, None while counts are hidden."""

    poll: Poll
    answers: tuple[ShownAnswer, ...]
    is_open: bool
    voters: int | None

    @property
    def has_voted(self) -> bool:
        """Whether the reader has chosen."""
        return any(answer.is_mine for answer in self.answers)


def polls_on(posts: Collection[int], *, reader: Reader) -> Mapping[int, ShownPoll]:
    """The polls under posts (row numbers), by post: no query where there are no posts, five otherwise.

    Who hides from the reader is neither counted nor named; the caller has asked whether the posts may be read.
    """
    if not posts:
        return {}
    polls = {poll.pk: poll for poll in Poll.objects.filter(post__in=posts)}
    now = timezone.now()
    met = Ballot.objects.filter(visible_people(reader, column="person"), option__poll__in=polls)
    votes = _Votes(
        counts=dict(met.values_list("option").annotate(Count("pk"))),
        voters=dict(met.values_list("option__poll").annotate(Count("person", distinct=True))),
        mine=set(met.filter(person=reader).values_list("option", flat=True)) if reader is not None else set(),
        names=_names(
            met, [poll for poll in polls.values() if not poll.is_secret and counts_are_shown(poll, at=now)], reader
        ),
    )
    answers: defaultdict[int, list[Option]] = defaultdict(list)
    for option in Option.objects.filter(poll__in=polls).order_by("poll", "place"):
        answers[option.poll_id].append(option)
    return {poll.post_id: _shown(poll, answers[pk], votes, at=now) for pk, poll in polls.items()}


def poll_under(post: Post) -> Poll | None:
    """The poll under a post, None where there is none; the caller has asked whether the post may be read."""
    return Poll.objects.filter(post=post).select_related("post").first()


@dataclass(frozen=True)
class _Votes:
    """What was voted: by option (row number) how many and who, by poll how many people, and the reader's options."""

    counts: Mapping[int, int]
    voters: Mapping[int, int]
    mine: Collection[int]
    names: Mapping[int, tuple[str, ...]]


def _shown(poll: Poll, options: Sequence[Option], votes: _Votes, *, at: datetime) -> ShownPoll:
    counted = counts_are_shown(poll, at=at)
    answers = tuple(
        ShownAnswer(
            place=option.place,
            words=option.words,
            count=votes.counts.get(option.pk, 0) if counted else None,
            is_mine=option.pk in votes.mine,
            names=votes.names.get(option.pk, ()),
        )
        for option in options
    )
    return ShownPoll(poll, answers, is_open(poll, at=at), votes.voters.get(poll.pk, 0) if counted else None)


def _names(met: QuerySet[Ballot], polls: Collection[Poll], reader: Reader) -> dict[int, tuple[str, ...]]:
    """Who chose each option of polls with open ballots, in the order of choosing."""
    ballots = list(met.filter(option__poll__in=polls).select_related("person").order_by("at", "pk")) if polls else []
    names = shown_names((ballot.person for ballot in ballots), reader=reader)
    chosen: defaultdict[int, list[str]] = defaultdict(list)
    for ballot in ballots:
        chosen[ballot.option_id].append(names[ballot.person_id])
    return {option: tuple(found) for option, found in chosen.items()}
