"""The mark of the network, chosen and removed by a steward."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from multaqa.foundation.files.api import RefusedFile
from multaqa.foundation.people.api import Capability, person_reading, require, settings_tabs, the_network
from multaqa.web.forms import MarkForm
from multaqa.web.marks import change_mark, remove_mark


@require(Capability.APPOINT)
def network_mark(request: HttpRequest) -> HttpResponse:
    """Show the mark; by POST take another, or with ``remove`` none."""
    person, network = person_reading(request), the_network()
    if "remove" in request.POST:
        remove_mark(network, by=person)
        messages.success(request, _("The mark was removed."))
        return redirect("web:network_mark")
    form = MarkForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            change_mark(network, upload=form.cleaned_data["file"], by=person)
        except RefusedFile as refusal:
            form.add_error("file", refusal.sentence)
        else:
            messages.success(request, _("The mark was saved."))
            return redirect("web:network_mark")
    tabs = settings_tabs(person, current="web:network_mark")
    shown = {"form": form, "tabs": tabs, "network": network}
    return render(request, "web/network_mark.html", shown, status=422 if form.errors else 200)
