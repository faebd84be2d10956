"""Flagging a post, and what came of it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from multaqa.features.community.commands.flagging import NobodyDecides, flag_post
from multaqa.features.community.forms.moderation import FlagForm
from multaqa.features.community.models import Post
from multaqa.features.community.policies.moderation import may_flag
from multaqa.features.community.queries.moderation import own_flags
from multaqa.features.community.views.opening import for_post, to_post
from multaqa.foundation.people.api import Person, limited, person_reading, posted_or_kept, signed_in

A_PAGE = 25


@limited("flag")
@for_post
def flag(request: HttpRequest, person: Person, post: Post) -> HttpResponse:
    """Say that a post breaks a rule."""
    if not may_flag(person, post):
        raise Http404
    form = FlagForm(posted_or_kept(request))
    if request.method == "POST" and form.is_valid():
        try:
            flag_post(post, rule=form.cleaned_data["rule"], words=form.cleaned_data["words"], by=person)
        except NobodyDecides:
            form.add_error(None, _("Nobody could decide about it at present. Please write to the contact of the site."))
        else:
            messages.success(request, _("Thank you. Those who decide have been told; you will hear what came of it."))
            return to_post(post)
    shown = {"form": form, "post": post, "thread": post.thread}
    return render(request, "community/moderation/flag.html", shown, status=422 if form.errors else 200)


@require_safe
@never_cache
@signed_in
def own(request: HttpRequest) -> HttpResponse:
    """What somebody flagged, and what came of it in general words."""
    page = Paginator(own_flags(person_reading(request)), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "community/moderation/own_flags.html", {"page": page})
