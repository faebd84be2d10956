"""Polls: put under a post when it is written, voted in by its readers, closed by its author or by the clock."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.features.community.facts.polls import PollClosed, PollPut
from multaqa.features.community.models import Ballot, Option, Poll, Post
from multaqa.features.community.models.polls import OPTION_LENGTH
from multaqa.features.community.policies.social import can_put_poll, can_vote, is_open
from multaqa.features.community.refusals import CannotBeDone
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person
from multaqa.lib.controls import tidy

FEWEST: Final = 2
MOST: Final = 12


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a poll asks: its answers in their order, and how it is held; ``closes_at`` None lasts until it is closed."""

    answers: Sequence[str]
    takes_several: bool = False
    is_secret: bool = True
    hides_until_closed: bool = False
    closes_at: datetime | None = None


@transaction.atomic
def put_poll(post: Post, asked: Asked, *, by: Person) -> Poll:
    """Put a poll under one's own post, once.

    Raises PermissionDenied, and CannotBeDone with a sentence for too few, too many, equal or overlong answers and for
    an end that has passed.
    """
    if not can_put_poll(by, post):
        raise PermissionDenied
    answers = _answers(asked)
    poll = Poll.objects.create(
        post=post,
        takes_several=asked.takes_several,
        is_secret=asked.is_secret,
        hides_until_closed=asked.hides_until_closed,
        closes_at=asked.closes_at,
    )
    Option.objects.bulk_create(Option(poll=poll, place=place, words=words) for place, words in enumerate(answers))
    record(PollPut(poll.public_id, post.public_id), by=by, thing=ref_of(post))
    return poll


@transaction.atomic
def vote(poll: Poll, places: Collection[int], *, by: Person) -> int:
    """Choose the answers at these places instead of those chosen before; none takes the vote back. Returns how many.

    Raises PermissionDenied, and CannotBeDone when it is closed, when a place is unknown, or for several where one may
    be chosen. Two votes of one person at once: the later one counts.
    """
    if not can_vote(by, poll):
        raise PermissionDenied
    poll = Poll.objects.select_for_update().get(pk=poll.pk)
    if not is_open(poll, at=timezone.now()):
        raise CannotBeDone(_("The poll is closed. What was chosen stays as it is."))
    chosen = list(poll.options.filter(place__in=places))
    if len(chosen) != len(set(places)):
        raise CannotBeDone(_("One of the answers is not among those of this poll. Please choose anew."))
    if len(chosen) > 1 and not poll.takes_several:
        raise CannotBeDone(_("Only one answer can be chosen here."))
    Ballot.objects.filter(option__poll=poll, person=by).exclude(option__in=chosen).delete()
    for option in chosen:
        Ballot.objects.get_or_create(option=option, person=by)
    return len(chosen)


@transaction.atomic
def close_poll(poll: Poll, *, by: Person) -> None:
    """End a poll now; its counts are seen from then on. Safe to repeat. Raises PermissionDenied."""
    if not can_put_poll(by, poll.post):
        raise PermissionDenied
    poll = Poll.objects.select_for_update().get(pk=poll.pk)
    if not is_open(poll, at=timezone.now()):
        return
    poll.closed_at = timezone.now()
    poll.save(update_fields=["closed_at"])
    record(PollClosed(poll.public_id, poll.post.public_id), by=by, thing=ref_of(poll.post))


def _answers(asked: Asked) -> list[str]:
    answers = [tidy(words).strip() for words in asked.answers]
    answers = [words for words in answers if words]
    if not FEWEST <= len(answers) <= MOST:
        raise CannotBeDone(_("A poll has from %(fewest)s to %(most)s answers.") % {"fewest": FEWEST, "most": MOST})
    if len(set(answers)) < len(answers):
        raise CannotBeDone(_("Two answers are the same. Please word each of them differently."))
    if any(len(words) > OPTION_LENGTH for words in answers):
        raise CannotBeDone(_("An answer has at most %(most)s characters.") % {"most": OPTION_LENGTH})
    if asked.closes_at is not None and asked.closes_at <= timezone.now():
        raise CannotBeDone(_("The end of the poll has passed already. Please choose a later moment."))
    return answers
