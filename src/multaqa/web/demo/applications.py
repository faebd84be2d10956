"""Six people apply to the demo's network; each application stands somewhere else."""

from typing import Final

from multaqa.features.membership.api import (
    Answer,
    Application,
    Body,
    Capacity,
    Contact,
    Decision,
    Level,
    SaidName,
    SaidPlace,
    Verdict,
    begin_application,
    carry_out,
    confirm_nomination,
    constituency_named,
    decide,
    enter_organisation,
    record_contact,
    reply_to,
    send_application,
    version_of,
    write_expertise,
    write_names,
    write_nominators,
    write_place,
    write_purpose,
)
from multaqa.features.membership.testing.crowds import as_if_earlier
from multaqa.foundation.people.api import Person, the_network
from multaqa.foundation.people.testing import Cast
from multaqa.foundation.taxonomy.api import term_of_code
from multaqa.web.demo.people.drawing import Drawing, Settler
from multaqa.web.demo.people.settling import HOW, open_for

PURPOSE: Final = (
    "Я отвечаю за безопасность порта и хочу узнать, как другие порты проводят учения вместе с перевозчиками, "
    "и поделиться нашим опытом эвакуации пассажирского терминала."
)
KNOWS_HOW: Final = "عملنا معا في لجنة السلامة ثلاث سنوات، وأعرف عملها من كثب."
WAITED_DAYS: Final = 16  # longer than an answer may take: it stands at the head of the queue
MORE: Final = "¿Con qué organización trabaja hoy, y quién de ella puede confirmarlo?"
REFUSAL: Final = "La fonction indiquée n’a pas pu être confirmée, et le nominateur ne vous a pas connue dans celle-ci."
APPEAL: Final = "J’ai pris cette fonction en mars. La lettre de nomination peut vous être remise par notre directrice."


def apply_to_join(people: Cast) -> None:
    """Boris applies for a port that the network knows, and names Amina: his application waits for her."""
    names = {"en": "Northern Harbour Authority", "ru": "Управление Северной гавани", "ar": "هيئة الميناء الشمالي"}
    body = enter_organisation(Body(names=names, constituency=constituency_named("private-sector")), by=people.elodie)
    record_contact(body, "harbour.example", kind=Contact.Kind.DOMAIN, how=HOW, by=people.elodie)
    record_contact(body, "office@harbour.example", kind=Contact.Kind.ADDRESS, how=HOW, by=people.elodie)
    boris = people.boris
    application = begin_application(the_network(), by=boris, language="ru")
    own = SaidName(given="Борис", family="Лебедев")
    write_names(application, [own, SaidName(given="Boris", family="Lebedev")], by=boris)
    place = SaidPlace(
        constituency=constituency_named("private-sector"),
        capacity=Capacity.ORGANISATION,
        organisation=names["ru"],
        function={"ru": "Начальник службы безопасности"},
    )
    write_place(application, place, by=boris)
    terms = [term] if (term := term_of_code("transport")) else []
    write_expertise(application, terms=terms, languages={"ru": Level.FIRST, "en": Level.WORKS}, by=boris)
    write_purpose(application, purpose=PURPOSE, offers="Учения в порту", needs="", by=boris)
    typed = [("Амина аз-Захрани", people.amina.email)]
    write_nominators(application, asks_organisation=True, typed=typed, by=boris)
    send_application(application, consents=True, by=boris)


def apply_beside_boris(people: Cast, drawing: Drawing) -> None:
    """Five others: being written, waiting for a decision, asked for more, appealing, approved a moment ago."""
    _begun(drawing.one("civil-society", None, area="KAZ"))
    _vouched(drawing.one("academia", None, area="CHN"), people, days_ago=WAITED_DAYS)
    asked = _vouched(drawing.one("private-sector", None, area="MEX"), people, days_ago=6)
    _carried_out(asked, Decision.Kind.MORE, MORE, by=people.chen)
    refused = _vouched(drawing.one("academia", None, area="FRA"), people, days_ago=12)
    decision = _carried_out(refused, Decision.Kind.REFUSE, REFUSAL, by=people.chen)
    reply_to(decision, APPEAL, by=refused.person)
    approved = _vouched(drawing.one("private-sector", None, area="EGY"), people, days_ago=2)
    _decided(approved, Decision.Kind.APPROVE, "", by=people.chen)


def _begun(settler: Settler) -> Application:
    """Her application with her names and her place."""
    person = open_for(settler)
    application = begin_application(the_network(), by=person, language=settler.site)
    write_names(application, settler.names, by=person)
    place = SaidPlace(
        constituency=constituency_named(settler.constituency),
        capacity=Capacity.PERSONAL,
        area=settler.area,
        function=settler.function,
    )
    write_place(application, place, by=person)
    return application


def _vouched(settler: Settler, people: Cast, *, days_ago: float) -> Application:
    """Her application, sent so many days ago, for which Amina vouched."""
    application = _begun(settler)
    person = application.person
    terms = [term for code in settler.topics if (term := term_of_code(code))]
    write_expertise(application, terms=terms, languages=settler.languages, by=person)
    write_purpose(application, purpose=settler.purpose, offers=settler.offers, needs=settler.needs, by=person)
    write_nominators(application, asks_organisation=False, typed=[(people.amina.name, people.amina.email)], by=person)
    send_application(application, consents=True, by=person)
    confirm_nomination(application.nominations.get(), Answer(knows_how=KNOWS_HOW, knows_since=2023), by=people.amina)
    as_if_earlier([person], days=days_ago)
    application.refresh_from_db()
    return application


def _decided(application: Application, kind: Decision.Kind, words: str, *, by: Person) -> Decision:
    return decide(application, Verdict(kind=kind, words=words, seen=version_of(application)), by=by)


def _carried_out(application: Application, kind: Decision.Kind, words: str, *, by: Person) -> Decision:
    """The decision, after its ten minutes."""
    decision = _decided(application, kind, words, by=by)
    as_if_earlier([application.person], days=1)
    carry_out(decision.pk)
    decision.refresh_from_db()
    return decision
