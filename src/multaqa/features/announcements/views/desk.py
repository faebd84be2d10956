"""The list of announcements, and one of them with what is to be done or what became of it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from multaqa.features.announcements.audiences import audience_words
from multaqa.features.announcements.commands import begin_announcement
from multaqa.features.announcements.forms import BeginningForm
from multaqa.features.announcements.models import Announcement, State
from multaqa.features.announcements.notices import ANNOUNCED_URGENTLY
from multaqa.features.announcements.policies import may_confirm
from multaqa.features.announcements.queries import desk as queries
from multaqa.features.announcements.queries.reading import reading_of, title_of
from multaqa.features.announcements.things import address_of
from multaqa.features.announcements.views.opening import for_announcement
from multaqa.foundation.access.api import Card, ref_of
from multaqa.foundation.languages.api import name_of, offered_languages
from multaqa.foundation.notify.api import specimen
from multaqa.foundation.people.api import Capability, Person, person_reading, posted_or_kept, require

A_PAGE = 20


@require_safe
@require(Capability.ANNOUNCE)
def announcements(request: HttpRequest) -> HttpResponse:
    """All announcements, the latest begun first."""
    page = Paginator(queries.announcements(), A_PAGE).get_page(request.GET.get("page"))
    rows = queries.rows_of(page, language=get_language() or "ar")
    return render(request, "announcements/list.html", {"page": page, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@require(Capability.ANNOUNCE)
def new(request: HttpRequest) -> HttpResponse:
    """Begin an announcement in one language."""
    form = BeginningForm(posted_or_kept(request), initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        begun = begin_announcement(language=form.cleaned_data["language"], by=person_reading(request))
        return HttpResponseRedirect(reverse("announcements:words", args=[begun.public_id, begun.language]))
    return render(request, "announcements/new.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@for_announcement
def desk(request: HttpRequest, person: Person, announcement: Announcement) -> HttpResponse:
    """One announcement: what is missing and whom it reaches, or what became of it."""
    language, texts = get_language() or "ar", queries.texts_of(announcement)
    is_out = announcement.state in (State.SENT, State.CORRECTED, State.WITHDRAWN)
    context = {
        "announcement": announcement,
        "reading": reading_of(texts, language=language),
        "whom": audience_words(announcement, language=language),
        "gaps": [] if is_out else queries.gaps_in(texts),
        "span": None if is_out else queries.span_of(announcement),
        "became": queries.became_of(announcement) if is_out else None,
        "correction": queries.correction_begun(announcement) if is_out else None,
        "may_confirm": may_confirm(person, announcement),
        "has_second": not announcement.urgent or queries.second_people(beside=person).exists(),
        "people": [each for each in (announcement.started_by, announcement.offered_by, announcement.sent_by) if each],
    }
    return render(request, "announcements/desk.html", context)


@require_safe
@for_announcement
def preview(request: HttpRequest, person: Person, announcement: Announcement, language: str) -> HttpResponse:
    """How it reads in one language, on the site and as a letter."""
    shown = language if language in offered_languages() else announcement.language
    texts = queries.texts_of(announcement)
    title = title_of(texts, shown)
    ref = ref_of(announcement)
    card = Card(ref, "announcement", title.text, title.language, address_of(announcement.public_id), title.summary)
    context = {
        "announcement": announcement,
        "reading": reading_of(texts, language=shown),
        "letter": specimen(queries.kind_of_notice(announcement), card, to=person, language=shown),
        "shown": shown,
        "tabs": [_tab(announcement, code, current=shown) for code in offered_languages()],
        "is_urgent": queries.kind_of_notice(announcement) is ANNOUNCED_URGENTLY,
    }
    return render(request, "announcements/preview.html", context)


def _tab(announcement: Announcement, code: str, *, current: str) -> dict[str, object]:
    href = reverse("announcements:preview", args=[announcement.public_id, code])
    return {"label": name_of(code), "href": href, "current": code == current}
