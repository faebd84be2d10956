"""Where strings can be sent: forms, parameters and pieces of addresses, found by walking the site."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from multaqa.foundation.access.testing import World
from multaqa.web.tests.standing.routes import addresses
from multaqa.web.tests.sweep.browser import Browser, Trial, match_of, route_of
from multaqa.web.tests.sweep.forms import Field, Form, forms_in
from multaqa.web.tests.sweep.table import WITHOUT_A_FORM

MAIN: Final = "elodie"
"""Who sees the most: she looks at every address, the others at one of each route."""
READERS: Final = (MAIN, "nobody", "amina", "diego", "ingrid")
type Place = tuple[str, tuple[str, ...]]
"""A form: its route, and the names of its fields."""
type Opening = tuple[Place, str, Form]
"""A form, and a reader to whom it is open."""


@dataclass
class Places:
    """What was found: forms and addresses, each with the readers to whom they are open; what only takes a POST.

    ``canaries`` are those of the world in which it was found: in one that has others, no address leads anywhere.
    """

    canaries: frozenset[str] = frozenset()
    forms: dict[Place, dict[str, Form]] = field(default_factory=dict)
    addresses: dict[str, dict[str, str]] = field(default_factory=dict)
    posted_to: dict[str, str] = field(default_factory=dict)

    def openings(self) -> list[Opening]:
        """Every form for every reader who sees it, the main reader first."""
        found = [(place, by) for place, by in sorted(self.forms.items())]
        return [(place, name, by[name]) for place, by in found for name in READERS if name in by]

    def unreached(self) -> list[str]:
        """For each route that takes a POST and that no form leads to, what to do about it."""
        reached = {route for route, _names in self.forms}
        return [
            f"{route} takes a POST, but no page that the sweep sees has a form for it. Either plant what shows the form"
            f" in the testing.py of its app, or name its fields in WITHOUT_A_FORM of web/tests/sweep/table.py."
            for route in sorted(set(self.posted_to) - reached)
        ]


def explored(world: World, *, readers: tuple[str, ...] = READERS, every_address: bool = True) -> Places:
    """Every place that readers of the sweep find; the main reader looks at ``every_address`` or one of each route."""
    places = Places(frozenset(world.canaries))
    for reader in readers:
        browser = Browser(world.people.readers()[reader])
        for address in addresses(world.visits, language="en"):
            route = route_of(address)
            if (reader == MAIN and every_address) or reader not in places.addresses.get(route, {}):
                _look(places, reader, browser.get(address), route=route)
    _add_what_no_page_shows(places)
    return places


def parts_of(address: str) -> Iterator[tuple[str, str]]:
    """The arguments in an address: the name of each, and the address with ``{}`` in its place."""
    path = urlsplit(address).path
    segments = path.split("/")
    found = match_of(address)
    for name, value in found.kwargs.items() if found else ():
        whole = [number for number, each in enumerate(segments) if number > 1 and unquote(each) == str(value)]
        if whole:
            yield name, "/".join([*segments[: whole[-1]], "{}", *segments[whole[-1] + 1 :]])
        else:
            yield name, "{}".join(path.rsplit(quote(str(value)), 1))


def _look(places: Places, reader: str, trial: Trial, *, route: str) -> None:
    answer = trial.first
    if answer.status == 405:
        places.posted_to.setdefault(route, answer.address)
    if answer.status < 400 and not _leads_to_sign_in(trial):
        places.addresses.setdefault(route, {}).setdefault(reader, answer.address)
    if dict(answer.headers).get("Content-Type", "").startswith("text/html"):
        for form in forms_in(answer.body, address=answer.address):
            if form.method == "POST":
                places.forms.setdefault((route_of(form.action), form.names), {}).setdefault(reader, form)


def _leads_to_sign_in(trial: Trial) -> bool:
    return route_of(dict(trial.first.headers).get("Location", "/")) == "account_login"


def _add_what_no_page_shows(places: Places) -> None:
    for route, fields in WITHOUT_A_FORM.items():
        address = places.posted_to.get(route)
        if address:
            typed = tuple(Field(name, "text", (value,)) for name, value in fields.items())
            form = Form(address, "POST", address, False, typed)
            places.forms[route, form.names] = dict.fromkeys((MAIN, "diego", "nobody"), form)
