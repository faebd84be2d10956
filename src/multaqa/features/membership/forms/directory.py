"""What a reader looks for in the directory, as it stands in an address."""

from dataclasses import dataclass
from typing import Final, cast

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from multaqa.features.membership.queries.directory.finding import LONGEST_QUESTION, Order, Wish
from multaqa.features.membership.queries.directory.labels import Naming, Option
from multaqa.features.membership.queries.directory.shelves import FACETS

LABELS: Final = {
    "expertise": _("Expertise"),
    "stage": _("Stage"),
    "sector": _("Sector"),
    "threat": _("Threat"),
    "group": _("Regional group of the United Nations"),
    "region": _("Region"),
    "country": _("Country or area"),
    "language": _("Working language"),
    "constituency": _("Constituency"),
    "organisation": _("Organisation"),
}

ORDERS: Final = {
    "match": pgettext_lazy("order of a list", "Best match"),
    "name": pgettext_lazy("order of a list", "Name"),
    "latest": pgettext_lazy("order of a list", "Recently joined"),
}


@dataclass(frozen=True)
class Facet:
    """A facet as it is offered: its name in the address, what it is called, its values, the one that was chosen."""

    name: str
    label: str
    options: list[Option]
    chosen: str


@dataclass(frozen=True)
class Choice:
    """Something that was chosen: what it is called, and the address of the list without it."""

    label: str
    address: str


def wish_of(query: QueryDict) -> Wish:
    """What an address asks for; what is too long is cut, a value that is unknown finds nobody."""
    words = query.get("q", "").replace("\x00", "")[:LONGEST_QUESTION]
    asked = query.get("order", "")
    order = cast("Order", asked) if asked in ORDERS else "match"
    return Wish(words, {facet: value for facet in FACETS if (value := query.get(facet, ""))}, order)


def facets_of(naming: Naming) -> list[Facet]:
    """Every facet that tells the members apart whom the reader meets."""
    chosen = naming.directory.wish.chosen
    offered = [Facet(name, str(LABELS[name]), naming.options(name), chosen.get(name, "")) for name in FACETS]
    return [facet for facet in offered if facet.options]


def choices_of(naming: Naming) -> list[Choice]:
    """What was chosen, each with a way to take it back; the words looked for stand in their own field."""
    wish = naming.directory.wish
    return [
        Choice(naming.label(facet, value) or str(LABELS[facet]), address_of(wish.without(facet)))
        for facet, value in wish.chosen.items()
    ]


def address_of(wish: Wish) -> str:
    """The query of an address that asks for this."""
    query = QueryDict(mutable=True)
    if wish.words:
        query["q"] = wish.words
    query.update(wish.chosen)
    if wish.order != "match":
        query["order"] = wish.order
    return f"?{query.urlencode()}"
