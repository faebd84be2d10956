"""Where a person wanted to go before something was asked of her."""

from urllib.parse import urlencode

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def wanted_page(request: HttpRequest) -> str:
    """The page of this site that the request names as the one to go on to; "" if it names none."""
    wanted = request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME, "")
    allowed = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if allowed else ""


def on_the_way(route: str, *, request: HttpRequest, **arguments: object) -> str:
    """The address of a page in between, which remembers the page wanted."""
    wanted = wanted_page(request)
    address = reverse(route, kwargs=arguments)
    return f"{address}?{urlencode({REDIRECT_FIELD_NAME: wanted})}" if wanted else address
