"""Who belongs to the demo's network: the first five are seated, the others hold its key, and Boris applies."""

from typing import Final

from multaqa.features.membership.api import (
    Body,
    Capacity,
    Contact,
    Level,
    SaidName,
    SaidPlace,
    Seat,
    appoint_member,
    begin_application,
    constituency_named,
    enter_organisation,
    record_contact,
    send_application,
    write_expertise,
    write_names,
    write_nominators,
    write_place,
    write_purpose,
)
from multaqa.foundation.access.api import network_key, open_holding
from multaqa.foundation.people.api import the_network
from multaqa.foundation.people.testing import Cast
from multaqa.foundation.taxonomy.api import term_of_code

FIRST: Final = {
    "amina": "international-organisations",
    "chen": "academia",
    "diego": "private-sector",
    "elodie": "un-entities",
    "jun": "academia",
}
OTHERS: Final = ("karim", "leila", "mourad")
PURPOSE: Final = (
    "Я отвечаю за безопасность порта и хочу узнать, как другие порты проводят учения вместе с перевозчиками, "
    "и поделиться нашим опытом эвакуации пассажирского терминала."
)


def seat_first_members(people: Cast) -> None:
    """Seat five, and let the others in."""
    for name, code in FIRST.items():
        seat = Seat(constituency=constituency_named(code), capacity=Capacity.PERSONAL)
        appoint_member(getattr(people, name), seat, by=None, reason="A first member of the demo's network")
    key = network_key(the_network().public_id)
    for name in OTHERS:
        open_holding(getattr(people, name), key, by=people.elodie, reason="A member of the demo's network")


def apply_to_join(people: Cast) -> None:
    """Boris applies for a port that the network knows, and names Amina: his application waits for her."""
    names = {"en": "Northern Harbour Authority", "ru": "Управление Северной гавани", "ar": "هيئة الميناء الشمالي"}
    body = enter_organisation(Body(names=names, constituency=constituency_named("private-sector")), by=people.elodie)
    how = "From its published annual report"
    record_contact(body, "harbour.example", kind=Contact.Kind.DOMAIN, how=how, by=people.elodie)
    record_contact(body, "office@harbour.example", kind=Contact.Kind.ADDRESS, how=how, by=people.elodie)
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
