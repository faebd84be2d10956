"""To whom a question may be put: who may read it, is in standing, meets who asks, and was not asked too often."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any, Final

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from multaqa.features.community.models import MOST_A_WEEK, Asking, Community, Question, QuestionRules
from multaqa.features.community.policies.suspensions import suspended_in
from multaqa.foundation.access.api import people_meeting, people_not_come_upon, readers_among, set_aside, setting_aside
from multaqa.foundation.people.api import Network, Person, people_in_standing

A_WEEK: Final = timedelta(days=7)


def people_askable(
    *, by: Person, keys: Collection[str], network: Network, community: Community | None
) -> QuerySet[Person]:
    """Those to whom ``by`` may put a question that is for whoever opens all of ``keys``; one query, and one when used.

    Nobody who hides from her, whom she blocked or muted, or who set her aside; nobody who may not speak in the
    community at present, or was asked as often as a week allows. That they are members, and what they show of
    themselves, is asked besides.
    """
    people = people_in_standing().exclude(pk__in=people_not_come_upon(by) | {by.pk})
    for key in {*keys}:
        people = readers_among(people, key)
    people = people.filter(people_meeting(by)).exclude(setting_aside(by)).exclude(set_aside(by))
    if community is not None:
        people = people.exclude(pk__in=suspended_in(community).values("about"))
    return people.exclude(pk__in=_asked_enough(most_a_week(network)))


def most_a_week(network: Network) -> int:
    """How often one person of a network is asked in seven days, at most."""
    rules = QuestionRules.objects.filter(network=network).values_list("most_a_week", flat=True)
    return rules.first() or MOST_A_WEEK


def load_of(people: Collection[int]) -> dict[int, int]:
    """How many questions wait for each of these people (row numbers) or were put to them in four weeks; one query."""
    recent = Q(asked_at__gte=timezone.now() - 4 * A_WEEK)
    waits = Q(state=Asking.State.ASKED, question__outcome=Question.Outcome.OPEN)
    asked = Asking.objects.filter(waits | recent, person__in=people).order_by()
    return dict(asked.values("person").annotate(times=Count("pk")).values_list("person", "times"))


def _asked_enough(most: int) -> QuerySet[Any, Any]:
    asked = Asking.objects.filter(asked_at__gte=timezone.now() - A_WEEK).order_by()
    return asked.values("person").annotate(times=Count("pk")).filter(times__gte=most).values("person")
