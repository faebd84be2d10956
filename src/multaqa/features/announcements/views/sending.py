"""An announcement goes out, is confirmed, taken back, corrected or withdrawn."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from multaqa.features.announcements.commands import (
    begin_correction,
    confirm_announcement,
    send_announcement,
    take_back,
    withdraw_announcement,
)
from multaqa.features.announcements.forms import WithdrawalForm
from multaqa.features.announcements.models import Announcement, State
from multaqa.features.announcements.views.opening import for_announcement, to_desk
from multaqa.foundation.people.api import Person, posted_or_kept


@require_POST
@for_announcement
def sending(request: HttpRequest, person: Person, announcement: Announcement) -> HttpResponse:
    """Send it, or put an urgent one before a second person."""
    _tell(request, send_announcement(announcement, by=person))
    return to_desk(announcement)


@require_POST
@for_announcement
def confirmation(request: HttpRequest, person: Person, announcement: Announcement) -> HttpResponse:
    """Confirm an urgent one as the second person."""
    try:
        _tell(request, confirm_announcement(announcement, by=person))
    except PermissionDenied:
        messages.error(request, _("Another person than the first confirms."))
    return to_desk(announcement)


@require_POST
@for_announcement
def returning(request: HttpRequest, person: Person, announcement: Announcement) -> HttpResponse:
    """Make a draft of it again."""
    take_back(announcement, by=person)
    messages.success(request, _("It is a draft again."))
    return to_desk(announcement)


@require_POST
@for_announcement
def correction(_request: HttpRequest, person: Person, announcement: Announcement) -> HttpResponse:
    """Begin a correction."""
    draft = begin_correction(announcement, by=person)
    return redirect("announcements:words", draft.public_id, draft.language)


@require_http_methods(["GET", "HEAD", "POST"])
@for_announcement
def withdrawal(request: HttpRequest, person: Person, announcement: Announcement) -> HttpResponse:
    """Take it back, with a reason."""
    if announcement.state != State.SENT:
        raise Http404
    form = WithdrawalForm(posted_or_kept(request))
    if request.method == "POST" and form.is_valid():
        withdraw_announcement(announcement, reason=form.cleaned_data["reason"], by=person)
        messages.success(request, _("The announcement is withdrawn."))
        return to_desk(announcement)
    context = {"form": form, "announcement": announcement}
    return render(request, "announcements/withdrawal.html", context, status=422 if form.errors else 200)


def _tell(request: HttpRequest, state: State) -> None:
    said = {
        State.WAITING: _("A second person has been asked to confirm it. Nothing has been sent yet."),
        State.SCHEDULED: _("It will be sent at its time."),
        State.SENT: _("It is being sent. This page says how far it has come."),
    }
    messages.success(request, said[state])
