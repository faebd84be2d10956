"""Translating an article: the original and the translation side by side, field by field."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.features.news.commands import (
    EditConflict,
    NothingTranslated,
    finish_translation,
    forget_draft,
    keep_draft,
    reopen_translation,
    translate,
)
from multaqa.features.news.conflicts import proposed_values
from multaqa.features.news.forms.fields import tell
from multaqa.features.news.forms.workflow import TextForm
from multaqa.features.news.limits import RefusedText
from multaqa.features.news.models import Article
from multaqa.features.news.policies import Act
from multaqa.features.news.queries.editing import Dossier, dossier_of, kept_draft
from multaqa.features.news.queries.translating import Bench, bench_of
from multaqa.features.news.views.conflicts import shown_clashes
from multaqa.features.news.views.opening import for_article
from multaqa.foundation.languages.api import CODES
from multaqa.foundation.people.api import Person, posted_or_kept


@for_article(Act.TRANSLATE)
def translation(request: HttpRequest, person: Person, article: Article, language: str) -> HttpResponse:
    """The translation into one language beside the original."""
    bench = _bench(article, language, person)
    form = _form(request, bench)
    if request.method == "POST" and form.is_valid():
        answer = _save(request, person, bench, form)
        if answer is not None:
            return answer
    return _page(request, bench, form)


@require_POST
@for_article(Act.TRANSLATE)
def reopening(request: HttpRequest, person: Person, article: Article, language: str) -> HttpResponse:
    """Take a finished translation off the page to work on it."""
    bench = _bench(article, language, person)
    reopen_translation(article, language, by=person)
    messages.success(request, _("The translation is not shown until it is finished again."))
    return _to(bench)


@require_POST
@for_article(Act.TRANSLATE)
def kept(request: HttpRequest, person: Person, article: Article, language: str) -> HttpResponse:
    """Keep what stands in the form for its translator, or forget it."""
    bench = _bench(article, language, person)
    if "forget" in request.POST:
        forget_draft(person, article=article, language=language)
        return _to(bench)
    fields: dict[str, object] = {
        name: request.POST.getlist(name) for name in request.POST if name != "csrfmiddlewaretoken"
    }
    try:
        keep_draft(person, fields, article=article, language=language)
    except RefusedText:
        return HttpResponse(status=413)
    return HttpResponse(status=204)


def _bench(article: Article, language: str, person: Person) -> Bench:
    if language not in CODES or language == article.language:
        raise Http404
    return bench_of(article, language, person=person)


def _form(request: HttpRequest, bench: Bench) -> TextForm:
    sent = posted_or_kept(request)
    if sent is None and "draft" in request.GET:
        sent = kept_draft(bench.article, person=bench.person, language=bench.language)
    return _filled(bench, sent, dict[str, Any](bench.values) | {"version": bench.version})


def _filled(bench: Bench, sent: Any, initial: Any) -> TextForm:
    return TextForm(sent, initial=initial, language=bench.language, has_image=bool(bench.article.image_id))


def _save(request: HttpRequest, person: Person, bench: Bench, form: TextForm) -> HttpResponse | None:
    try:
        translate(bench.article, bench.language, form.text_edit(), by=person)
        if "finish" in request.POST:
            finish_translation(bench.article, bench.language, by=person)
    except RefusedText as refusal:
        tell(form, refusal.problems)
        return None
    except NothingTranslated:
        form.add_error("title", _("A finished translation needs a title. What was written is saved."))
        return None
    except EditConflict as conflict:
        return _conflict(request, bench, conflict)
    said = _("Finished: readers see it as soon as the article is published.")
    messages.success(request, said if "finish" in request.POST else _("Saved."))
    return _to(bench)


def _conflict(request: HttpRequest, bench: Bench, conflict: EditConflict) -> HttpResponse:
    clash = conflict.clashes[0]
    again = _filled(bench, None, proposed_values(clash) | {"version": clash.number})
    dossier: Dossier = dossier_of(bench.article, person=bench.person, language=get_language() or "en")
    return _page(request, bench, again, status=409, clashes=shown_clashes(conflict, dossier))


def _page(request: HttpRequest, bench: Bench, form: TextForm, *, status: int = 200, **more: object) -> HttpResponse:
    fields = [(form[field.name], field) for field in bench.fields]
    shown = {"bench": bench, "form": form, "fields": fields} | more
    return render(request, "news/translation.html", shown, status=status)


def _to(bench: Bench) -> HttpResponse:
    return redirect(reverse("news:translation", args=[bench.article.public_id, bench.language]))
