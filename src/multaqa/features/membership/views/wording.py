"""The words of admission are written in one language: by those who keep the membership, and by translators."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from multaqa.features.membership.commands import write_admission, write_constituency
from multaqa.features.membership.forms.keeping import PARTS, TextForm
from multaqa.features.membership.models import AdmissionText, ConstituencyText
from multaqa.features.membership.policies import can_keep_membership, can_write_words
from multaqa.features.membership.queries.admission import admission_texts, rules_of, texts_of_constituency
from multaqa.foundation.languages.api import FieldsMovedOn, name_of
from multaqa.foundation.people.api import Person, person_reading, posted_or_kept, signed_in, the_network
from multaqa.lib.labels import label_in

type Text = AdmissionText | ConstituencyText
type Address = Callable[[str], str]

_FORM = require_http_methods(["GET", "HEAD", "POST"])
_WHO: Mapping[str, Any] = {"who": gettext_lazy("Who may join by this constituency")}


@_FORM
@signed_in
def words(request: HttpRequest, language: str) -> HttpResponse:
    """The page of admission in one language, beside its original."""
    found = list(admission_texts(rules_of(the_network())))
    page = {"heading": _("Words of admission"), "labels": PARTS}
    return _worded(request, found, language, page, address=lambda code: reverse("membership:words", args=[code]))


@_FORM
@signed_in
def who(request: HttpRequest, code: str, language: str) -> HttpResponse:
    """Who may join by a constituency in one language, beside its original."""
    found = list(texts_of_constituency(code))
    heading = label_in(found[0].constituency.name, language) if found else ""
    page = {"heading": heading, "labels": _WHO}
    return _worded(
        request, found, language, page, address=lambda spoken: reverse("membership:who", args=[code, spoken])
    )


def _worded(
    request: HttpRequest,
    found: Iterable[Text],
    language: str,
    page: Mapping[str, Any],
    *,
    address: Callable[[str], str],
) -> HttpResponse:
    """One text as a form; who may not write it meets no such page."""
    person, texts = person_reading(request), list(found)
    text = next((one for one in texts if one.language == language and can_write_words(person, one)), None)
    if text is None:
        raise Http404
    form = TextForm(posted_or_kept(request), text=text, labels=page["labels"])
    if request.method == "POST" and form.is_valid() and _saved(text, form, by=person):
        messages.success(request, _("The text is saved."))
        return redirect(address(language))
    original = next((one for one in texts if not one.source_language and one.language != language), None)
    tabs = [_tab(one, language, address) for one in texts if can_write_words(person, one)]
    context = {"form": form, "tabs": tabs, "original": original, "heading": page["heading"]}
    context["may_keep"] = can_keep_membership(person)
    return render(request, "membership/keeping/words.html", context, status=422 if form.errors else 200)


def _saved(text: Text, form: TextForm, *, by: Person) -> bool:
    try:
        if isinstance(text, AdmissionText):
            write_admission(text, form.values, by=by, seen=form.seen)
        else:
            write_constituency(text, form.values, by=by, seen=form.seen)
    except FieldsMovedOn:
        text.refresh_from_db()
        form.let_win_over(text)
        return False
    return True


def _tab(text: Text, current: str, address: Address) -> dict[str, object]:
    mark = "" if all(getattr(text, name) for name in text.FIELDS) and not text.is_stale else " ○"
    label = f"{name_of(text.language)}{mark}"
    return {"label": label, "href": address(text.language), "current": text.language == current}
