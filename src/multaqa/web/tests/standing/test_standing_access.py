"""The standing access test: every route and every letter, for the whole cast, in a world with planted secrets."""

from collections import defaultdict

import pytest

from multaqa.web.tests.standing.conftest import Planted
from multaqa.web.tests.standing.routes import addresses, unwalked_routes
from multaqa.web.tests.standing.table import EVERYONE, MEETS
from multaqa.web.tests.standing.walking import Walker, groups_met, whole_letter

pytestmark = pytest.mark.django_db
LANGUAGES = ("ar", "en")


def test_table_knows_the_whole_cast_and_every_group(planted: Planted):
    assert set(planted.world.people.readers()) == EVERYONE
    assert set(planted.world.canaries.values()) == set(MEETS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_walk_knows_how_to_ask_for_every_route(planted: Planted, language: str):
    """A new route that takes arguments joins the walk by ``world.visit`` in its app's ``testing.plant``."""
    assert unwalked_routes(planted.world.visits, language=language) == set()


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_everyone_meets_exactly_what_the_table_says(planted: Planted, language: str):
    asked = addresses(planted.world.visits, language=language)
    met: defaultdict[str, set[str]] = defaultdict(set)
    leaks: list[tuple[str, str, set[str]]] = []
    for name, reader in planted.world.people.readers().items():
        answers = Walker(reader).walk(asked)
        assert [(name, each.address, each.status, each.fault) for each in answers if not each.is_in_order] == []
        found = groups_met(planted.world.canaries, {each.address: each.told() for each in answers})
        for group, where in found.items():
            met[group].add(name)
            leaks += [] if name in MEETS[group] else [(name, group, where)]
    assert leaks == []
    assert {group: met[group] for group in MEETS} == {group: set(readers) for group, readers in MEETS.items()}


def test_letters_hold_only_what_their_receivers_may_meet(planted: Planted):
    names = {person.email: name for name, person in planted.world.people.readers().items() if person is not None}
    met = groups_met(
        planted.world.canaries,
        {
            f"{names[address]} {number}": whole_letter(letter)
            for number, letter in enumerate(planted.letters)
            for address in letter.recipients()
        },
    )
    receivers = {group: {letter.split()[0] for letter in letters} for group, letters in met.items()}
    assert {group: some - MEETS[group] for group, some in receivers.items() if some - MEETS[group]} == {}
    assert receivers["published public"] != set()
