"""The standing access test: every route, form and letter, for the whole cast, in a world with planted secrets."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.urls import resolve
from django.utils.translation import override

from multaqa.foundation.access.testing import World
from multaqa.web.tests.standing.forms import Form, declared, forms_in, of_interest, send
from multaqa.web.tests.standing.naming import READERS, wrong_names_in
from multaqa.web.tests.standing.routes import BESIDE_ROUTES, WALKED_IN, addresses, all_routes, unwalked_routes
from multaqa.web.tests.standing.table import EVERYONE, MEETS, MEETS_IN_ANSWERS, MEETS_IN_LETTERS
from multaqa.web.tests.standing.walking import Answer, Walker, groups_met, whole_letter
from multaqa.web.tests.standing.worlds import Planted

pytestmark = pytest.mark.django_db
OF_FORMS = "ar"
"""The language in which forms are sent: the sweep sends them in English."""
BUSY = ("elodie", "ingrid")
"""Who hold every office: a route that takes forms takes them from one of them."""
UNSENT = 'put @require_safe on a view that only shows; where no page has the form, say world.post("app:route", {...})'
type Walks = Callable[[str], dict[str, list[Answer]]]


@pytest.fixture(scope="module")
def walks(planted: Planted) -> Walks:
    """What everyone is sent in a language, by name: walked once for all tests."""

    @cache
    def walked(language: str) -> dict[str, list[Answer]]:
        asked = addresses(planted.world.visits, language=language)
        return {name: Walker(reader).walk(asked) for name, reader in planted.world.people.readers().items()}

    return walked


def test_table_knows_the_whole_cast_and_every_group(planted: Planted):
    assert set(planted.world.people.readers()) == EVERYONE
    assert set(planted.world.canaries.values()) == set(MEETS) | set(MEETS_IN_ANSWERS)


@pytest.mark.parametrize("language", WALKED_IN)
def test_walk_knows_how_to_ask_for_every_route(planted: Planted, language: str):
    """A new route that takes arguments joins the walk by ``world.visit`` in its app's ``testing.plant``."""
    assert unwalked_routes(planted.world.visits, language=language) == set()


@pytest.mark.slow
@pytest.mark.parametrize("language", WALKED_IN)
def test_everyone_meets_exactly_what_the_table_says(planted: Planted, walks: Walks, language: str):
    met: defaultdict[str, set[str]] = defaultdict(set)
    leaks: set[tuple[str, str, str]] = set()
    for name, answers in walks(language).items():
        assert _out_of_order(name, answers) == []
        for group, where in groups_met(planted.world.canaries, {each.address: each.told() for each in answers}).items():
            met[group].add(name)
            leaks |= set() if name in MEETS.get(group, ()) else {(group, name, address) for address in where}
    assert leaks == set()
    assert {group: readers - met[group] for group, readers in MEETS.items() if readers - met[group]} == {}


@pytest.mark.slow
@pytest.mark.parametrize("language", WALKED_IN)
def test_no_page_and_no_file_names_an_area_as_babel_does(walks: Walks, language: str):
    answers = [answer for name in READERS for answer in walks(language)[name]]
    assert {each.address: wrong for each in answers if (wrong := wrong_names_in(each, language))} == {}


@pytest.mark.slow
def test_nobody_meets_in_answers_to_forms_and_in_what_follows_what_the_table_denies(planted: Planted, walks: Walks):
    world, walked = planted.world, walks(OF_FORMS)
    leaks: set[tuple[str, str, str]] = set()
    reported: set[str] = set()
    mail.outbox.clear()
    for name, reader in world.people.readers().items():
        walker = Walker(reader)
        for form in of_interest(walked[name], _forms(world, walked)):
            answers = send(walker, form)
            assert (form, _out_of_order(name, answers)) == (form, [])
            met = groups_met(world.canaries, {form.action: b"".join(each.told() for each in answers)})
            leaks |= {(group, name, form.action) for group in met if name not in _may_meet(group)}
            reported |= {name} if "report" in met else set()
    assert leaks == set()
    assert reported == MEETS_IN_ANSWERS["report"]
    assert mail.outbox != []
    denied = _denied(world, mail.outbox)
    assert {(group, name) for group, name in denied if name not in MEETS_IN_LETTERS.get(group, ())} == set()


@pytest.mark.slow
def test_every_route_that_takes_forms_is_sent_one(planted: Planted, walks: Walks):
    sent_to = {_route(form.action) for form in _forms(planted.world, walks(OF_FORMS))}
    pages = set(addresses(planted.world.visits, language=OF_FORMS)) - set(BESIDE_ROUTES)
    asked = {_route(address): address for address in pages}
    walkers = [Walker(planted.world.people.readers()[name]) for name in BUSY]
    takes = {
        route.pattern
        for route in all_routes()
        if route.pattern in asked.keys() - sent_to
        if any(send(walker, Form(asked[route.pattern], ()))[0].status != 405 for walker in walkers)
    }
    assert takes == set(), UNSENT


def test_letters_hold_only_what_their_receivers_may_meet(planted: Planted):
    assert _denied(planted.world, planted.letters) == set()
    letters = {str(number): whole_letter(letter) for number, letter in enumerate(planted.letters)}
    assert "published public" in groups_met(planted.world.canaries, letters)


def _denied(world: World, letters: Iterable[EmailMessage]) -> set[tuple[str, str]]:
    """Group and receiver of what stands in letters to whom the table denies it; strangers count as nobody."""
    names = {person.email: name for name, person in world.people.readers().items() if person is not None}
    sent = {
        f"{names.get(address, 'nobody')} {number}": whole_letter(letter)
        for number, letter in enumerate(letters)
        for address in letter.recipients()
    }
    met = groups_met(world.canaries, sent)
    return {
        (group, each.split()[0])
        for group, found in met.items()
        for each in found
        if each.split()[0] not in MEETS[group]
    }


def _may_meet(group: str) -> frozenset[str]:
    return MEETS.get(group, frozenset()) | MEETS_IN_ANSWERS.get(group, frozenset())


def _forms(world: World, walked: Mapping[str, list[Answer]]) -> list[Form]:
    """Every form on every page that anyone meets, and those that apps declare."""
    answers = [answer for by_one in walked.values() for answer in by_one]
    return [*forms_in(answers, world.canaries), *declared(world.forms, language=OF_FORMS)]


def _out_of_order(name: str, answers: Iterable[Answer]) -> list[tuple[str, str, int, str]]:
    return [(name, each.address, each.status, each.fault) for each in answers if not each.is_in_order]


def _route(address: str) -> str:
    with override(OF_FORMS):
        return resolve(urlsplit(address).path).route.removeprefix(f"{OF_FORMS}/")
