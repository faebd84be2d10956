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
"""Filled by ``overhear`` while a sweep runs."""


def overhear(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: the view is given its parameters in a form that notes which of them it asks for."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        request.GET = _overheard(request, request.GET, ASKED.queries)  # type: ignore[assignment]  # never so otherwise
        if request.method == "POST":
            request.POST = _overheard(request, request.POST, ASKED.forms)  # type: ignore[assignment]  # never so otherwise
        return answer(request)

    return answered


class _Overheard(QueryDict):
    """Parameters that note which names are asked for."""

    note: Callable[[str], None] = staticmethod(lambda name: None)

    def __getitem__(self, name: str) -> Any:
        self.note(name)
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        self.note(str(name))
        return super().__contains__(name)

    def get(self, name: str, default: Any = None) -> Any:
        self.note(name)
        return super().get(name, default)

    def getlist(self, name: str, default: Any = None) -> Any:
        self.note(name)
        return super().getlist(name, default)


def _overheard(request: HttpRequest, sent: QueryDict, asked: defaultdict[str, set[str]]) -> QueryDict:
    def note(name: str) -> None:
        if request.resolver_match is not None and name != "csrfmiddlewaretoken":
            asked[request.resolver_match.view_name].add(name)

    heard = _Overheard("", mutable=True, encoding=sent.encoding)
    for name, values in sent.lists():
        heard.setlist(name, values)
    heard.note = note
    heard._mutable = False
    return heard
