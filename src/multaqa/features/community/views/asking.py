"""A question is asked: where, of what, and to whom it is put. Each step is a form that works without a script."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from multaqa.features.community.audiences import audiences_offered, default_audience, own_key
from multaqa.features.community.commands.asking import Wanted, put_question
from multaqa.features.community.commands.marks import note_read
from multaqa.features.community.forms.questions import QuestionForm
from multaqa.features.community.models import Carrier, Thread, Urgency
from multaqa.features.community.policies.threads import may_start_thread
from multaqa.features.community.queries.asking_places import carriers_shared, takes_part_in
from multaqa.features.community.queries.carriers import carrier_named, kept_on, topics_chosen
from multaqa.features.community.queries.proposals import Proposal, Sought, experts_named, proposals_for
from multaqa.features.community.queries.readers import readers_of_key
from multaqa.features.community.refusals import CannotBeDone
from multaqa.features.community.scoring import MOST
from multaqa.features.community.sources import RefusedPost
from multaqa.features.community.templatetags.threads_said import audience_words
from multaqa.features.community.views.opening import CLOSE, not_kept, to_thread
from multaqa.features.membership.api import cards_of_people, member_met, members_called, said
from multaqa.foundation.access.api import Label
from multaqa.foundation.languages.api import CODES, detect_by_script
from multaqa.foundation.people.api import Person, person_reading, posted_or_kept, signed_in, the_network
from multaqa.foundation.taxonomy.api import kept_choices

MOST_CALLED = 8
_FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@signed_in
def question_to(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Choose the community in which a member is asked; on at once where there is one. 404 for whom she may not ask."""
    person = person_reading(request)
    whom = member_met(public_id, reader=person, network=the_network())
    carriers = carriers_shared(person, whom) if whom is not None and whom != person else []
    carriers = [carrier for carrier in carriers if may_start_thread(person, carrier)]
    if not carriers or whom is None:
        raise Http404
    named = [(carrier, carrier.community) for carrier in carriers if carrier.community is not None]
    places = [(_address(carrier, public_id), said(community.name, _language())) for carrier, community in named]
    if len(places) == 1:
        return redirect(places[0][0])
    return render(request, "community/questions/places.html", {"whom": whom, "places": places})


@_FORM
@signed_in
def new_question(request: HttpRequest, kind: str, public_id: str) -> HttpResponseBase:
    """Write a question; look at who is proposed, change it; send it."""
    person, carrier = _opened(request, kind, public_id)
    form = _form(request, carrier, person)
    is_whole = request.method == "POST" and form.is_valid() and not form.must_ask
    if is_whole and request.POST.get("step") == "send":
        put = _put(form, carrier, person, offered=request.POST.getlist("offered"))
        if put is not None:
            messages.success(request, _("The question was sent. Whoever was chosen is told."))
            return to_thread(put)
    shown = {"form": form, "carrier": carrier, "community": carrier.community, "kind": kind, "public_id": public_id}
    chosen = {name: str(form[name].value() or "") for name in ("label", "audience")}
    shown |= {"readers": readers_of_key(_key(chosen, carrier), carrier, reader=person)}
    shown |= {"must_ask": request.method == "POST" and form.is_valid() and form.must_ask}
    shown |= _people(request, form, carrier, person) if is_whole else _named_first(request, carrier, person)
    page = render(request, "community/questions/new.html", shown)
    return not_kept(page, str(form["label"].value() or Label.AMBER))


def _opened(request: HttpRequest, kind: str, public_id: str) -> tuple[Person, Carrier]:
    """The person and a carrier on which she may ask; 404 for any other."""
    person = person_reading(request)
    carrier = carrier_named(f"{kind}:{public_id}", reader=person)
    if carrier is None or not may_start_thread(person, carrier):
        raise Http404
    return person, carrier


def _form(request: HttpRequest, carrier: Carrier, person: Person) -> QuestionForm:
    spoken = person.language if person.language in CODES else "en"
    start = {**_beginning(request, carrier, person), **kept_on(carrier, person=person), "languages": [spoken]}
    return QuestionForm(
        posted_or_kept(request),
        initial=start,
        audiences=[(key, audience_words(key)) for key in audiences_offered(carrier)],
        topics=kept_choices(_language()),
    )


def _beginning(request: HttpRequest, carrier: Carrier, person: Person) -> dict[str, Any]:
    """Under which label and for whom a question begins: its community under TLP:AMBER, unless whom it is meant for
    does not belong there.
    """
    usual, label = default_audience(carrier)
    if carrier.community is None:
        return {"label": label, "audience": usual}
    whom = _whom(request, carrier, person)
    if whom is not None and not takes_part_in(carrier.community, whom):
        return {"label": label, "audience": usual}
    return {"label": label if label in CLOSE else Label.AMBER, "audience": own_key(carrier.community)}


def _whom(request: HttpRequest, carrier: Carrier, person: Person) -> Person | None:
    """The member whom the address of the form names, if she may come upon her."""
    network = carrier.community.network if carrier.community is not None else the_network()
    named = request.GET.get("whom", "")
    return member_met(named, reader=person, network=network) if named else None


def _sought(form: QuestionForm, carrier: Carrier, person: Person) -> Sought:
    values = form.cleaned_data
    text = f"{values['title']}\n{values['source']}"
    language = values["language"] or detect_by_script(text) or (person.language if person.language in CODES else "en")
    return Sought(
        by=person,
        network=carrier.community.network if carrier.community is not None else the_network(),
        community=carrier.community,
        keys=[_key(values, carrier), carrier.read_key],
        topics=topics_chosen(values["topics"]),
        text=text,
        language=language,
        languages=values["languages"],
    )


def _key(values: dict[str, Any], carrier: Carrier) -> str:
    """For whom the question will be: its community under TLP:AMBER, whatever was chosen."""
    usual, _label = default_audience(carrier)
    if values["label"] in CLOSE and carrier.community is not None:
        return own_key(carrier.community)
    return str(values["audience"] or usual)


def _people(request: HttpRequest, form: QuestionForm, carrier: Carrier, person: Person) -> dict[str, Any]:
    """Who is proposed, who was chosen, and who was found by name; each with what speaks for her."""
    sought, asked = _sought(form, carrier, person), request.POST
    first, others = proposals_for(sought)
    is_new = "offered" not in asked
    own = [request.GET["whom"]] if is_new and "whom" in request.GET else []
    named = [*own, *form.cleaned_data["people"], *_called(asked.get("called", ""), person)]
    chosen = experts_named(named, sought) if named else []
    listed = list({one.expert.public_id: one for one in [*chosen, *first]}.values())
    wanted = [*own, *form.cleaned_data["people"], *((one.expert.public_id for one in first) if is_new else ())]
    known = {one.expert.public_id for one in listed}
    ticked = [public_id for public_id in dict.fromkeys(wanted) if public_id in known]
    return {
        "proposals": _drawn(listed, {*ticked[:MOST]}, sought),
        "next_people": len(others),
        "called": asked.get("called", ""),
        "is_second_step": True,
    }


def _named_first(request: HttpRequest, carrier: Carrier, person: Person) -> dict[str, Any]:
    """Before anything is proposed: whom the address of the form names, to be asked first."""
    whom = _whom(request, carrier, person)
    return {"first_asked": whom, "whom": request.GET.get("whom", "") if whom is not None else ""}


def _called(words: str, person: Person) -> list[str]:
    found = members_called(words[:100], reader=person, language=_language(), most=MOST_CALLED)
    return [card.public_id for card in found]


def _drawn(proposals: list[Proposal], ticked: set[str], sought: Sought) -> list[dict[str, Any]]:
    people = [one.expert.person.pk for one in proposals]
    cards = cards_of_people(people, network=sought.network, reader=sought.by, language=_language())
    return [
        {"card": cards[one.expert.person.pk], "reasons": one.reasons, "is_chosen": one.expert.public_id in ticked}
        for one in proposals
        if one.expert.person.pk in cards
    ]


def _put(form: QuestionForm, carrier: Carrier, person: Person, *, offered: list[str]) -> Thread | None:
    """Put the question to whom was chosen; None when the form says what is wrong."""
    values, sought = form.cleaned_data, _sought(form, carrier, person)
    chosen = experts_named(values["people"], sought)
    if len(chosen) < len(values["people"]):
        form.add_error(None, _("Somebody who was chosen cannot be asked any more. Please look at the list again."))
        return None
    first, others = proposals_for(sought)
    wanted = Wanted(
        people=[one.expert.person for one in chosen],
        next_people=[one.expert.person for one in [*first, *others] if one.expert.public_id not in offered],
        urgency=Urgency(values["urgency"]),
        languages=values["languages"],
    )
    try:
        thread = put_question(
            carrier,
            title=values["title"],
            source=values["source"],
            wanted=wanted,
            topics=sought.topics,
            language=values["language"],
            audience="" if values["label"] in CLOSE else values["audience"],
            label=Label.AMBER if form.is_closed_now else Label(values["label"]),
            by=person,
        )
    except RefusedPost as refusal:
        for name, problem in refusal.problems.items():
            form.add_error(name if name in form.fields else None, str(problem))
        return None
    except CannotBeDone as refusal:
        form.add_error(None, str(refusal))
        return None
    note_read(thread, by=person, number=1)
    return thread


def _address(carrier: Carrier, member: str) -> str:
    kind, public_id = carrier.ref.split(":", 1)
    return f"{reverse('community:new_question', args=[kind, public_id])}?whom={member}"


def _language() -> str:
    return get_language() or "ar"
