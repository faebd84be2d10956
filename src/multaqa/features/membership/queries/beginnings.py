"""Reads: the first ten minutes of a newly admitted person."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Final

from django.utils import timezone

from multaqa.features.membership.models import Beginning, Member
from multaqa.features.membership.policies import active_members
from multaqa.foundation.people.api import FirstStep, Network, Person, Reader

LASTS: Final = timedelta(days=30)
"""For so long after her admission a member is led to them."""


@dataclass(frozen=True)
class StepTaken:
    """One step: whether it is done, or how it was settled otherwise ("skipped", "right"); "" while it is open."""

    step: FirstStep
    is_done: bool
    how: str

    @property
    def is_open(self) -> bool:
        """Whether it waits."""
        return not self.is_done and not self.how


@dataclass(frozen=True)
class FirstSteps:
    """The steps of one member."""

    member: Member
    steps: list[StepTaken]

    @cached_property
    def left(self) -> int:
        """How many wait still."""
        return sum(taken.is_open for taken in self.steps)

    @property
    def settled(self) -> int:
        """How many do not."""
        return len(self.steps) - self.left

    @property
    def leads_on(self) -> bool:
        """Whether she is led to them still: until all are settled, and for thirty days."""
        return bool(self.left) and self.member.since > timezone.now() - LASTS


def first_steps_of(person: Person, network: Network) -> FirstSteps | None:
    """The first steps of a member, as far as she has come; None for everyone else."""
    hers = Member.objects.filter(active_members(), person=person, network=network)
    member = hers.select_related("person", "beginning").first()
    return _taken(member) if member else None


def steps_ahead_of(reader: Reader, network: Network) -> FirstSteps | None:
    """The first steps to which a reader is led; None once they are settled or long past. One query for most."""
    if reader is None:
        return None
    lately = Member.objects.filter(active_members(), since__gt=timezone.now() - LASTS)
    member = lately.filter(person=reader, network=network).select_related("person", "beginning").first()
    found = _taken(member) if member else None
    return found if found and found.leads_on else None


def _taken(member: Member) -> FirstSteps:
    beginning: Beginning | None = getattr(member, "beginning", None)  # there is none before she settled something
    settled = beginning.settled if beginning else {}
    person = member.person
    steps = [StepTaken(step, step.is_done(person), settled.get(step.name, "")) for step in FirstStep.all_for(person)]
    return FirstSteps(member, steps)
