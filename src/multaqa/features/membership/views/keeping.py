"""Staff keep the constituencies, and see which words of admission there are."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from multaqa.features.membership.commands import change_constituency, write_constituency
from multaqa.features.membership.forms.keeping import ConstituencyForm, TextForm
from multaqa.features.membership.queries.admission import (
    admission_texts,
    rules_of,
    texts_of_constituency,
    ways_into,
)
from multaqa.foundation.languages.api import FieldsMovedOn, name_of
from multaqa.foundation.people.api import Capability, person_reading, posted_or_kept, require, the_network

_FORM = require_http_methods(["GET", "HEAD", "POST"])
_WHO = gettext_lazy("Who may join by this constituency")


@require_safe
@require(Capability.KEEP_MEMBERSHIP)
def texts(request: HttpRequest) -> HttpResponse:
    """What is said of admission, by language and by constituency."""
    network = the_network()
    rows = [(name_of(text.language), text) for text in admission_texts(rules_of(network))]
    context = {"rows": rows, "ways": ways_into(network, get_language() or "ar")}
    return render(request, "membership/keeping/texts.html", context)


@_FORM
@require(Capability.KEEP_MEMBERSHIP)
def constituency(request: HttpRequest, code: str) -> HttpResponse:
    """A constituency: its names and needs, and who may join by it in the language of the page."""
    found = list(texts_of_constituency(code))
    text = next((one for one in found if one.language == get_language()), None)
    if text is None:
        raise Http404
    sent = posted_or_kept(request)
    is_words = sent is not None and "who" in sent
    form = ConstituencyForm(_only(sent, wanted=not is_words), constituency=text.constituency)
    who = TextForm(_only(sent, wanted=is_words), text=text, labels={"who": _WHO})
    if request.method == "POST" and is_words and who.is_valid():
        try:
            write_constituency(text, who.values, by=person_reading(request), seen=who.seen)
        except FieldsMovedOn:
            text.refresh_from_db()
            who.let_win_over(text)
        else:
            return _saved(request, code)
    if request.method == "POST" and not is_words and form.is_valid():
        change_constituency(text.constituency, names=form.names, flags=form.flags, by=person_reading(request))
        return _saved(request, code)
    context = {"form": form, "who": who, "constituency": text.constituency, "language": name_of(text.language)}
    status = 422 if form.errors or who.errors else 200
    return render(request, "membership/keeping/constituency.html", context, status=status)


def _only(sent: QueryDict | None, *, wanted: bool) -> QueryDict | None:
    return sent if wanted else None


def _saved(request: HttpRequest, code: str) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect("membership:constituency", code)
