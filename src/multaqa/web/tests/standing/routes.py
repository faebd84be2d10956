"""Every route of the URLconf, and the addresses at which the walk asks for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from django.urls.resolvers import LocalePrefixPattern
from django.utils.translation import override

from multaqa.foundation.access.testing import Visit

WALKED_IN = ("ar", "en")
"""The languages in which the whole cast walks."""
BESIDE_ROUTES = ("/healthz", "/readyz", "/nowhere/", "/ar/nowhere/", "/en/nowhere/")
"""Addresses that no route answers: probes are answered before them, and nowhere is where nothing is."""


@dataclass(frozen=True)
class Route:
    """One route: its whole pattern without the language, and the name to reverse it by."""

    pattern: str
    name: str

    @property
    def takes_arguments(self) -> bool:
        """Whether an address cannot be made without being told what to fill in."""
        return "<" in self.pattern


def all_routes() -> list[Route]:
    """Every route that the site answers."""
    return list(_routes_in(get_resolver(), before="", namespace=""))


def addresses(visits: Iterable[Visit], *, language: str) -> list[str]:
    """What to ask for in a language: each route without arguments, every visit, and what no route answers."""
    plain = [Visit(route.name) for route in all_routes() if not route.takes_arguments]
    with override(language):
        found = [address_of(visit) for visit in [*plain, *visits]]
    return list(dict.fromkeys([*found, *BESIDE_ROUTES]))


def unwalked_routes(visits: Iterable[Visit], *, language: str) -> set[str]:
    """The patterns of routes that none of the walk's addresses leads to."""
    walked = set()
    with override(language):
        for address in set(addresses(visits, language=language)) - set(BESIDE_ROUTES):
            walked.add(resolve(address.partition("?")[0]).route.removeprefix(f"{language}/"))
    return {route.pattern for route in all_routes()} - walked


def address_of(visit: Visit) -> str:
    """The address of a visit, in the language that is active."""
    path = visit.path or reverse(visit.route, kwargs=dict(visit.arguments))
    return f"{path}?{visit.query}" if visit.query else path


def _routes_in(resolver: URLResolver, *, before: str, namespace: str) -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        here = _joined(before, "" if isinstance(pattern.pattern, LocalePrefixPattern) else str(pattern.pattern))
        if isinstance(pattern, URLPattern):
            yield Route(here, f"{namespace}{pattern.name}")
        else:
            inside = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _routes_in(pattern, before=here, namespace=inside)


def _joined(before: str, pattern: str) -> str:
    """Two parts of a pattern as Django joins them: only the first may begin with a caret."""
    return before + (pattern.removeprefix("^") if before else pattern)
