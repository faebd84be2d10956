"""What waits for officers in the world of the standing access test: a recovery, and a report of reprisals."""

from multaqa.foundation.access.commands import freeze
from multaqa.foundation.access.testing.world import World, plant_addresses
from multaqa.foundation.people.api import (
    Capability,
    Role,
    appoint,
    has_capability,
    name_report_readers,
    open_recoveries,
    report_readers,
)
from multaqa.foundation.people.testing import a_recovery, a_report


def plant(world: World) -> None:
    """A second officer and auditor: that reports have their two readers, everybody may know."""
    plant_addresses(world)
    if not has_capability(world.people.jun, Capability.SAFEGUARD):
        for office in (Role.OFFICER, Role.AUDITOR):
            appoint(world.people.jun, to=office, by=None, reason="The second officer of the cast")
    if not report_readers():  # those of another world may stand beside this one
        name_report_readers(world.people.ingrid, world.people.jun, by=None)


def plant_secrets(world: World) -> None:
    """Somebody who lost her devices, a report to both officers, keys that are frozen."""
    people = world.people
    if not open_recoveries():
        recovery = a_recovery(people.diego, words=world.words("recovery"), by=people.jun)
        for page in ("recovery", "recovery_refusal"):
            world.visit(f"people:{page}", public_id=recovery)
    report = a_report(people.amina, words=world.words("report"), contact=world.words("report"))
    for page in ("report_open", "report_close"):
        world.visit(f"people:{page}", public_id=report)
    world.post("people:report_close", public_id=report)
    freeze(people.mourad, by=people.jun, reason="A new organisation")
