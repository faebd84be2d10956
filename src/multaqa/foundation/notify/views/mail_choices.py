"""What goes out by mail: chosen on a page, or ended from a message."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from multaqa.foundation.notify import queries
from multaqa.foundation.notify.commands import choose_mail, resume_mail
from multaqa.foundation.notify.forms import MailChoicesForm
from multaqa.foundation.notify.unsubscribing import unsubscribing_of
from multaqa.foundation.people.api import person_reading, posted_or_kept, settings_tabs, signed_in


@signed_in
def mail_choices(request: HttpRequest) -> HttpResponse:
    """Which kinds of notices come by mail."""
    person = person_reading(request)
    form = MailChoicesForm(posted_or_kept(request), choices=queries.mail_choices(person))
    if request.method == "POST" and form.is_valid():
        choose_mail(person, form.choices())
        messages.success(request, _("Your choices have been saved."))
        return HttpResponseRedirect(reverse("notify:mail_choices"))
    page = {
        "form": form,
        "tabs": settings_tabs(person, current="notify:mail_choices"),
        "is_paused": queries.is_paused(person),
        "address": person.email,
    }
    return render(request, "notify/mail_choices.html", page)


@require_POST
@signed_in
def end_pause(request: HttpRequest) -> HttpResponse:
    """Send mail to the person's address again."""
    resume_mail(by=person_reading(request))
    messages.success(request, _("Notices are mailed to you again."))
    return HttpResponseRedirect(reverse("notify:mail_choices"))


@csrf_exempt  # nosemgrep: csrf-exempt - RFC 8058: mail programs have no cookie; the signed token says who and what
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, and by POST end, one kind of mail for the person the link was sent to."""
    asked = unsubscribing_of(token)
    if asked is None:
        raise Http404
    if request.method == "POST":
        choose_mail(asked.person, {asked.kind.name: False})
    page = {"kind_label": asked.kind.label, "is_done": request.method == "POST"}
    return render(request, "notify/unsubscribe.html", page)
