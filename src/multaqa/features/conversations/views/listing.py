"""The list of a person's conversations."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from multaqa.features.conversations.policies import may_set_keeping
from multaqa.features.conversations.queries.keeping import months_kept
from multaqa.features.conversations.queries.listing import page_of_conversations
from multaqa.features.conversations.views.opening import not_kept
from multaqa.features.membership.api import is_member
from multaqa.foundation.people.api import person_reading, signed_in, the_network


@require_safe
@signed_in
def conversations(request: HttpRequest) -> HttpResponseBase:
    """The reader's conversations: those to which she is asked, then the latest."""
    person = person_reading(request)
    rows, page = page_of_conversations(person, number=request.GET.get("page"))
    context = {"rows": rows, "page": page, "may_begin": is_member(person), "months": months_kept(the_network())}
    return not_kept(render(request, "conversations/list.html", context | {"may_set_keeping": may_set_keeping(person)}))
