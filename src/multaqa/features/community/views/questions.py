"""What becomes of a question: whoever was asked answers, declines or passes on; who asked says what came of it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from multaqa.features.community.commands import join
from multaqa.features.community.commands.asking import decline, pass_on
from multaqa.features.community.commands.concluding import accept_answer, leave_unresolved, open_again, sum_up
from multaqa.features.community.commands.question_rules import set_question_rules
from multaqa.features.community.forms.questions import RulesForm
from multaqa.features.community.models import Asking, Post, Thread
from multaqa.features.community.policies.questions import (
    may_accept,
    may_conclude,
    may_keep_rules,
    may_settle,
    may_sum_up,
)
from multaqa.features.community.policies.threads import may_write_in
from multaqa.features.community.queries.askable import most_a_week
from multaqa.features.community.queries.questions import asking_of, question_of
from multaqa.features.community.refusals import CannotBeDone
from multaqa.features.community.views.opening import for_post, for_thread, to_thread
from multaqa.features.membership.api import member_met, members_called
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.notify.api import see_thing
from multaqa.foundation.people.api import Person, person_reading, signed_in, the_network

MOST_CALLED = 8
_FORM = require_http_methods(["GET", "HEAD", "POST"])


@_FORM
@for_thread
def asked(request: HttpRequest, person: Person, thread: Thread) -> HttpResponse:
    """What one can do with a question that is put to her; 404 for everyone else."""
    asking = asking_of(thread, person)
    if asking is None:
        raise Http404
    if request.method == "POST":
        return _done(request, person, asking)
    words = request.GET.get("q", "")[:100]
    called = members_called(words, reader=person, language=get_language() or "ar", most=MOST_CALLED)
    shown = {"thread": thread, "asking": asking, "waits": may_settle(person, asking), "words": words, "cards": called}
    return render(request, "community/questions/asked.html", shown | {"writes": may_write_in(person, thread)})


@_FORM
@for_post
def acceptance(request: HttpRequest, person: Person, post: Post) -> HttpResponse:
    """Ask whether a reply answers the question, or sums it up; by POST say so."""
    question = question_of(post.thread)
    if question is None or not may_accept(person, post, question):
        raise Http404
    if request.method != "POST":
        shown = {"post": post, "thread": post.thread, "may_sum_up": may_sum_up(person, post, question)}
        return render(request, "community/questions/acceptance.html", shown)
    if request.POST.get("as") == "summary":
        sum_up(post, by=person)
        messages.success(request, _("The post stands at the top as the summary."))
    else:
        accept_answer(post, by=person)
        messages.success(request, _("The answer was accepted. It stands at the top, and its author is told."))
    return to_thread(post.thread)


@_FORM
@for_thread
def conclusion(request: HttpRequest, person: Person, thread: Thread) -> HttpResponse:
    """Ask what came of a question for which no reply is accepted; by POST mark it unresolved, or open it again."""
    question = question_of(thread)
    if question is None or not may_conclude(person, question):
        raise Http404
    if request.method != "POST":
        return render(request, "community/questions/conclusion.html", {"thread": thread, "question": question})
    if request.POST.get("outcome") == "open":
        open_again(question, by=person)
        messages.success(request, _("The question is open again."))
    else:
        leave_unresolved(question, by=person)
        messages.success(request, _("The question is marked as unresolved."))
    return to_thread(thread)


@_FORM
@signed_in
def rules(request: HttpRequest) -> HttpResponseBase:
    """How often one person is asked: for those who keep the communities."""
    person, network = person_reading(request), the_network()
    if not may_keep_rules(person):
        raise Http404
    form = RulesForm(request.POST if request.method == "POST" else None, initial={"most_a_week": most_a_week(network)})
    if request.method == "POST" and form.is_valid():
        set_question_rules(network, most_a_week=form.cleaned_data["most_a_week"], by=person)
        messages.success(request, _("Saved. It holds from now on."))
        return redirect("community:question_rules")
    return render(request, "community/questions/rules.html", {"form": form})


def _done(request: HttpRequest, person: Person, asking: Asking) -> HttpResponse:
    """Carry out what she chose; she is told why where it cannot be."""
    thread, chosen = asking.question.thread, request.POST.get("act", "")
    try:
        if chosen == "answer":
            return _to_answer(person, thread)
        if chosen == "pass":
            pass_on(asking, _named(request, person, thread), by=person)
            messages.success(request, _("The question was passed on. Whoever you named is told, and by whom."))
        else:
            decline(asking, by=person)
            messages.success(request, _("Thank you for saying so. Nobody sees it; somebody else is asked."))
    except CannotBeDone as refusal:
        messages.error(request, str(refusal))
        return redirect("community:asked", thread.public_id)
    see_thing(ref_of(thread), by=person)
    return to_thread(thread)


def _to_answer(person: Person, thread: Thread) -> HttpResponse:
    """To the writing of a reply; who does not belong to the open community yet joins it."""
    if not may_write_in(person, thread) and thread.community is not None:
        join(thread.community, by=person)
    return redirect("community:reply", thread.public_id)


def _named(request: HttpRequest, person: Person, thread: Thread) -> Person:
    """The member whom she names. Raises CannotBeDone for one whom she may not come upon."""
    network = thread.community.network if thread.community is not None else the_network()
    found = member_met(request.POST.get("member", ""), reader=person, network=network)
    if found is None:
        raise CannotBeDone(_("The question cannot be put to this member now. Please name another."))
    return found
