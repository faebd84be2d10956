"""Pages that belong to no feature: the styleguide, the preview of a text, and what stands by when there is no line."""

import hashlib
import sys

import structlog
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, override, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from multaqa.lib import bidi, markdown
from multaqa.lib.room import is_full
from multaqa.ui.guide import sections

LONGEST_PREVIEW = 50_000
"""Characters of a text that are shown in a preview."""


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component with its props, in both directions and both themes."""
    return render(request, "ui/styleguide.html", {"sections": sections()})


@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """How a text will look: the field that ``preview`` names. A fragment for the writing area, else a page."""
    if not request.user.is_authenticated:
        raise Http404
    language = request.POST.get("language", "")
    language = language if language in dict(settings.LANGUAGES) else get_language() or "en"
    source = request.POST.get(request.POST.get("preview", ""), "")
    html = markdown.render(source[:LONGEST_PREVIEW], language=language)
    template = "ui/preview.html#words" if request.headers.get("HX-Request") else "ui/preview.html"
    return render(request, template, {"html": html, "language": language})


@require_safe
@cache_control(max_age=3600)
def offline(request: HttpRequest) -> HttpResponse:
    """What the service worker shows when there is no line; the same for everyone."""
    return render(request, "ui/offline.html", {"reader": None, "banner": None})


@require_safe
@cache_control(max_age=3600)
def manifest(_request: HttpRequest) -> HttpResponse:
    """The web app manifest (W3C), in the language of the page."""
    language = get_language() or "en"
    sizes = {"180x180": "ui/vendor/mark-180.png", "512x512": "ui/vendor/mark-512.png"}
    described = {
        "name": pgettext("name of the platform", "Multaqa"),
        "description": _("The meeting place of a network of experts"),
        "lang": bidi.html_lang(language),
        "dir": bidi.direction_of(language),
        "id": "/",
        "start_url": f"/{language}/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": "#fbfaf7",
        "theme_color": "#ffffff",
        "icons": [{"src": static(path), "sizes": size, "type": "image/png"} for size, path in sizes.items()],
    }
    return JsonResponse(described, content_type="application/manifest+json")


@require_safe
@cache_control(max_age=3600)
def favicon(_request: HttpRequest) -> HttpResponse:
    """The icon, for browsers and readers of feeds that ask for it without having seen a page."""
    return redirect(static("ui/vendor/mark.ico"))


@require_safe
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker: it keeps static files and the offline page of each language, and nothing that was read."""
    kept = [
        static("ui/multaqa.css"),
        static("ui/multaqa.js"),
        static("ui/vendor/icons.svg"),
        static("ui/vendor/htmx.js"),
    ]
    offline_pages = dict(_offline_pages())
    version = hashlib.sha256(" ".join([*kept, *offline_pages]).encode()).hexdigest()[:12]
    context = {"kept": kept, "version": version, "offline": offline_pages}
    return render(request, "ui/worker.js", context, content_type="text/javascript")


def broken(_request: HttpRequest) -> HttpResponse:
    """The page of a fault of ours, or of a full disk; it asks nothing of the database, which may be what failed."""
    trace = structlog.contextvars.get_contextvars().get("request_id", "")
    status = 507 if is_full(sys.exception()) else 500  # RFC 4918, 11.5: insufficient storage
    return HttpResponse(render_to_string(f"{status}.html", {"trace": trace}), status=status)


def _offline_pages() -> list[tuple[str, str]]:
    pages = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            pages.append((code, reverse("ui:offline")))
    return pages
