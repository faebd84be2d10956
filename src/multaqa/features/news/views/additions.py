"""Corrections to what was published, and editor's notes beside a source's words."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.features.news.commands import EditConflict, TextEdit, attach_note, correct, remove_note
from multaqa.features.news.conflicts import proposed_values
from multaqa.features.news.forms.fields import tell
from multaqa.features.news.forms.workflow import CorrectionForm, NoteForm
from multaqa.features.news.limits import RefusedText
from multaqa.features.news.models import Article, ArticleText
from multaqa.features.news.policies import Act
from multaqa.features.news.queries.editing import Dossier, dossier_of, note_of, notes_on, text_on_desk, values_of
from multaqa.features.news.splitting import sentences
from multaqa.features.news.views.conflicts import shown_clashes
from multaqa.features.news.views.opening import for_article, language_tabs, to_desk
from multaqa.foundation.languages.api import Status
from multaqa.foundation.people.api import Person, posted_or_kept
from multaqa.lib.markdown import plain


@for_article(Act.CORRECT)
def correction(request: HttpRequest, person: Person, article: Article, language: str = "") -> HttpResponse:
    """Correct the text in one language, and say so on the page."""
    dossier = _desk(article, person)
    text = _finished(article, language or article.language)
    form = _correction_form(posted_or_kept(request), text)
    if request.method == "POST" and form.is_valid():
        answer = _correct(request, person, dossier, text, form)
        if answer is not None:
            return answer
    return _correction_page(request, dossier, text, form)


@for_article(Act.ANNOTATE)
def notes(request: HttpRequest, person: Person, article: Article, language: str = "") -> HttpResponse:
    """The editor's notes of an article, and the form for one more beside a sentence of one text."""
    text = _finished(article, language or article.language)
    found = sentences(plain(text.body or ""))
    form = NoteForm(posted_or_kept(request), sentences=found, first=get_language() or "en")
    if request.method == "POST" and form.is_valid():
        words, quote = form.words(), form.noted()
        try:
            attach_note(article, by=person, language=text.language, quote=quote, words=words)
        except RefusedText as refusal:
            tell(form, refusal.problems)
        else:
            messages.success(request, _("The note stands beside its sentence."))
            return redirect(reverse("news:notes", args=[article.public_id, text.language]))
    dossier = _desk(article, person)
    tabs = language_tabs("news:notes", article, dossier.shown_languages, current=text.language)
    shown = {"dossier": dossier, "text": text, "form": form, "notes": notes_on(article), "text_tabs": tabs}
    return render(request, "news/notes.html", shown)


@require_POST
@for_article(Act.ANNOTATE)
def note_removal(request: HttpRequest, person: Person, article: Article, note: str) -> HttpResponse:
    """Take a note away."""
    found = note_of(article, note)
    if found is not None:
        remove_note(found, by=person)
        messages.success(request, _("The note was removed; the history keeps that it was there."))
    return redirect(reverse("news:notes", args=[article.public_id]))


def _desk(article: Article, person: Person) -> Dossier:
    return dossier_of(article, person=person, language=get_language() or "en")


def _finished(article: Article, language: str) -> ArticleText:
    """The text that readers see in a language. Raises Http404 when there is none."""
    text = text_on_desk(article, language)
    if text is None or (text.source_language and text.status != Status.DONE):
        raise Http404
    return text


def _correction_form(sent: Any, text: ArticleText, initial: Any = None) -> CorrectionForm:
    first, has_image = get_language() or "en", bool(text.article.image_id)
    start = initial or (values_of(text) | {"version": text.version})
    return CorrectionForm(sent, initial=start, language=text.language, has_image=has_image, first=first)


def _correct(
    request: HttpRequest, person: Person, dossier: Dossier, text: ArticleText, form: CorrectionForm
) -> HttpResponse | None:
    edit: TextEdit = form.text_edit()
    try:
        correct(dossier.article, by=person, words=form.words(), language=text.language, text=edit)
    except RefusedText as refusal:
        tell(form, refusal.problems)
        return None
    except EditConflict as conflict:
        clash = conflict.clashes[0]
        merged = (
            proposed_values(clash)
            | {"version": clash.number}
            | {name: value for name, value in form.cleaned_data.items() if name.startswith("words_")}
        )
        again = _correction_form(None, text, initial=merged)
        return _correction_page(request, dossier, text, again, status=409, clashes=shown_clashes(conflict, dossier))
    messages.success(request, _("Corrected. Everyone who received the article is told."))
    return to_desk(dossier.article)


def _correction_page(
    request: HttpRequest,
    dossier: Dossier,
    text: ArticleText,
    form: CorrectionForm,
    *,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    tabs = language_tabs("news:correction", dossier.article, dossier.shown_languages, current=text.language)
    shown = {"dossier": dossier, "text": text, "form": form, "text_tabs": tabs} | more
    return render(request, "news/correction.html", shown, status=status)
