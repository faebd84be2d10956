"""Whom to turn to, for people and for those who find a weakness."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from multaqa.foundation.conduct.commands import set_contacts
from multaqa.foundation.conduct.forms import ContactsForm
from multaqa.foundation.conduct.policies import may_keep_rules
from multaqa.foundation.conduct.queries import contacts, expires_on
from multaqa.foundation.people.api import (
    Capability,
    offered_languages,
    person_reading,
    posted_or_kept,
    reader_of,
    require,
)
from multaqa.lib.bidi import html_lang


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """The addresses for questions and for reports of weaknesses."""
    reader = reader_of(request)
    may_keep = reader is not None and may_keep_rules(reader)
    return render(request, "conduct/contact.html", {"contacts": contacts(), "may_keep": may_keep})


@require_http_methods(["GET", "HEAD", "POST"])
@require(Capability.KEEP_RULES)
def contacts_upkeep(request: HttpRequest) -> HttpResponse:
    """Say whom to turn to."""
    known = contacts()
    initial = {name: getattr(known, name) for name in ContactsForm.base_fields}
    form = ContactsForm(posted_or_kept(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        set_contacts(**form.cleaned_data, by=person_reading(request))
        messages.success(request, _("The contacts are saved."))
        return redirect("conduct:contact")
    return render(request, "conduct/contacts_upkeep.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """``/.well-known/security.txt`` as RFC 9116 wants it; it does not exist while nobody is named."""
    known = contacts()
    if not known.security_email:
        raise Http404
    with override("en"):
        page = reverse("conduct:contact")
    lines = [
        f"Contact: mailto:{known.security_email}",
        f"Expires: {expires_on()}",
        *([f"Encryption: {known.security_key}"] if known.security_key else []),
        f"Preferred-Languages: {', '.join(html_lang(code) for code in offered_languages())}",
        f"Canonical: {settings.ADDRESS}{request.path}",
        f"Policy: {settings.ADDRESS}{page}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
