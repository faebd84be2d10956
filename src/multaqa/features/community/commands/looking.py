"""When somebody last looked at the threads of her communities: written in batches, never a fact."""

from typing import Final

from django.db import OperationalError

from multaqa.features.community.models import Participation
from multaqa.features.community.queries.looking import looks

SECONDS: Final = 10.0


def note_looking(participation: Participation) -> None:
    """Note that she looked at the threads of this community now."""
    looks.note(participation.pk)
    write_looks_if_due()


def write_looks_if_due(*, seconds: float = SECONDS) -> None:
    """Write what was noted if the last writing is so many ``seconds`` ago; a busy database is asked again later."""
    taken = looks.take_if_due(seconds=seconds)
    if not taken:
        return
    rows = [Participation(pk=number, seen_at=at) for number, at in taken.items()]
    try:
        Participation.objects.bulk_update(rows, ["seen_at"])
    except OperationalError:
        looks.give_back(taken)
