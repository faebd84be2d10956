"""Who decides about a post, or answers an appeal: a handful of people, each asked as she would ask herself."""

from collections.abc import Iterable

from multaqa.features.community.models import Community, Flag, Measure, Participation, Post, Role
from multaqa.features.community.policies.moderation import decides_as_facilitator, may_answer_appeal, office_flags
from multaqa.foundation.people.api import Capability, Person, people_in_standing, people_with


def facilitators_deciding(post: Post) -> list[Person]:
    """The facilitators who decide about a post; none about a facilitator's own, so that officers do."""
    return [each for each in _facilitators(post.thread.community) if decides_as_facilitator(each, post)]


def officers_deciding(flag: Flag) -> list[Person]:
    """The officers who may know of a flag."""
    one = Flag.objects.filter(pk=flag.pk)
    return [each for each in _officers() if one.filter(office_flags(each)).exists()]


def who_answers(measure: Measure) -> list[Person]:
    """Who answers an appeal: other facilitators than who decided; officers where there are none."""
    others = [each for each in _facilitators(measure.community) if may_answer_appeal(each, measure)]
    return others or [each for each in _officers() if may_answer_appeal(each, measure)]


def _facilitators(community: Community | None) -> Iterable[Person]:
    leading = Participation.objects.filter(community=community, state=Participation.State.ACTIVE, role=Role.FACILITATOR)
    return people_in_standing().filter(pk__in=leading.values("person")).order_by("pk")


def _officers() -> Iterable[Person]:
    return people_with(Capability.MODERATE).order_by("pk")
