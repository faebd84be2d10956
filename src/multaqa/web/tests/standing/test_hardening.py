"""Every answer of the site bears the headers that keep browsers from making more of it; no route is open to forgery."""

from collections.abc import Iterator
from typing import Final

import pytest
from django.test import Client

from multaqa.web.tests.standing.routes import addresses
from multaqa.web.tests.standing.walking import Walker
from multaqa.web.tests.standing.worlds import Planted
from multaqa.web.tests.sweep.browser import route_of
from multaqa.web.tests.sweep.tables import written_tables

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BESIDE: Final = ("/static/ui/vendor/htmx.js", "/static/ui/multaqa.css", "/static/nothing.js", "/files/nothing/x.txt")
SAME: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ANSWERED_WITHOUT_TOKEN: Final = {
    "notify:unsubscribe": "mail programs post without a cookie; the signed token in the address says who and what",
    "": "the probes change nothing",
}
"""Routes that take a POST without the token against forgery, and why; everything else answers 403."""
WRITTEN_BY_READING: Final = {
    "django_session": "messages that were shown",
    "people_shared_cache": "what is counted and remembered for a minute",
    "facts_recordedfact": "that someone opened what is labelled",
    "facts_factpayload": "as above",
    "django_tasks_database_dbtaskresult": "what follows from it",
    "community_participation": "when people last looked at their communities, together and every few seconds",
    "community_readmark": "how far people read, together and every few seconds",
    "notify_notice": "that what was told of it is seen, as above",
    "notify_bell": "as above",
}
"""Tables that a GET may write to, and why."""


def test_every_answer_bears_the_headers(planted: Planted) -> None:
    for name, address in _each_route(planted):
        headers = dict(Walker(planted.world.people.readers()[name]).ask(address).headers)
        assert {each: headers.get(each) for each in SAME} == SAME, address
        policy = headers["Content-Security-Policy"]
        assert ("default-src 'none'" in policy, "frame-ancestors 'none'" in policy) == (True, True), address
        assert ("unsafe" in policy, "data:" in policy, "*" in policy) == (False, False, False), address
        if headers["Content-Type"].startswith("text/html") and "sandbox" not in policy:
            assert "require-trusted-types-for 'script'" in policy, address


def test_what_is_sent_to_the_signed_in_is_never_stored(planted: Planted) -> None:
    walker = Walker(planted.world.people.elodie)
    for name, address in _each_route(planted):
        headers = dict(walker.ask(address).headers)
        page = headers.get("Content-Type", "").startswith("text/html") and not address.startswith("/static/")
        if name == "elodie" and page and "max-age=3600" not in headers.get("Cache-Control", ""):
            kept = headers.get("Cache-Control", "")
            assert "private" in kept or "no-store" in kept, (address, headers)


def test_no_form_is_taken_without_the_token(planted: Planted) -> None:
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(planted.world.people.ingrid)
    for _name, address in _each_route(planted):
        answer = client.post(address.partition("?")[0])
        if route_of(address) not in ANSWERED_WITHOUT_TOKEN and not address.startswith("/static/"):
            assert answer.status_code in (403, 404), (address, answer.status_code)


def test_reading_changes_nothing(planted: Planted) -> None:
    walker = Walker(planted.world.people.elodie)
    for _name, address in _each_route(planted):
        with written_tables() as written:
            walker.ask(address)
        assert written - set(WRITTEN_BY_READING) == set(), address


def test_files_set_no_cookie(planted: Planted) -> None:
    walker = Walker(planted.world.people.elodie)
    files = [address for _name, address in _each_route(planted) if address.startswith("/files/")]
    answers = [answer for answer in walker.walk(files) if answer.status == 200]
    assert answers != []
    for answer in answers:
        headers = dict(answer.headers)
        assert "Set-Cookie" not in headers
        assert "sandbox" in headers["Content-Security-Policy"]
        assert "attachment" in headers["Content-Disposition"] or headers["Content-Type"].startswith("image/")


def _each_route(planted: Planted) -> Iterator[tuple[str, str]]:
    """Two addresses of each route as nobody and as the steward, and what is no route."""
    seen: dict[str, int] = {}
    for address in [*addresses(planted.world.visits, language="en"), *BESIDE]:
        route = route_of(address) or address
        seen[route] = seen.get(route, 0) + 1
        if seen[route] <= 2:
            yield from (("nobody", address), ("elodie", address))
