"""Staff bring in lists: choose a file, look through what was read, choose, and save."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from multaqa.features.membership.commands import begin_intake, choose, end_intake, read_intake, save_intake
from multaqa.features.membership.forms.intakes import IntakeForm, SavingForm
from multaqa.features.membership.intake.files import problems_as_csv, template_file
from multaqa.features.membership.intake.refusals import REFUSALS, sentence_of_refusal
from multaqa.features.membership.models import Intake
from multaqa.features.membership.policies import can_bring_in
from multaqa.features.membership.queries.intakes import (
    Rank,
    counts_of,
    intake_of,
    intakes_of,
    ranked_rows,
    shown_rows,
    with_likes,
)
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.features.membership.tasks import read_in_background, save_in_background
from multaqa.foundation.people.api import Capability, person_reading, reader_of, require, the_network
from multaqa.lib.sheets import MOST_BYTES, Refusal

A_PAGE = 25
READ_AT_ONCE = 20_000  # bytes; a longer file is read by a worker
_MOST_POSTED = MOST_BYTES + 100_000
_ENCODINGS = {"cp1256": "windows-1256", "cp1251": "windows-1251", "cp1252": "windows-1252", "utf-8-sig": "utf-8"}
_SHOWS = {"problems": Rank.FAULTY, "alike": Rank.ASKED, "fit": Rank.FIT, "known": Rank.KNOWN}


@csrf_exempt  # nosemgrep: csrf-exempt - the view inside is csrf_protect, once the length is known to be fit
def intakes(request: HttpRequest) -> HttpResponseBase:
    """The lists under way, and bringing in another; a body too large for any is not read."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if request.method == "POST" and length.isdigit() and int(length) > _MOST_POSTED:
        if not can_bring_in(reader_of(request)):
            raise Http404
        return _intakes_page(request, IntakeForm(), refusal=str(REFUSALS[Refusal.TOO_LARGE]), status=413)
    return _intakes(request)


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@require(Capability.KEEP_MEMBERSHIP)
def _intakes(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _intakes_page(request, IntakeForm())
    form = IntakeForm(request.POST, request.FILES)
    if not form.is_valid():
        return _intakes_page(request, form, status=422)
    said, upload = form.cleaned_data, form.cleaned_data["upload"]
    own = {"kind": Intake.Kind(said["kind"]), "language": said["language"], "network": the_network()}
    begun = begin_intake(upload.read(), name=upload.name or "", by=person_reading(request), **own)
    if upload.size > READ_AT_ONCE:
        read_in_background.enqueue(begun.pk, _language())
    else:
        read_intake(begun, language=_language())
    return redirect("membership:intake", begun.public_id)


def _intakes_page(request: HttpRequest, form: IntakeForm, *, refusal: str = "", status: int = 200) -> HttpResponse:
    context = {"form": form, "refusal": refusal, "begun": intakes_of(person_reading(request))[:20]}
    context["kinds"] = [(kind.value, kind.label) for kind in Intake.Kind]
    return render(request, "membership/intake/list.html", context, status=status)


@require_safe
@require(Capability.KEEP_MEMBERSHIP)
def template(request: HttpRequest, kind: str, form: str) -> HttpResponse:  # noqa: ARG001  (the decorators ask it)
    """A file to fill in, its titles in the reader's language."""
    if kind not in Intake.Kind or form not in ("csv", "xlsx"):
        raise Http404
    made = template_file(Intake.Kind(kind), form, language=_language())
    headers = {"Content-Disposition": f'attachment; filename="{kind}-{_language()}.{form}"'}
    return HttpResponse(made.content, content_type=made.media_type, headers=headers)


@never_cache
@require_safe
@require(Capability.KEEP_MEMBERSHIP)
def intake(request: HttpRequest, public_id: str) -> HttpResponse:
    """One list: how far it is, or its rows, or what came of it."""
    found = _found(request, public_id)
    is_under_way = found.state in (Intake.State.WAITING, Intake.State.SAVING)
    if request.headers.get("HX-Request") and not is_under_way:
        return HttpResponse(headers={"HX-Refresh": "true"})
    if is_under_way:
        part = "#state" if request.headers.get("HX-Request") else ""
        return render(request, f"membership/intake/waiting.html{part}", {"intake": found})
    if found.state == Intake.State.REFUSED:
        refusal = sentence_of_refusal(found.fault, found.fault_about)
        return render(request, "membership/intake/refused.html", {"intake": found, "refusal": refusal})
    if found.state == Intake.State.SAVED:
        return render(request, "membership/intake/saved.html", {"intake": found})
    return _rows_page(request, found)


@require_POST
@require(Capability.KEEP_MEMBERSHIP)
def choices(request: HttpRequest, public_id: str) -> HttpResponse:
    """Keep what was chosen on one page of rows, and return to it."""
    found = _found(request, public_id)
    said = {
        int(name.removeprefix("row-")): str(value)
        for name, value in request.POST.items()
        if name.startswith("row-") and name.removeprefix("row-").isdecimal()
    }
    try:
        choose(found, said, by=person_reading(request))
    except CannotBeChanged as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The choices are kept."))
    kept = {name: request.GET[name] for name in ("show", "page") if name in request.GET}
    return redirect(f"{reverse('membership:intake', args=[public_id])}?{urlencode(kept)}")


@require_POST
@require(Capability.KEEP_MEMBERSHIP)
def saving(request: HttpRequest, public_id: str) -> HttpResponse:
    """Save the list, at once or by a worker."""
    found, person = _found(request, public_id), person_reading(request)
    form = SavingForm(request.POST, left=_left(counts_of(found, reader=person)))
    if not form.is_valid():
        return _rows_page(request, found, form=form, status=422)
    try:
        is_saved = save_intake(found, leaves_out="leaves_out" in form.cleaned_data, by=person)
    except CannotBeChanged as refusal:
        messages.error(request, str(refusal))
    else:
        if not is_saved:
            save_in_background.enqueue(found.pk)
    return redirect("membership:intake", public_id)


@require_POST
@require(Capability.KEEP_MEMBERSHIP)
def ending(request: HttpRequest, public_id: str) -> HttpResponse:
    """Forget a list that is not wanted any more."""
    end_intake(_found(request, public_id), by=person_reading(request))
    messages.success(request, _("The list is deleted. What was saved of it before stays."))
    return redirect("membership:intakes")


@never_cache
@require_safe
@require(Capability.KEEP_MEMBERSHIP)
def problems(request: HttpRequest, public_id: str) -> HttpResponse:
    """Every problem as a table, to be worked off beside the file."""
    found = _found(request, public_id)
    rows = ranked_rows(found, reader=person_reading(request)).filter(is_faulty=True)
    content = problems_as_csv(shown_rows(list(with_likes(rows, reader=found.person)), found, language=_language()))
    headers = {"Content-Disposition": 'attachment; filename="problems.csv"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


def _rows_page(
    request: HttpRequest, found: Intake, *, form: SavingForm | None = None, status: int = 200
) -> HttpResponse:
    person = person_reading(request)
    show = request.GET.get("show", "")
    counts = counts_of(found, reader=person)
    rows = ranked_rows(found, reader=person)
    rows = rows.filter(rank=_SHOWS[show]) if show in _SHOWS else rows
    page = Paginator(with_likes(rows, reader=person), A_PAGE).get_page(request.GET.get("page"))
    shown = shown_rows(list(page), found, language=_language())
    context = {
        "intake": found,
        "encoding": _ENCODINGS.get(found.encoding, found.encoding),
        "page": page,
        "rows": shown,
        "tabs": _tabs(found, counts, show),
        "may_choose": any(one.likes and not one.is_settled and not one.problems for one in shown),
        "counts": {rank.name.lower(): count for rank, count in counts.items()},
        "left": _left(counts),
        "form": form or SavingForm(left=_left(counts)),
        "query": request.GET.urlencode(),
    }
    return render(request, "membership/intake/rows.html", context, status=status)


def _tabs(found: Intake, counts: dict[Rank, int], show: str) -> list[dict[str, object]]:
    address = reverse("membership:intake", args=[found.public_id])
    labels = {
        "": (_("All rows"), sum(counts.values())),
        "problems": (_("Problems only"), counts[Rank.FAULTY]),
        "alike": (_("To be chosen"), counts[Rank.ASKED]),
        "fit": (_("Ready"), counts[Rank.FIT]),
        "known": (_("Known, or left out"), counts[Rank.KNOWN]),
    }
    return [
        {"label": label, "count": count, "href": f"{address}?show={name}" if name else address, "current": name == show}
        for name, (label, count) in labels.items()
    ]


def _left(counts: dict[Rank, int]) -> int:
    return counts[Rank.FAULTY] + counts[Rank.ASKED]


def _found(request: HttpRequest, public_id: str) -> Intake:
    found = intake_of(person_reading(request), public_id)
    if found is None:
        raise Http404
    return found


def _language() -> str:
    return get_language() or "ar"
