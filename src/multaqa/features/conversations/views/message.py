"""One message: its permanent address, deleting it, reporting it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from multaqa.features.conversations.commands.writing import delete_message
from multaqa.features.conversations.forms import ReportForm
from multaqa.features.conversations.models import Message
from multaqa.features.conversations.policies import may_delete, may_report
from multaqa.features.conversations.views.opening import for_message, to_conversation
from multaqa.foundation.conduct.api import LONGEST_REPORT, NobodyToReport, Reason, report_person
from multaqa.foundation.people.api import Person, limited, posted_or_kept


@require_safe
@for_message
def message(_request: HttpRequest, _person: Person, message: Message) -> HttpResponse:
    """The permanent address of a message: on to its conversation."""
    address = reverse("conversations:conversation", args=[message.conversation.public_id])
    return HttpResponseRedirect(f"{address}#message-{message.public_id}")


@require_http_methods(["GET", "HEAD", "POST"])
@for_message
def deletion(request: HttpRequest, person: Person, message: Message) -> HttpResponse:
    """Ask whether a message shall be deleted; by POST delete it."""
    if not may_delete(person, message):
        raise Http404
    if request.method == "POST":
        delete_message(message, by=person)
        messages.success(request, _("The message was deleted for everyone."))
        return to_conversation(message.conversation)
    return render(request, "conversations/deletion.html", {"message": message})


@require_http_methods(["GET", "HEAD", "POST"])
@limited("person_report")
@for_message
def report(request: HttpRequest, person: Person, message: Message) -> HttpResponse:
    """Report a message to the officers, who get its text: they cannot read the conversation."""
    if not may_report(person, message):
        raise Http404
    form = ReportForm(posted_or_kept(request))
    if request.method == "POST" and form.is_valid() and _reported(message, form, by=person):
        messages.success(request, _("The report has reached the officers. You will be told what came of it."))
        return HttpResponseRedirect(reverse("conduct:own_reports"))
    context = {"message": message, "form": form}
    return render(request, "conversations/report.html", context, status=422 if form.errors else 200)


def _reported(message: Message, form: ReportForm, *, by: Person) -> bool:
    said = form.cleaned_data
    sent = date_format(message.sent_at, "DATETIME_FORMAT")
    words = "\n\n".join(filter(None, [said["words"], _("The message, sent on %(moment)s:") % {"moment": sent}]))
    words = f"{words}\n\n{message.source}"[:LONGEST_REPORT]
    try:
        report_person(message.author, reason=Reason(said["reason"]), words=words, is_unnamed=said["is_unnamed"], by=by)
    except NobodyToReport:
        form.add_error(
            None, _("No officer could look into this report at present. Please turn to the contacts of the network.")
        )
        return False
    return True
