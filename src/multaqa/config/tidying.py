"""One rule for whatever a browser sends: text is tidied (``lib.controls``) before a view or a form reads it.

PostgreSQL takes no NUL, and a reader of cookies makes one of ``\\000``: so no view has to think of it. What a person
may not write although it means something (marks that turn the direction) is the forms' to refuse, with a sentence.
"""

import re
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, QueryDict, UnreadablePostError
from django.http.response import HttpResponseBase
from django.views.defaults import bad_request

from multaqa.lib.controls import tidy

type Answer = Callable[[HttpRequest], HttpResponseBase]

_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f]")
_AS_TYPED: Final = ("password",)
"""Parts of the names of fields that are compared to the letter and never shown."""


def tidy_cookies(answer: Answer) -> Answer:
    """Leave out cookies with control characters, which no site of ours can have set."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        if any(_CONTROLS.search(value) for value in request.COOKIES.values()):
            sound = {name: value for name, value in request.COOKIES.items() if not _CONTROLS.search(value)}
            request.COOKIES = sound
        return answer(request)

    return answered


def tidy_requests(answer: Answer) -> Answer:
    """Tidy queries and forms; an address with control characters is not understood (400)."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        if _CONTROLS.search(request.path_info):
            return bad_request(request, ValueError("control characters in the address"))
        request.GET = _tidied(request.GET)  # type: ignore[assignment]  # Django types it as never replaced
        if request.method == "POST":
            _tidy_form(request)
        return answer(request)

    return answered


def _tidy_form(request: HttpRequest) -> None:
    try:
        request.POST = _tidied(request.POST)  # type: ignore[assignment]  # plain again, as above
    except UnreadablePostError:
        return  # the sender is gone; whoever reads the form next is told so


def _tidied(sent: QueryDict) -> QueryDict:
    """The same parameters with tidy texts; the very same object where nothing was to be done."""
    tidy_lists = {name: [_as_kept(name, value) for value in values] for name, values in sent.lists()}
    if all(sent.getlist(name) == values for name, values in tidy_lists.items()):
        return sent
    made = QueryDict(mutable=True, encoding=sent.encoding)
    for name, values in tidy_lists.items():
        made.setlist(name, values)
    made._mutable = False
    return made


def _as_kept(name: str, value: str) -> str:
    return value if any(part in name.lower() for part in _AS_TYPED) else tidy(value.replace("\x00", ""))
