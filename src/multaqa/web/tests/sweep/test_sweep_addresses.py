"""Naughty strings in every query, in every piece of an address that varies, in headers and in cookies."""

from typing import Final

import pytest

from multaqa.foundation.access.testing import World
from multaqa.web.tests.sweep.asking import ASKED
from multaqa.web.tests.sweep.browser import Browser
from multaqa.web.tests.sweep.judging import faults
from multaqa.web.tests.sweep.naughty import Deal, every_string
from multaqa.web.tests.sweep.places import MAIN, Places, parts_of
from multaqa.web.tests.sweep.report import Report

pytestmark = pytest.mark.django_db
EACH: Final = 8
"""Requests for each place by the main reader."""
HEADERS: Final = (
    "Accept-Language",
    "HX-Current-URL",
    "HX-Request",
    "HX-Target",
    "If-Modified-Since",
    "If-None-Match",
    "Range",
    "Referer",
    "User-Agent",
    "X-Forwarded-For",
    "X-Request-ID",
)
COOKIES: Final = ("sessionid", "csrftoken", "language", "theme", "digits", "messages", "kept_forms", "last_reader")


@pytest.mark.slow
def test_no_parameter_of_a_query_breaks_a_page(world_of_places: World, places: Places) -> None:
    deal, report = Deal(every_string(in_address=True)), Report()
    for route, by in sorted(places.addresses.items()):
        names = sorted(ASKED.queries[route] | {"unheard-of"})
        for reader, address in by.items():
            browser = Browser(world_of_places.people.readers()[reader])
            for _ in range(EACH if reader == MAIN and len(names) > 1 else 2):
                strings = zip(names, deal.take(len(names)), strict=True)
                query = "&".join(f"{name}={string.encoded}" for name, string in strings)
                trial = browser.get(f"{address.partition('?')[0]}?{query}")
                report.add(route, faults(trial), reader=reader, sent=query)
    report.refuse_faults()
    assert deal.is_whole


@pytest.mark.slow
def test_no_piece_of_an_address_breaks_a_page(world_of_places: World, places: Places) -> None:
    deal, report = Deal(every_string(in_address=True)), Report()
    for route, by in sorted(places.addresses.items()):
        for reader, address in by.items():
            browser = Browser(world_of_places.people.readers()[reader])
            for name, blank in parts_of(address):
                for string in deal.take(2 * EACH if reader == MAIN else 2):
                    trial = browser.get(blank.format(string.encoded))
                    report.add(f"{route} {name}", faults(trial), reader=reader, sent=string.encoded)
    report.refuse_faults()
    assert deal.is_whole


@pytest.mark.slow
def test_no_header_or_cookie_breaks_a_page(world: World) -> None:
    deal, report = Deal([one for one in every_string(in_address=True) if not set(one.raw) & set(b"\r\n\0")]), Report()
    for reader in ("nobody", MAIN):
        browser = Browser(world.people.readers()[reader])
        for _ in range(EACH):
            headers = {name: deal.take(1)[0].raw.decode("latin-1") for name in HEADERS}
            report.add("headers", faults(browser.get("/en/", **headers)), reader=reader, sent=repr(headers))
        for name in COOKIES:
            for string in deal.take(EACH):
                trial = browser.get("/en/settings/", Cookie=f'{name}="{_in_octal(string.raw)}"')
                report.add(f"cookie {name}", faults(trial), reader=reader, sent=string.encoded)
    report.refuse_faults()


def test_a_cookie_may_hold_a_nul(world: World) -> None:
    for name in COOKIES:
        assert faults(Browser(None).get("/en/settings/", Cookie=f'{name}="{"a" * 31}\\000"')) == []


def _in_octal(raw: bytes) -> str:
    """Bytes as a quoted cookie may hold them: Python's parser of cookies undoes it (RFC 2109)."""
    return "".join(f"\\{byte:03o}" for byte in raw)
