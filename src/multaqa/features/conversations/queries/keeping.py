"""For how long messages are kept."""

from multaqa.features.conversations.limits import KEPT_MONTHS
from multaqa.features.conversations.models import Keeping
from multaqa.foundation.people.api import Network


def months_kept(network: Network) -> int:
    """For how many months a network keeps messages."""
    kept = Keeping.objects.filter(network=network).values_list("months", flat=True).first()
    return kept if kept is not None else KEPT_MONTHS
