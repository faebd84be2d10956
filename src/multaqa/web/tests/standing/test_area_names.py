"""No page, file or letter calls a country or area by a name that is Babel's and not the United Nations'."""

from collections.abc import Iterable

import pytest
from django.core import mail
from django.urls import reverse
from django.utils.translation import override

from multaqa.foundation.access.api import ref_of
from multaqa.foundation.access.testing import World
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.testing import tell_everyone
from multaqa.foundation.taxonomy.testing import a_new_term
from multaqa.lib.labels import LANGUAGES
from multaqa.web.tests.standing.naming import READERS, wrong_names, wrong_names_in
from multaqa.web.tests.standing.routes import WALKED_IN, addresses
from multaqa.web.tests.standing.walking import Walker, whole_letter
from multaqa.web.tests.standing.worlds import Planted

pytestmark = pytest.mark.django_db
BABELS = {"ar": "كوريا الجنوبية", "en": "Vatican City", "zh-hans": "梵蒂冈", "fr": "Corée du Sud"}


@pytest.mark.slow
@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - set(WALKED_IN)))  # those are read in the standing walk
def test_no_page_and_no_file_names_an_area_as_babel_does(planted: Planted, language: str):
    asked = addresses(planted.world.visits, language=language)
    assert _wrong(planted.world, asked, language) == {}


def test_no_letter_names_an_area_as_babel_does(planted: Planted):
    letters = [whole_letter(letter).decode() for letter in planted.letters]
    assert letters != []
    assert {name for letter in letters for code in LANGUAGES for name in wrong_names(letter, code)} == set()


@pytest.mark.parametrize(("language", "name"), BABELS.items())
def test_a_name_of_babel_is_found_on_pages_in_feeds_and_in_letters(language: str, name: str):
    world = World()
    term = a_new_term(f"Ports, {name} & quays", by=world.people.elodie)
    tell_everyone(world, ref_of(term))
    run_everything()
    with override(language):
        pages = [reverse(f"web:{page}", args=[term.public_id]) for page in ("topic", "topic_feed")]
    assert _wrong(world, pages, language) == {(reader, page): {name} for reader in READERS for page in pages}
    letters = [wrong_names(whole_letter(letter).decode(), language) for letter in mail.outbox]
    assert {name} in letters


def _wrong(world: World, asked: Iterable[str], language: str) -> dict[tuple[str, str], set[str]]:
    """The names found, by reader and address."""
    found = {}
    for name in READERS:
        walker = Walker(world.people.readers()[name])
        for address in asked:
            if wrong := wrong_names_in(walker.ask(address), language):
                found[name, address] = wrong
    return found
