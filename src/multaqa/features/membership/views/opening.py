"""What the pages of an application begin with: the applicant's own, and where it goes on."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from multaqa.features.membership.models import Application
from multaqa.features.membership.queries.applications import application_of
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.people.api import person_reading, signed_in, the_network

type ApplicantsView[**P] = Callable[Concatenate[HttpRequest, Application, P], HttpResponse]


def for_applicant[**P](view: ApplicantsView[P]) -> Callable[..., HttpResponseBase]:
    """Give a view the reader's own application; who has none goes to the page where one is begun.

    What can no longer be done is said there too.
    """

    @signed_in
    @wraps(view)
    def opened(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        application = application_of(person_reading(request), the_network())
        if application is None:
            return to_application()
        try:
            return view(request, application, *args, **kwargs)
        except CannotBeChanged as refusal:
            messages.error(request, str(refusal))
            return to_application()

    return opened


def to_application() -> HttpResponseRedirect:
    """To the page of one's own application."""
    return HttpResponseRedirect(reverse("membership:application"))
