"""An applicant reads what was decided, answers what was asked, or appeals."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from multaqa.features.membership.commands import reply_to
from multaqa.features.membership.forms.deciding import ReplyForm
from multaqa.features.membership.policies import TIME_TO_APPEAL, can_reply
from multaqa.features.membership.queries.told import Answer, answer_to
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.notify.api import see_thing
from multaqa.foundation.people.api import Person, open_to_the_kept, person_reading, posted_or_kept, signed_in


@open_to_the_kept
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@signed_in
def answer(request: HttpRequest, public_id: str) -> HttpResponse:
    """What was decided on her application, and her reply to it."""
    person = person_reading(request)
    found = answer_to(person, public_id)
    if found is None:
        raise Http404
    form = ReplyForm(posted_or_kept(request))
    if request.method == "POST" and form.is_valid() and _replied(request, person, found, form):
        return redirect("membership:answer", public_id)
    decision = found.decision
    context = {
        "decision": decision,
        "application": decision.application,
        "reply": found.reply,
        "form": form if can_reply(person, decision) else None,
        "appeal_by": decision.done_at + TIME_TO_APPEAL if decision.done_at else None,
    }
    return render(request, "membership/answer.html", context, status=422 if request.method == "POST" else 200)


def _replied(request: HttpRequest, person: Person, found: Answer, form: ReplyForm) -> bool:
    try:
        reply_to(found.decision, form.cleaned_data["words"], by=person)
    except CannotBeChanged as refusal:
        form.add_error(None, str(refusal))
        return False
    except PermissionDenied as error:
        raise Http404 from error
    see_thing(ref_of(found.decision.application), by=person)
    messages.success(request, _("Sent. A reviewer will read it."))
    return True
