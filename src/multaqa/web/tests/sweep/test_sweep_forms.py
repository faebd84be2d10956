"""Naughty strings through every form of the site, as several of the cast."""

from typing import Final

import pytest

from multaqa.foundation.access.testing import World
from multaqa.web.tests.sweep.browser import Browser
from multaqa.web.tests.sweep.judging import faults, kept_otherwise
from multaqa.web.tests.sweep.naughty import Deal, every_string
from multaqa.web.tests.sweep.places import MAIN, Opening, Places
from multaqa.web.tests.sweep.report import Report
from multaqa.web.tests.sweep.sending import Sent, sendings
from multaqa.web.tests.sweep.table import KEPT_OTHERWISE

pytestmark = pytest.mark.django_db
EACH: Final = 10
"""Strings through each form by the main reader: so many that all forms together send every string several times."""
PARTS: Final = 8
"""Tests that share the forms among them, and so between two workers too."""


@pytest.mark.slow
def test_sweep_reaches_every_route_that_takes_a_post(places: Places) -> None:
    told = places.unreached()
    assert told == [], "\n".join(told)


@pytest.mark.slow
def test_exceptions_name_routes_and_fields_that_exist(places: Places) -> None:
    there = {(route, name) for route, names in places.forms for name in names}
    assert {each for each in KEPT_OTHERWISE if each not in there} == set()


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_no_form_breaks_or_half_saves_or_lets_markup_through(world_of_places: World, places: Places, part: int) -> None:
    """The forms in parts, each in the world as it was planted; the deal goes on where the part before ended."""
    openings, report = places.openings(), Report()
    size = -(-len(openings) // PARTS)
    here = openings[part * size : (part + 1) * size]
    deal = Deal(every_string(), dealt=sum(_wanted(reader, EACH) for _place, reader, _form in openings[: part * size]))
    _sweep(world_of_places, here, deal, report, each=EACH)
    report.refuse_faults()


@pytest.mark.slow
def test_every_string_is_sent_through_a_form(places: Places) -> None:
    assert sum(_wanted(reader, EACH) for _place, reader, _form in places.openings()) >= len(every_string())


def test_no_form_breaks_over_a_sample(world: World, some_places: Places) -> None:
    report = Report()
    _sweep(world, some_places.openings(), Deal(every_string()), report, each=2)
    report.refuse_faults()


def _sweep(world: World, openings: list[Opening], deal: Deal, report: Report, *, each: int) -> None:
    for (route, _names), reader, form in openings:
        browser = Browser(world.people.readers()[reader])
        for sent in sendings(browser, form, deal.take(_wanted(reader, each))):
            report.add(route, [*faults(sent.trial), *_lost(route, sent)], reader=reader, sent=str(sent))


def _wanted(reader: str, each: int) -> int:
    """How many strings a reader sends through a form."""
    return each if reader == MAIN else max(2, each // 6)


def _lost(route: str, sent: Sent) -> list[str]:
    """The fields that were taken but are not kept as they were written."""
    if not sent.is_taken or not sent.trial.changed:
        return []
    compared = {name for name in sent.typed if (route, name) not in KEPT_OTHERWISE}
    put = {name: naughty for name, naughty in sent.put.items() if name in compared}
    return [f"{name} is not kept as it was written" for name in kept_otherwise(put, sent.trial)]
