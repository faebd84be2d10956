"""What a person chose (who may write to her) and what the network did (for how long messages are kept)."""

from django.db import transaction

from multaqa.features.conversations.commands.rows import permit
from multaqa.features.conversations.facts import KeepingSet, OpennessChosen
from multaqa.features.conversations.limits import FEWEST_MONTHS, MOST_MONTHS
from multaqa.features.conversations.models import Keeping, Openness
from multaqa.features.conversations.policies import may_set_keeping
from multaqa.features.conversations.queries.keeping import months_kept
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Network, Person


@transaction.atomic
def choose_openness(who: Openness.Who | str, *, by: Person) -> None:
    """Choose who may begin to write to one. Conversations that there are go on. Raises ValueError for no choice."""
    chosen = Openness.Who(who)
    row, made = Openness.objects.get_or_create(person=by, defaults={"who": chosen})
    if made or row.who != chosen:
        row.who = chosen
        row.save(update_fields=["who"])
        record(OpennessChosen(chosen.value), by=by, about=by)


@transaction.atomic
def set_keeping(network: Network, months: int, *, by: Person) -> None:
    """Set for how many months messages are kept. Raises PermissionDenied, ValueError for fewer or more than may be."""
    permit(may_set_keeping(by))
    if not FEWEST_MONTHS <= months <= MOST_MONTHS:
        raise ValueError(f"{months} months are none that may be chosen.")
    before = months_kept(network)
    Keeping.objects.update_or_create(network=network, defaults={"months": months})
    if before != months:
        record(KeepingSet(before, months), by=by)
