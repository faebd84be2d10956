"""Which measures hold now, and what a suspension from a community forbids."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from multaqa.features.community.models import Community, Measure
from multaqa.foundation.people.api import Reader


def holding() -> Q:
    """The measures that hold now."""
    return Q(ended_at=None) & (Q(until=None) | Q(until__gt=timezone.now()))


def is_suspended(person: Reader, community: Community | None) -> bool:
    """Whether a person may not take part in a community now: she reads on, and does nothing else there."""
    return community is not None and suspended_in(community).filter(about=person).exists()


def suspended_in(community: Community) -> QuerySet[Measure]:
    """The suspensions from a community that hold now."""
    return Measure.objects.filter(holding(), community=community, kind=Measure.Kind.SUSPENDED)
