"""What each page of the desk begins with: the announcement, for holders of ANNOUNCE only."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from multaqa.features.announcements.commands import CannotAnnounce
from multaqa.features.announcements.models import Announcement
from multaqa.features.announcements.queries.desk import announcement_named
from multaqa.foundation.people.api import Capability, Person, person_reading, require

type DeskView[**P] = Callable[Concatenate[HttpRequest, Person, Announcement, P], HttpResponse]


def for_announcement[**P](view: DeskView[P]) -> Callable[..., HttpResponseBase]:
    """Give a view the person and the announcement; what it cannot do any more is said on the announcement's page."""

    @require(Capability.ANNOUNCE)
    @wraps(view)
    def opened(request: HttpRequest, /, public_id: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        announcement = announcement_named(public_id)
        if announcement is None:
            raise Http404
        try:
            return view(request, person_reading(request), announcement, *args, **kwargs)
        except CannotAnnounce as refusal:
            messages.error(request, str(refusal))
            return to_desk(announcement)

    return opened


def to_desk(announcement: Announcement) -> HttpResponseRedirect:
    """Back to the announcement's page."""
    return HttpResponseRedirect(reverse("announcements:desk", args=[announcement.public_id]))
