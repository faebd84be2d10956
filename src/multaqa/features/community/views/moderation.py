"""What waits for those who decide about posts, and one post of it."""

from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from multaqa.features.community.commands.flagging import dismiss_flags
from multaqa.features.community.commands.measures import approve_post, decide
from multaqa.features.community.forms.moderation import DecisionForm
from multaqa.features.community.models import Measure, Rule
from multaqa.features.community.queries.moderation import (
    Case,
    appeals_for,
    case_for,
    cases_of,
    communities_known,
    communities_moderated,
    first_posts,
    flagged_posts,
)
from multaqa.features.community.refusals import CannotBeDone
from multaqa.features.community.sources import RefusedPost
from multaqa.foundation.languages.api import CODES, name_of
from multaqa.foundation.people.api import Capability, Person, has_capability, person_reading, posted_or_kept, signed_in
from multaqa.lib.labels import label_in

A_PAGE: Final = 20
_FORM: Final = require_http_methods(["GET", "HEAD", "POST"])
_QUEUES: Final = {"flagged": flagged_posts, "first": first_posts}
Kind = Measure.Kind


@require_safe
@never_cache
@signed_in
def queue(request: HttpRequest) -> HttpResponse:
    """The flagged posts, first posts and appeals that wait for the reader; 404 for who decides about nothing."""
    person = person_reading(request)
    communities = communities_moderated(person)
    if not communities and not has_capability(person, Capability.MODERATE):
        raise Http404
    which, asked = request.GET.get("which", "flagged"), _asked(request)
    context: dict[str, Any] = {"which": which, "tabs": _tabs(which), "asked": asked}
    if which == "appeals":
        appeals = appeals_for(person)
        context |= {"appeals": appeals, "known": communities_known(appeals, reader=person)}
        return render(request, "community/moderation/queue.html", context)
    page = Paginator(_QUEUES.get(which, flagged_posts)(person, **asked), A_PAGE).get_page(request.GET.get("page"))
    language = get_language() or "en"
    context |= {"page": page, "cases": cases_of(list(page), reader=person)}
    context |= {"communities": [(one.public_id, label_in(one.name, language)) for one in communities]}
    context |= {"spoken": [(code, name_of(code)) for code in CODES]}
    return render(request, "community/moderation/queue.html", context)


@_FORM
@never_cache
@signed_in
def case(request: HttpRequest, public_id: str) -> HttpResponse:
    """One post about which the reader decides: what is said against it, and what may be done."""
    person, found = _case(request, public_id)
    flag = next(iter(found.flags), None)
    start = {"rule": flag.rule if flag else Rule.OTHER, "source": found.post.source if found.is_hers_to_read else ""}
    form = DecisionForm(posted_or_kept(request), initial=start, kinds=_kinds(found))
    if request.method == "POST" and form.is_valid() and _decided(request, form, found, person):
        return redirect("community:moderation")
    shown = {"case": found, "post": found.post, "thread": found.post.thread, "form": form}
    return render(request, "community/moderation/case.html", shown, status=422 if form.errors else 200)


@require_POST
@signed_in
def dismissal(request: HttpRequest, public_id: str) -> HttpResponse:
    """Find that a post breaks no rule."""
    person, found = _case(request, public_id)
    dismiss_flags(found.post, by=person)
    messages.success(request, _("The post stays as it is. Whoever flagged it is told that no breach was found."))
    return redirect("community:moderation")


@require_POST
@signed_in
def approval(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the post of somebody new."""
    person, found = _case(request, public_id)
    approve_post(found.post, by=person)
    messages.success(request, _("The post is shown. Its author is told."))
    return redirect(f"{reverse('community:moderation')}?which=first")


def _case(request: HttpRequest, public_id: str) -> tuple[Person, Case]:
    """The reader and a case that is hers to decide. Raises ``Http404``."""
    person = person_reading(request)
    found = case_for(person, public_id)
    if found is None:
        raise Http404
    return person, found


def _decided(request: HttpRequest, form: DecisionForm, found: Case, person: Person) -> bool:
    """Whether it was done; else the form says why not."""
    try:
        decide(found.post, form.decision, by=person)
    except PermissionDenied as denied:
        raise Http404 from denied
    except (CannotBeDone, RefusedPost) as refusal:
        problems = refusal.problems.values() if isinstance(refusal, RefusedPost) else [str(refusal)]
        form.add_error(None, " ".join(str(problem) for problem in problems))
        return False
    messages.success(request, _("Done. The author is told what was decided, and how to appeal."))
    return True


def _kinds(found: Case) -> list[Measure.Kind]:
    """What can be done: no text is changed that is not read, and nobody is suspended from no community."""
    kinds = [kind for kind in Kind if kind != Kind.EDITED or found.is_hers_to_read]
    if found.post.thread.community is None:
        kinds = [kind for kind in kinds if kind not in {Kind.SLOWED, Kind.SUSPENDED}]
    return kinds


def _asked(request: HttpRequest) -> dict[str, str]:
    """Of which community and in which language posts are asked for; "" for all."""
    language = request.GET.get("language", "")
    return {"community": request.GET.get("community", "")[:12], "language": language if language in CODES else ""}


def _tabs(which: str) -> list[dict[str, Any]]:
    labels = {"flagged": _("Flagged posts"), "first": _("First posts"), "appeals": _("Appeals")}
    address = reverse("community:moderation")
    return [
        {"label": label, "href": f"{address}?{urlencode({'which': name})}", "current": name == which}
        for name, label in labels.items()
    ]
