"""How often something may be sent, counted in the shared cache, so that it holds across processes and machines.

The sign-in library counts attempts to sign in; what is counted here is what only this site has.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Final

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

RATES: Final = {
    "report": "5/h/key",  # reports of reprisals by one person: officers must be able to read them
    "person_report": "10/d/key",  # of people by one person, sent or tried: officers must be able to read them
    "wish": "5/h/key",  # of an account for one address of mail: whoever has one already is written to each time
    "link": "20/m/ip",  # what is sent to addresses with a token, which might be guessed
    "post": "10/m/key,100/h/key",  # of one person: replies and edits, wherever she writes them
    "thread": "3/m/key,20/h/key",  # begun by one person
    "flag": "20/h/key",  # of posts by one person: facilitators must be able to read them
    "vote": "30/m/key",  # in polls by one person
    "reaction": "120/m/key",  # taps on posts by one person: nobody reads that fast, a script does
    "safeguarding": "60/h/key",  # acts of one officer upon other people's accounts, should her session be stolen
}
"""What is counted → how many, in what time, for whom: "key" is a person or address of mail, "ip" one of a network."""

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def is_within(request: HttpRequest, what: str, *, of: str = "") -> bool:
    """Count one more of ``what`` and say whether that is within the limit; ``of``: whose, a public id or address."""
    if getattr(settings, "ACCOUNT_RATE_LIMITS", None) is False:  # the library's switch, for walks of the whole site
        return True
    return ratelimit.consume(request, app="multaqa", action=what, config=dict(RATES), key=of) is not None


def too_many(request: HttpRequest) -> HttpResponseBase:
    """The page that says so, with status 429 (RFC 6585)."""
    page: HttpResponseBase = ratelimit.respond_429(request)
    return page


def limited[**P](what: str) -> Callable[[View[P]], View[P]]:
    """Count each POST to a view by who sends it: the person signed in, or the address of the network."""

    def decorator(view: View[P]) -> View[P]:
        @wraps(view)
        def counted(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            who = getattr(request.user, "public_id", "")
            if request.method == "POST" and not is_within(request, what, of=who):
                return too_many(request)
            return view(request, *args, **kwargs)

        return counted

    return decorator
