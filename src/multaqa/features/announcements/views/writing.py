"""A draft is written in each language, planned, and thrown away."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from multaqa.features.announcements.audiences import people_of
from multaqa.features.announcements.commands import discard_announcement, plan_announcement, write_announcement
from multaqa.features.announcements.forms import PlanForm, WordsForm
from multaqa.features.announcements.models import Announcement, AnnouncementText, State, Whom
from multaqa.features.announcements.queries import desk as queries
from multaqa.features.announcements.views.opening import for_announcement, to_desk
from multaqa.foundation.languages.api import FieldsMovedOn, is_field_stale, name_of
from multaqa.foundation.people.api import Person, people_in_standing, posted_or_kept

_FORM = require_http_methods(["GET", "HEAD", "POST"])


@_FORM
@for_announcement
def words(request: HttpRequest, person: Person, announcement: Announcement, language: str) -> HttpResponse:
    """Write a draft in one language, beside its original."""
    texts = queries.texts_of(announcement)
    text = next((text for text in texts if text.language == language), None)
    if text is None or announcement.state != State.DRAFT:
        raise Http404
    form, clash = WordsForm(posted_or_kept(request), initial=_written(text), language=language), None
    if request.method == "POST" and form.is_valid():
        try:
            write_announcement(announcement, language, form.values, by=person, seen=form.seen)
        except FieldsMovedOn:
            clash = next(other for other in queries.texts_of(announcement) if other.language == language)
            form.let_win_over(clash)
        else:
            messages.success(request, _("The text is saved."))
            return redirect("announcements:words", announcement.public_id, language)
    original = next((other for other in texts if not other.source_language), None)
    context = {
        "announcement": announcement,
        "form": form,
        "clash": clash,
        "original": original if original is not None and original.language != language else None,
        "stale": [form[field].label for field in text.FIELDS if is_field_stale(text, field, original)],
        "tabs": [_tab(other, announcement, current=language) for other in queries.worth_writing(texts)],
    }
    return render(request, "announcements/words.html", context, status=_status(form))


@_FORM
@for_announcement
def plan(request: HttpRequest, person: Person, announcement: Announcement) -> HttpResponse:
    """To whom, how and when; "count" says how many that would reach, without saving."""
    if announcement.state != State.DRAFT:
        raise Http404
    form = PlanForm(
        posted_or_kept(request), announcement=announcement, chosen=queries.named_for(announcement), by=person
    )
    counting = "count" in request.POST
    if request.method == "POST" and form.is_valid() and not counting:
        plan_announcement(announcement, form.plan(), by=person)
        messages.success(request, _("Saved."))
        return to_desk(announcement)
    context = {"announcement": announcement, "form": form, "span": _span(announcement, form)}
    template = "announcements/reached.html" if "HX-Request" in request.headers else "announcements/plan.html"
    return render(request, template, context, status=200 if counting else _status(form))


@_FORM
@for_announcement
def discarding(request: HttpRequest, person: Person, announcement: Announcement) -> HttpResponse:
    """Throw a draft away, after asking."""
    if announcement.state != State.DRAFT:
        raise Http404
    if request.method == "POST":
        discard_announcement(announcement, by=person)
        messages.success(request, _("The draft is discarded."))
        return HttpResponseRedirect(reverse("announcements:list"))
    return render(request, "announcements/discarding.html", {"announcement": announcement})


def _written(text: AnnouncementText) -> dict[str, str | int]:
    revisions = {f"{name}_revision": text.revisions.get(name, 0) for name in text.FIELDS}
    return {"title": text.title or "", "body": text.body or "", **revisions}


def _span(announcement: Announcement, form: PlanForm) -> queries.Span | None:
    """How many people the form as it stands would reach; None while it does not say whom."""
    if not form.is_bound:
        return queries.span_of(announcement)
    if not form.says_whom():
        return None
    chosen = form.plan()
    wanted = Announcement(
        whom=chosen.whom, whom_detail=chosen.detail, urgent=chosen.urgent, corrects=announcement.corrects
    )
    if wanted.corrects_id is None and chosen.whom == Whom.NAMED:
        people = people_in_standing().filter(pk__in=[person.pk for person in chosen.named])
    else:
        people = people_of(wanted)
    return queries.span_of(wanted, people=people)


def _tab(text: AnnouncementText, announcement: Announcement, *, current: str) -> dict[str, object]:
    href = reverse("announcements:words", args=[announcement.public_id, text.language])
    mark = "" if text.title and text.body and not text.is_stale else " ○"
    return {"label": f"{name_of(text.language)}{mark}", "href": href, "current": text.language == current}


def _status(form: WordsForm | PlanForm) -> int:
    return 422 if form.errors else 200
