"""Help, in the language of the page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from multaqa.web.help import help_page, help_pages


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What there is help for."""
    return render(request, "web/help.html", {"pages": help_pages(get_language() or "ar")})


@require_safe
def page(request: HttpRequest, name: str) -> HttpResponse:
    """One help page, and the way to the others."""
    language = get_language() or "ar"
    try:
        shown = help_page(name, language)
    except KeyError:
        raise Http404 from None
    return render(request, "web/help_page.html", {"page": shown, "pages": help_pages(language), "language": language})
