"""What crawlers are asked to leave alone."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # Django's signature
    """The robots.txt of the site (RFC 9309)."""
    lines = ["User-agent: *", "Disallow: /*/account/", f"Sitemap: {settings.ADDRESS}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
