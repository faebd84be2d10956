"""A list in the world of the standing access test."""

from multaqa.features.membership.models import Intake, IntakeLike, IntakeRow, Organisation
from multaqa.foundation.access.testing import World
from multaqa.foundation.people.api import the_network


def bring_in(world: World, body: Organisation) -> None:
    """A list that Élodie brings in: a row with a problem, and one that may be Amina; no secret from Élodie."""
    own = {"network": the_network(), "kind": "people", "digest": "0" * 64, "language": "en", "size": 2}
    words = world.words("list")
    intake = Intake.objects.create(
        person=world.people.elodie, name=words, state="ready", columns=[["name", words]], unknown=[words], **own
    )
    problem = ["name", "lost", words, ""]
    IntakeRow.objects.create(of=intake, number=2, cells={"name": words}, problems=[problem], is_faulty=True)
    found = {"organisation": body.public_id, "letter": "en", "names": [{"given": words}]}
    row = IntakeRow.objects.create(of=intake, number=3, cells={"name": words}, found=found, address="x@harbour.example")
    IntakeLike.objects.create(row=row, person=world.people.amina, reason="name", likeness=80)
    one = {"public_id": intake.public_id}
    for route in ("intake", "intake_problems", "intake_choices", "intake_saving", "intake_ending"):
        world.visit(f"membership:{route}", **one)
    world.visit("membership:intake_template", kind="people", form="csv")
    world.visit("membership:intake_template", kind="bodies", form="xlsx")
    world.post("membership:intake_choices", {"row-3": "out"}, **one)
    world.post("membership:intake_saving", {"unheard-of": "words"}, **one)
    world.post("membership:intake_ending", {"unheard-of": "words"}, public_id="no-such-list")
