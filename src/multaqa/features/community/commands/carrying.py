"""What threads hang on: the row that stands for a thing here."""

from django.db import transaction

from multaqa.features.community.models import Carrier, Community, Thread
from multaqa.foundation.access.api import Guarded, ref_of, repeat_audience


@transaction.atomic
def carry(thing: Guarded, *, community: Community | None = None) -> Carrier:
    """Let threads hang on a saved thing, or move its threads with it; in the transaction that moved the thing.

    ``community`` is the one in whose stream they appear, none for the stream of nobody. Safe to repeat. It asks no
    policy and records no fact: whoever moves the thing does.
    """
    carrier, is_new = Carrier.objects.select_for_update().get_or_create(
        ref=ref_of(thing), defaults={"community": community}
    )
    if not is_new and carrier.community_id != (community.pk if community else None):
        carrier.community = community
        carrier.save(update_fields=["community"])
        Thread.objects.filter(carrier=carrier).update(community=community)
    repeat_audience(carrier, of=thing)
    return carrier
