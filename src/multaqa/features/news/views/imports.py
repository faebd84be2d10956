"""The staff pages of importing: choose sources, look through what was read, save it as drafts."""

import re
from pathlib import PurePath

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from multaqa.features.news.commands.imports import begin_import, discard_import, read_import, save_import
from multaqa.features.news.forms.imports import EntryForm, SourcesForm, entry_forms
from multaqa.features.news.import_sentences import refused_in_words
from multaqa.features.news.importing import chosen_entries
from multaqa.features.news.limits import RefusedText
from multaqa.features.news.models import Import
from multaqa.features.news.queries.import_page import (
    ImportPage,
    import_of,
    import_page,
    open_imports,
    saved_articles,
    topic_names,
)
from multaqa.features.news.tasks import read_in_background
from multaqa.foundation.people.api import (
    Capability,
    Person,
    has_capability,
    person_reading,
    posted_or_kept,
    reader_of,
    require,
)

MOST_POSTED = 30 * 1024 * 1024
_BEGINNING = 4096  # bytes: the token and the header of the first file
_NAME = re.compile(rb'filename="([^"\r\n]{1,300})"')
READ_AT_ONCE = 1_000_000  # bytes; more, and whatever is fetched, is read by a worker


@csrf_exempt  # nosemgrep: csrf-exempt - the view inside is csrf_protect, once the length is known to be fit
def sources(request: HttpRequest) -> HttpResponseBase:
    """Choosing what to import; of a body too large for any only the first bytes are read, and never its token."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if request.method == "POST" and length.isdigit() and int(length) > MOST_POSTED:
        return _too_large(request)
    return _sources(request)


def _too_large(request: HttpRequest) -> HttpResponse:
    """The page with its refusal; not through ``require``, which looks into the body for a form to keep."""
    if not has_capability(reader_of(request), Capability.IMPORT_NEWS):
        raise Http404
    return _sources_page(request, SourcesForm(), status=413, refusal=_refusal_of(_first_name(request)))


def _first_name(request: HttpRequest) -> str:
    """The name of the first file of a body of which only the beginning is read; empty when it stands later."""
    found = _NAME.search(request.read(_BEGINNING))
    return PurePath(found[1].decode(errors="replace")).name if found else ""


def _refusal_of(name: str) -> str:
    if name:
        return _("“{name}”, with what was sent beside it, is more than is taken: 10 MB a file, 30 MB together.").format(
            name=name
        )
    return _("What was sent is more than is taken: 10 MB a file, 30 MB together.")


@csrf_protect
@require(Capability.IMPORT_NEWS)
def _sources(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _sources_page(request, SourcesForm())
    form = SourcesForm(request.POST, request.FILES)
    if not form.is_valid():
        return _sources_page(request, form, status=422)
    given = form.sources()
    begun = begin_import(given, by=person_reading(request))
    if any(one.address for one in given) or sum(len(one.content) for one in given) > READ_AT_ONCE:
        read_in_background.enqueue(begun.pk)
    else:
        read_import(begun)
    return redirect("news:import-preview", begun.public_id)


def _sources_page(request: HttpRequest, form: SourcesForm, *, status: int = 200, refusal: str = "") -> HttpResponse:
    waiting = open_imports(person_reading(request))[:20]
    return render(request, "news/import.html", {"form": form, "waiting": waiting, "refusal": refusal}, status=status)


@require(Capability.IMPORT_NEWS)
def preview(request: HttpRequest, public_id: str) -> HttpResponse:
    """What was read, with its guesses to be changed; posting saves the chosen entries as drafts, all or none."""
    begun = _begun(request, public_id)
    if begun.state == Import.State.WAITING:
        name = "news/import_waiting.html" if not request.headers.get("HX-Request") else "news/import_waiting.html#state"
        return render(request, name, {"begun": begun})
    if request.headers.get("HX-Request") and request.method == "GET":
        return HttpResponse(headers={"HX-Refresh": "true"})
    if begun.state == Import.State.SAVED:
        saved = saved_articles(begun, reader=person_reading(request))
        return render(request, "news/import_saved.html", {"begun": begun, "saved": saved})
    page = import_page(begun, reader=person_reading(request), language=_language())
    forms = entry_forms(page.offered, labels=page.topic_labels, language=_language(), posted=posted_or_kept(request))
    return (
        _saved(request, begun, page, forms) if request.method == "POST" else _preview_page(request, begun, page, forms)
    )


def _saved(request: HttpRequest, begun: Import, page: ImportPage, forms: list[EntryForm]) -> HttpResponse:
    """Save, or show the preview again with what hinders."""
    included = [form for form in forms if form.is_valid() or f"{form.prefix}-include" in form.data]
    included = [form for form in included if form.errors or form.cleaned_data["include"]]
    if any(form.errors for form in included):
        return _preview_page(request, begun, page, forms, status=422)
    if not included:
        nothing = _("Nothing is chosen. Choose what is to become a draft, or end the import.")
        return _preview_page(request, begun, page, forms, status=422, problems=[nothing])
    decided = {form.entry.key: form.choice() for form in included}
    chosen = chosen_entries(page.reading, decided, lambda entry: decided[entry.key])
    try:
        save_import(begun, chosen, by=person_reading(request))
    except RefusedText as refused:
        problems = [str(problem) for problem in refused.problems.values()]
        return _preview_page(request, begun, page, forms, status=422, problems=problems)
    return redirect("news:import-preview", begun.public_id)


def _preview_page(
    request: HttpRequest,
    begun: Import,
    page: ImportPage,
    forms: list[EntryForm],
    *,
    status: int = 200,
    problems: list[str] | None = None,
) -> HttpResponse:
    context = {
        "begun": begun,
        "page": page,
        "forms": forms,
        "problems": problems or [],
        "faulty": [form for form in forms if form.is_bound and form.errors],
        "topic_names": topic_names(_language()),
        "refused": [(one.name, refused_in_words(one.refusal)) for one in page.reading.refused],
    }
    return render(request, "news/import_preview.html", context, status=status)


@require_POST
@require(Capability.IMPORT_NEWS)
def discarding(request: HttpRequest, public_id: str) -> HttpResponse:
    """Forget an import that is not wanted any more."""
    discard_import(_begun(request, public_id), by=person_reading(request))
    messages.success(request, _("That import is ended; nothing of it was saved."))
    return redirect("news:import")


def _begun(request: HttpRequest, public_id: str) -> Import:
    person: Person = person_reading(request)
    begun = import_of(public_id, person)
    if begun is None:
        raise Http404
    return begun


def _language() -> str:
    return get_language() or "en"
