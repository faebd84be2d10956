"""The rules as their keepers write them: begun, written in each language, brought into force or discarded."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from multaqa.foundation.conduct.commands import (
    Refused,
    bring_into_force,
    discard_version,
    start_version,
    write_version,
)
from multaqa.foundation.conduct.forms import BeginningForm, ForceForm, WordsForm
from multaqa.foundation.conduct.models import Document, Version, VersionText
from multaqa.foundation.conduct.queries import documents_kept, draft_of, readings, texts_of
from multaqa.foundation.languages.api import FieldsMovedOn, name_of
from multaqa.foundation.people.api import Capability, person_reading, posted_or_kept, require

_FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@require(Capability.KEEP_RULES)
def drafts(request: HttpRequest) -> HttpResponse:
    """The four documents, with what is in force and what is being written."""
    return render(request, "conduct/drafts.html", {"kept": documents_kept()})


@_FORM
@require(Capability.KEEP_RULES)
def new(request: HttpRequest, document: str) -> HttpResponse:
    """Begin the next version of a document."""
    known = _known(document)
    form = BeginningForm(posted_or_kept(request), initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        try:
            version = start_version(known, language=form.cleaned_data["language"], by=person_reading(request))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("conduct:words", known.value, version.language)
    context = {"form": form, "document": known, "draft": draft_of(known)}
    return render(request, "conduct/new.html", context, status=422 if form.errors else 200)


@_FORM
@require(Capability.KEEP_RULES)
def words(request: HttpRequest, document: str, language: str) -> HttpResponse:
    """Write a draft in one language, beside its original."""
    version = _draft(document)
    text = _text(version, language)
    form = WordsForm(posted_or_kept(request), initial=_written(text), language=language)
    clash = None
    if request.method == "POST" and form.is_valid():
        try:
            write_version(version, language, form.values, by=person_reading(request), seen=form.seen)
        except FieldsMovedOn:
            clash = _text(version, language)
            form.let_win_over(clash)
        else:
            messages.success(request, _("The text is saved."))
            return redirect("conduct:words", version.document, language)
    texts = list(texts_of(version))
    context = {
        "form": form,
        "version": version,
        "clash": clash,
        "original": next((other for other in texts if other.language == version.language != language), None),
        "tabs": [_tab(other, current=language) for other in texts],
    }
    return render(request, "conduct/words.html", context, status=422 if form.errors else 200)


@_FORM
@require(Capability.KEEP_RULES)
def force(request: HttpRequest, document: str) -> HttpResponse:
    """Read a draft as it will be read, and bring it into force."""
    version = _draft(document)
    form = ForceForm(posted_or_kept(request), initial={"asks": document != Document.ACCESSIBILITY})
    if request.method == "POST" and form.is_valid():
        try:
            bring_into_force(version, asks=form.cleaned_data["asks"], by=person_reading(request))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The new version is in force."))
            return redirect("conduct:document", version.document)
    missing = [name_of(text.language) for text in texts_of(version) if not text.body or text.is_stale]
    (reading,) = readings([version], language=get_language() or "ar")
    context = {"form": form, "version": version, "reading": reading, "missing": missing}
    return render(request, "conduct/force.html", context, status=422 if form.errors else 200)


@_FORM
@require(Capability.KEEP_RULES)
def discarding(request: HttpRequest, document: str) -> HttpResponse:
    """Throw a draft away, after asking."""
    version = _draft(document)
    if request.method == "POST":
        discard_version(version, by=person_reading(request))
        messages.success(request, _("The draft is discarded."))
        return redirect("conduct:drafts")
    return render(request, "conduct/discarding.html", {"version": version})


def _known(document: str) -> Document:
    if document not in Document:
        raise Http404
    return Document(document)


def _draft(document: str) -> Version:
    version = draft_of(_known(document))
    if version is None:
        raise Http404
    return version


def _text(version: Version, language: str) -> VersionText:
    text = next((text for text in texts_of(version) if text.language == language), None)
    if text is None:
        raise Http404
    return text


def _written(text: VersionText) -> dict[str, str | int]:
    revisions = {f"{name}_revision": text.revisions.get(name, 0) for name in ("body", "changes")}
    return {"body": text.body or "", "changes": text.changes or "", **revisions}


def _tab(text: VersionText, *, current: str) -> dict[str, object]:
    address = reverse("conduct:words", args=[text.version.document, text.language])
    mark = "" if text.body and not text.is_stale else " ○"
    return {"label": f"{name_of(text.language)}{mark}", "href": address, "current": text.language == current}
