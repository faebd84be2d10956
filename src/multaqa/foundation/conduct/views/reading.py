"""The rules, as everybody may read them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from multaqa.foundation.conduct.models import Document, Version
from multaqa.foundation.conduct.policies import may_keep_rules
from multaqa.foundation.conduct.queries import acceptances_of, in_force, readings, version_of, versions_of
from multaqa.foundation.people.api import reader_of


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The documents in force, and what the reader has accepted."""
    reader = reader_of(request)
    context = {
        "versions": sorted(in_force(), key=lambda version: Document.values.index(version.document)),
        "accepted": acceptances_of(reader) if reader else [],
        "may_keep": reader is not None and may_keep_rules(reader),
    }
    return render(request, "conduct/index.html", context)


@require_safe
def document(request: HttpRequest, document: str) -> HttpResponse:
    """The version in force of a document."""
    return _page(request, version_of(_known(document)))


@require_safe
def earlier(request: HttpRequest, document: str, number: int) -> HttpResponse:
    """A version that is or once was in force."""
    return _page(request, version_of(_known(document), number=number))


def _known(document: str) -> Document:
    if document not in Document:
        raise Http404
    return Document(document)


def _page(request: HttpRequest, version: Version | None) -> HttpResponse:
    if version is None:
        raise Http404
    (reading,) = readings([version], language=get_language() or "ar")
    others = [other for other in versions_of(Document(version.document)) if other.pk != version.pk]
    return render(request, "conduct/document.html", {"reading": reading, "version": version, "others": others})
