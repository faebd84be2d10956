"""The editor's pages: beginning an article, writing it, and what to do when two wrote at once."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.features.news.commands import EditConflict, edit_article, forget_draft, keep_draft, start_article
from multaqa.features.news.forms.editor import (
    ArticleForm,
    SpeakerForms,
    StartForm,
    entries_of,
    initial_of,
    initial_speakers,
)
from multaqa.features.news.forms.fields import tell
from multaqa.features.news.limits import RefusedText
from multaqa.features.news.models import Article
from multaqa.features.news.policies import Act, can_start
from multaqa.features.news.queries.editing import Dossier, dossier_of, kept_draft, topic_choices
from multaqa.features.news.queries.team import newsroom_key
from multaqa.features.news.views.conflicts import conflict_page
from multaqa.features.news.views.opening import for_article, for_newsroom, to_desk
from multaqa.foundation.people.api import Person, posted_or_kept


@for_newsroom
def start(request: HttpRequest, person: Person) -> HttpResponse:
    """A new article: in which language; the rest is written on its own page."""
    if not can_start(person, newsroom_key()):
        raise Http404
    form = StartForm(posted_or_kept(request), initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        return to_desk(start_article(form.cleaned_data["language"], by=person))
    return render(request, "news/start.html", {"form": form})


@for_article()
def desk(request: HttpRequest, person: Person, article: Article) -> HttpResponse:
    """An article in the newsroom: its form while it may be edited, its state and what can be done always."""
    shown = dossier_of(article, person=person, language=get_language() or "en")
    if Act.EDIT not in shown.acts:
        return render(request, "news/desk.html", {"dossier": shown})
    form, speakers = _forms(request, shown)
    if request.method == "POST" and form.is_valid() and speakers.is_valid():
        answer = _save(request, person, shown, form, speakers)
        if answer is not None:
            return answer
    return editor_page(request, shown, form, speakers)


@require_POST
@for_article(Act.EDIT)
def kept(request: HttpRequest, person: Person, article: Article) -> HttpResponse:
    """Keep what stands in the form for its writer, or forget it."""
    if "forget" in request.POST:
        forget_draft(person, article=article, language=article.language)
        return to_desk(article)
    try:
        keep_draft(person, _plain(request), article=article, language=article.language)
    except RefusedText:
        return HttpResponse(status=413)
    return HttpResponse(status=204)


def editor_page(
    request: HttpRequest, dossier: Dossier, form: ArticleForm, speakers: Any, *, status: int = 200, **more: Any
) -> HttpResponse:
    """The page with the form."""
    topics = topic_choices(dossier, chosen=form["topics"].value() or [])
    shown = {"dossier": dossier, "form": form, "speakers": speakers, "topics": topics} | more
    return render(request, "news/editor.html", shown, status=status)


def unbound_forms(dossier: Dossier, text: Any, details: Any, versions: dict[str, int]) -> tuple[ArticleForm, Any]:
    """The forms filled with values that nobody has sent."""
    language = dossier.article.language
    form = ArticleForm(initial=initial_of(details, text) | versions, language=language, topics=dossier.all_topics)
    speakers = SpeakerForms(initial=initial_speakers(details), prefix="speakers", form_kwargs={"first": language})
    return form, speakers


def _forms(request: HttpRequest, dossier: Dossier) -> tuple[ArticleForm, Any]:
    sent = posted_or_kept(request)
    if sent is None and "draft" in request.GET:
        sent = kept_draft(dossier.article, person=dossier.person)
    versions = {"text_version": dossier.text.version, "details_version": dossier.article.details_version}
    if sent is None:
        return unbound_forms(dossier, dossier.text_values, dossier.details, versions)
    language = dossier.article.language
    form = ArticleForm(sent, language=language, topics=dossier.all_topics)
    return form, SpeakerForms(sent, prefix="speakers", form_kwargs={"first": language})


def _save(
    request: HttpRequest, person: Person, dossier: Dossier, form: ArticleForm, speakers: Any
) -> HttpResponse | None:
    """Save; the answer, or None when the form shows what is wrong."""
    edit = form.details_edit(entries_of(speakers))
    keeps = form.cleaned_data["keeps_title"]
    try:
        changed = edit_article(dossier.article, by=person, text=form.text_edit(), details=edit, keeps_title=keeps)
    except RefusedText as refusal:
        tell(form, refusal.problems)
        return None
    except EditConflict as conflict:
        return conflict_page(request, dossier, conflict, form=form, speakers=speakers)
    messages.success(request, _("Saved.") if changed else _("Nothing had changed."))
    preview = reverse("news:preview", args=[dossier.article.public_id])
    return redirect(preview) if "preview" in request.POST else to_desk(dossier.article)


def _plain(request: HttpRequest) -> dict[str, object]:
    """The fields sent, each with all its values."""
    return {name: request.POST.getlist(name) for name in request.POST if name != "csrfmiddlewaretoken"}
