"""Naughty strings through every form of the site, as several of the cast."""

import pytest

from multaqa.foundation.access.testing import World
from multaqa.web.tests.sweep.browser import Browser
from multaqa.web.tests.sweep.judging import faults, kept_otherwise
from multaqa.web.tests.sweep.naughty import Deal, every_string
from multaqa.web.tests.sweep.places import MAIN, Places
from multaqa.web.tests.sweep.report import Report
from multaqa.web.tests.sweep.sending import Sent, sendings
from multaqa.web.tests.sweep.table import KEPT_OTHERWISE

pytestmark = pytest.mark.django_db


@pytest.mark.slow
def test_sweep_reaches_every_route_that_takes_a_post(places: Places) -> None:
    told = places.unreached()
    assert told == [], "\n".join(told)


@pytest.mark.slow
def test_exceptions_name_routes_and_fields_that_exist(places: Places) -> None:
    there = {(route, name) for route, names in places.forms for name in names}
    assert {each for each in KEPT_OTHERWISE if each not in there} == set()


@pytest.mark.slow
def test_no_form_breaks_or_half_saves_or_lets_markup_through(world: World, places: Places) -> None:
    deal, report = Deal(every_string()), Report()
    _sweep(world, places, deal, report, each=16)
    report.refuse_faults()
    assert deal.is_whole


def test_no_form_breaks_over_a_sample(world: World, some_places: Places) -> None:
    report = Report()
    _sweep(world, some_places, Deal(every_string()), report, each=2)
    report.refuse_faults()


def _sweep(world: World, places: Places, deal: Deal, report: Report, *, each: int) -> None:
    for (route, _names), reader, form in places.openings():
        browser = Browser(world.people.readers()[reader])
        for sent in sendings(browser, form, deal.take(each if reader == MAIN else max(2, each // 6))):
            report.add(route, [*faults(sent.trial), *_lost(route, sent)], reader=reader, sent=str(sent))


def _lost(route: str, sent: Sent) -> list[str]:
    """The fields that were taken but are not kept as they were written."""
    if not sent.is_taken or not sent.trial.changed:
        return []
    compared = {name for name in sent.typed if (route, name) not in KEPT_OTHERWISE}
    put = {name: naughty for name, naughty in sent.put.items() if name in compared}
    return [f"{name} is not kept as it was written" for name in kept_otherwise(put, sent.trial)]
