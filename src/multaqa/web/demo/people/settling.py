"""The people of the demo join: each has an account, an application and a nominator, and shows what she chose."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final

from django.utils import timezone

from multaqa.features.membership.api import (
    Body,
    Capacity,
    Contact,
    Member,
    Organisation,
    Seat,
    Shown,
    admit,
    constituency_named,
    enter_organisation,
    name_focal_point,
    record_contact,
    show_profile,
)
from multaqa.features.membership.testing.crowds import Answers, as_if_approved, as_if_earlier
from multaqa.foundation.people.api import Person, open_account
from multaqa.foundation.people.testing import Cast
from multaqa.foundation.taxonomy.api import Term, term_of_code
from multaqa.web.demo.people.bodies import House, houses
from multaqa.web.demo.people.drawing import STATES, Drawing, Settler

HOW: Final = "From its published annual report"
ROUNDS: Final = 12
"""In so many rounds, a month apart, people were admitted."""
_MONTH: Final = 30
_OPEN: Final = dict.fromkeys(("name", "photo", "area", "organisation", "function", "languages", "terms"), Shown.PUBLIC)
_CHOICES: Final[Sequence[Mapping[str, Shown]]] = (
    {},
    _OPEN,
    {},
    {"name": Shown.PUBLIC, "organisation": Shown.PUBLIC, "terms": Shown.PUBLIC},
    {"needs": Shown.NOBODY},
    {},
    {"name": Shown.PUBLIC, "area": Shown.NOBODY, "offers": Shown.PUBLIC},
)
"""What people choose in turn; some leave everything as it is."""
_CHOICES_AT_RISK: Final[Sequence[Mapping[str, Shown] | None]] = (None, {}, {"name": Shown.NOBODY}, None, _OPEN, {})
"""The same of people at risk; None stays unlisted."""

type Bodies = Mapping[str, Organisation]
"""The organisations of the demo by the domain of their addresses."""


def enter_bodies(*, by: Person) -> Bodies:
    """Enter every organisation, with the address of its office."""
    return {house.domain: _entered(house, by=by) for house in houses()}


def settle(people: Cast, bodies: Bodies) -> tuple[Drawing, Mapping[str, Person]]:
    """Admit everybody but the cast; Amina, who has known them all, vouches where no government must.

    Returns the drawing, from which others can be drawn who are not members, and those who are, by name.
    """
    drawing = Drawing()
    topics = {code: term for code in drawing.topics if (term := term_of_code(code))}
    settlers = [(one, open_for(one)) for one in drawing.everybody()]
    rounds: list[list[Person]] = [[] for _round in range(ROUNDS)]
    for number, (settler, person) in enumerate(settlers):
        vouching = _contact_of_state(settler, bodies) or people.amina
        application = as_if_approved(person, answers_of(settler, bodies, topics), by=vouching)
        member = admit(application, by=people.chen)
        _choose(member, number)
        rounds[number % ROUNDS].append(person)
    for number, admitted in enumerate(rounds, 1):
        as_if_earlier(admitted, days=number * _MONTH)
    _name_focal_points(settlers, bodies, by=people.elodie)
    return drawing, {settler.key: person for settler, person in settlers}


def open_for(settler: Settler) -> Person:
    """Her account, in which nobody can sign in: it has no password."""
    return open_account(
        settler.email,
        name=settler.called,
        language=settler.site,
        address_confirmed=True,
        is_demo=True,
        joined_at=timezone.now() - timedelta(days=(ROUNDS + 1) * _MONTH),
    )


def answers_of(settler: Settler, bodies: Bodies, topics: Mapping[str, Term]) -> Answers:
    """What she answers in her application."""
    return Answers(
        seat=_seat_of(settler, bodies),
        names=settler.names,
        language=settler.site,
        languages=settler.languages,
        terms=[topics[code] for code in settler.topics],
        purpose=settler.purpose,
        offers=settler.offers,
        needs=settler.needs,
    )


def _entered(house: House, *, by: Person) -> Organisation:
    constituency = constituency_named(house.constituency)
    body = enter_organisation(Body(names=house.names, constituency=constituency, area=house.area), by=by)
    record_contact(body, f"office@{house.domain}", kind=Contact.Kind.ADDRESS, how=HOW, by=by)
    return body


def _contact_of_state(settler: Settler, bodies: Bodies) -> Contact | None:
    """The address of a State's body, which vouches for its own people; None for all others."""
    return bodies[settler.house.domain].contacts.get() if settler.house and _speaks_for_state(settler) else None


def _speaks_for_state(settler: Settler) -> bool:
    return settler.constituency in STATES


def _seat_of(settler: Settler, bodies: Bodies) -> Seat:
    body = bodies[settler.house.domain] if settler.house else None
    if body is None:
        capacity = Capacity.PERSONAL
    else:
        capacity = Capacity.STATE if _speaks_for_state(settler) else Capacity.ORGANISATION
    constituency, function = constituency_named(settler.constituency), settler.function
    return Seat(constituency=constituency, organisation=body, area=settler.area, capacity=capacity, function=function)


def _choose(member: Member, number: int) -> None:
    """Say to whom she shows what, in turn with the others."""
    if not member.constituency.is_at_risk:
        show_profile(member, _CHOICES[number % len(_CHOICES)], is_listed=True, by=member.person)
        return
    circles = _CHOICES_AT_RISK[number % len(_CHOICES_AT_RISK)]
    show_profile(member, circles or {}, is_listed=circles is not None, by=member.person)


def _name_focal_points(settlers: Sequence[tuple[Settler, Person]], bodies: Bodies, *, by: Person) -> None:
    """The first who joined for each second body acts for it."""
    first = {settler.house.domain: person for settler, person in reversed(settlers) if settler.house}
    for domain in list(first)[::2]:
        name_focal_point(bodies[domain], first[domain], by=by, reason="Named in a letter of its director")
