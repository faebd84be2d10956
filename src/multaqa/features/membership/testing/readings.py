"""For tests: what is held of somebody who read very many profiles."""

from django.utils import timezone

from multaqa.features.membership.models import ProfileReader, ReadingStop
from multaqa.foundation.access.api import person_key
from multaqa.foundation.access.testing import World
from multaqa.foundation.people.api import Person


def leave_readings(person: Person, *, words: str, officer: Person) -> None:
    """The count of her profiles, and a stop that was ended for a reason."""
    ProfileReader.objects.create(reader=person_key(person), counts={"1": 4})
    ReadingStop.objects.create(person=person, profiles=201, reason=words, ended_at=timezone.now(), ended_by=officer)


def visit_readings(world: World) -> None:
    """Have the walk ask for a stop that is none, and send its form."""
    world.visit("membership:letting", public_id="no-such-stop")
    world.post("membership:letting", {"reason": "words"}, public_id="no-such-stop")
