"""Which names a view asks of what it is sent: so a field or parameter is found that no page shows."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase


@dataclass
class Asked:
    """What views asked for, by the name of the route: in the query, and in the form sent."""

    queries: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    forms: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


ASKED = Asked()
"""Filled by ``Overhearing`` while a sweep runs."""


class Overhearing:
    """Middleware: the view is given its parameters in a form that notes which of them it asks for."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._answer(request)

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        route = request.resolver_match.view_name if request.resolver_match else ""
        request.GET = _overheard(request.GET, ASKED.queries[route])  # type: ignore[assignment]
        if request.method == "POST":
            request.POST = _overheard(request.POST, ASKED.forms[route])  # type: ignore[assignment]


class _Overheard(QueryDict):
    """Parameters that note which names are asked for."""

    asked: set[str] | None = None

    def __getitem__(self, name: str) -> Any:
        self._note(name)
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        self._note(str(name))
        return super().__contains__(name)

    def get(self, name: str, default: Any = None) -> Any:
        self._note(name)
        return super().get(name, default)

    def getlist(self, name: str, default: Any = None) -> Any:
        self._note(name)
        return super().getlist(name, default)

    def _note(self, name: str) -> None:
        if self.asked is not None and name != "csrfmiddlewaretoken":
            self.asked.add(name)


def _overheard(sent: QueryDict, asked: set[str]) -> QueryDict:
    heard = _Overheard("", mutable=True, encoding=sent.encoding)
    for name, values in sent.lists():
        heard.setlist(name, values)
    heard.asked = asked
    heard._mutable = False
    return heard
