"""Which measures hold now, and what a suspension from a community forbids."""

from django.db.models import Q
from django.utils import timezone

from multaqa.features.community.models import Community, Measure
from multaqa.foundation.people.api import Reader


def holding() -> Q:
    """The measures that hold now."""
    return Q(ended_at=None) & (Q(until=None) | Q(until__gt=timezone.now()))


def is_suspended(person: Reader, community: Community | None) -> bool:
    """Whether a person may not take part in a community now: she reads on, and does nothing else there."""
    kept_out = Measure.objects.filter(holding(), about=person, community=community, kind=Measure.Kind.SUSPENDED)
    return community is not None and kept_out.exists()
