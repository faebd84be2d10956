"""Steps of an article's way: offered, cleared, handed back, published, withdrawn, restored. Each is a noun."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.features.news.commands import (
    BadMoment,
    NotReady,
    clear,
    hand_back,
    offer,
    publish,
    restore,
    schedule,
    unschedule,
    withdraw,
)
from multaqa.features.news.forms.workflow import PublicationForm, ReasonForm
from multaqa.features.news.models import Article
from multaqa.features.news.policies import Act
from multaqa.features.news.queries.editing import dossier_of
from multaqa.features.news.queries.newsroom import may_read_after_publication
from multaqa.features.news.views.opening import for_article, to_desk
from multaqa.foundation.people.api import Person, posted_or_kept

NOT_READY = gettext_lazy("Something is still missing: the list on this page says what.")


@require_POST
@for_article(Act.OFFER)
def offering(request: HttpRequest, person: Person, article: Article) -> HttpResponse:
    """Offer a draft to a second person."""
    return _step(request, article, lambda: offer(article, by=person), said=_("Offered to a second person."))


@require_POST
@for_article(Act.CLEAR)
def clearance(request: HttpRequest, person: Person, article: Article) -> HttpResponse:
    """Clear a draft."""
    return _step(request, article, lambda: clear(article, by=person), said=_("Cleared. It can be published now."))


@for_article(Act.RETURN)
def returning(request: HttpRequest, person: Person, article: Article) -> HttpResponse:
    """Hand a draft back, with a reason."""
    form = ReasonForm(posted_or_kept(request))
    if request.method == "POST" and form.is_valid():
        hand_back(article, by=person, reason=form.cleaned_data["reason"])
        messages.success(request, _("Handed back to its writers."))
        return to_desk(article)
    return _confirm(request, person, article, "returning", form)


@for_article(Act.PUBLISH)
def publication(request: HttpRequest, person: Person, article: Article) -> HttpResponse:
    """Publish now or at a set time, once it is plain who will read it."""
    form = PublicationForm(posted_or_kept(request), initial={"at": article.publish_at})
    if request.method == "POST" and form.is_valid():
        answer = _publish(request, person, article, form)
        if answer is not None:
            return answer
    stays_visible = may_read_after_publication(person, article)
    return _confirm(request, person, article, "publication", form, stays_visible=stays_visible, now=timezone.now())


@require_POST
@for_article(Act.UNSCHEDULE)
def unscheduling(request: HttpRequest, person: Person, article: Article) -> HttpResponse:
    """Let a scheduled article wait."""
    return _step(request, article, lambda: unschedule(article, by=person), said=_("It will not appear by itself."))


@for_article(Act.WITHDRAW)
def withdrawal(request: HttpRequest, person: Person, article: Article) -> HttpResponse:
    """Take a published article away, with a reason."""
    form = ReasonForm(posted_or_kept(request))
    if request.method == "POST" and form.is_valid():
        withdraw(article, reason=form.cleaned_data["reason"], by=person)
        messages.success(request, _("Withdrawn. Its address says so."))
        return to_desk(article)
    return _confirm(request, person, article, "withdrawal", form)


@require_POST
@for_article(Act.RESTORE)
def restoration(request: HttpRequest, person: Person, article: Article) -> HttpResponse:
    """Bring a withdrawn article back."""
    return _step(request, article, lambda: restore(article, by=person), said=_("It is published again."))


def _step(request: HttpRequest, article: Article, step: Callable[[], None], *, said: str) -> HttpResponse:
    """Take a step and say so, or say why not; a step that another took meanwhile only shows the page anew."""
    try:
        step()
    except NotReady:
        messages.error(request, NOT_READY)
    except PermissionDenied:
        messages.info(request, _("Someone else was quicker: this is how it stands now."))
    else:
        messages.success(request, said)
    return to_desk(article)


def _publish(request: HttpRequest, person: Person, article: Article, form: PublicationForm) -> HttpResponse | None:
    at = form.cleaned_data["at"] if form.cleaned_data["when"] == form.LATER else None
    try:
        if at is None:
            publish(article, by=person)
        else:
            schedule(article, at=at, by=person)
    except BadMoment:
        form.add_error("at", _("This moment has passed already."))
        return None
    except NotReady:
        messages.error(request, NOT_READY)
    else:
        messages.success(request, _("Published.") if at is None else _("Scheduled. It will appear by itself."))
    return to_desk(article)


def _confirm(
    request: HttpRequest, person: Person, article: Article, name: str, form: object, **more: object
) -> HttpResponse:
    """The page that asks once more, called by the step's noun."""
    dossier = dossier_of(article, person=person, language=get_language() or "en")
    shown = {"dossier": dossier, "form": form, "action": reverse(f"news:{name}", args=[article.public_id])} | more
    return render(request, f"news/{name}.html", shown)
