"""Views that open only to someone who has lately proved that it is she who is there."""

from collections.abc import Callable
from typing import Concatenate, cast

from allauth.account.decorators import reauthentication_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase


def recently_proved[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Ask for the password, or another proof, once more when the last one is older than five minutes."""
    return cast("Callable[Concatenate[HttpRequest, P], HttpResponseBase]", reauthentication_required(view))
