"""Who hides is met nowhere by whom she hides from, although she does everything that anybody does here."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from django.core import mail
from django.core.cache import cache
from django.utils.translation import override

from multaqa.foundation.access.api import open_holding
from multaqa.foundation.access.testing import BUREAU, CIVIL_SOCIETY, World
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.api import Capability, appoint
from multaqa.web.tests.standing.forms import declared, forms_in, send
from multaqa.web.tests.standing.planting import plant_all, plant_all_secrets
from multaqa.web.tests.standing.routes import addresses
from multaqa.web.tests.standing.walking import Answer, Walker, groups_met, whole_letter

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PARTS = ("amina", "diego", "elodie", "karim")
"""Whose parts Leila plays; the second person who must agree stays another one."""
HERS = {"name of leila", "address of leila"}
A_MEMBER = "عضو"


def test_who_hides_reads_a_member_to_whom_she_hides_from_and_is_named_to_others():
    world = _a_world_of_leilas()
    asked = addresses(world.visits, language="ar")
    mourads, others = (_answers(world, name, asked) for name in ("mourad", "ingrid"))
    named = _naming_her(world, others.values())
    assert _naming_her(world, mourads.values()) == set()
    opened = {address for address in named if mourads[address].status == 200}
    assert opened != set()
    assert {address for address in opened if A_MEMBER.encode() not in mourads[address].body} == set()
    walker = Walker(world.people.mourad)
    for form in [*forms_in(mourads.values(), world.canaries), *declared(world.forms, language="ar")]:
        assert (form, _naming_her(world, send(walker, form))) == (form, set())


def test_letters_to_whom_she_hides_from_do_not_name_her():
    world = _a_world_of_leilas()
    to_mourad = [letter for letter in mail.outbox if world.people.mourad.email in letter.recipients()]
    assert to_mourad != []
    told = {str(number): whole_letter(letter) for number, letter in enumerate(to_mourad)}
    assert HERS & set(groups_met(world.canaries, told)) == set()


def _a_world_of_leilas() -> World:
    """Leila wrote, corrected, proposed and uploaded all there is; Mourad, like Ingrid, may do everything."""
    cache.clear()
    world = World()
    people = world.people
    for capability in Capability:
        for person in (people.leila, people.mourad):
            appoint(person, to=capability, by=None, reason="Everything that anybody may do")
    open_holding(people.leila, BUREAU, by=None, reason="Amina and Karim, whose parts she plays, work there")
    world.people = replace(people, **dict.fromkeys(PARTS, people.leila))
    with override("ar"):
        plant_all(world)
        for key in (BUREAU, CIVIL_SOCIETY):
            open_holding(people.leila, key, by=None, reason="She was admitted for one part after the other")
        plant_all_secrets(world)
        run_everything()
    return world


def _answers(world: World, name: str, asked: list[str]) -> dict[str, Answer]:
    return {answer.address: answer for answer in Walker(world.people.readers()[name]).walk(asked)}


def _naming_her(world: World, answers: Iterable[Answer]) -> set[str]:
    met = groups_met(world.canaries, {each.address: each.told() for each in answers})
    return set().union(*(met.get(group, set()) for group in HERS))
