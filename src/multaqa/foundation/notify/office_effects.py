"""What follows from facts about offices: the person is told on the site and by letter, whoever is invited by letter."""

from django.urls import reverse
from django.utils.translation import override

from multaqa.foundation.facts.api import RecordedFact, on
from multaqa.foundation.notify.commands import queue_letter, tell
from multaqa.foundation.notify.kinds import NoticeKind
from multaqa.foundation.notify.letters import OFFICE_ENDED, OFFICE_GIVEN, OFFICE_OFFERED
from multaqa.foundation.notify.own_kinds import OFFICE_HELD, OFFICE_LEFT
from multaqa.foundation.notify.rendering import absolute
from multaqa.foundation.people.api import (
    AppointmentEnded,
    OfficeOffered,
    PersonAppointed,
    offer_named,
    offer_token,
    person_of,
    spoken,
    word_of_office,
)


@on(OfficeOffered)
def write_of_offer(fact: OfficeOffered, _recorded: RecordedFact) -> None:
    """The address learns of the office, with the link that accepts it; an offer that has ended is not sent."""
    offer = offer_named(fact.invitation)
    if offer is None or offer.ended_at is not None:
        return
    with override(offer.language):
        said = {
            "office": word_of_office(offer.role),
            "reason": offer.reason,
            "offer_url": absolute(reverse("account_offer", args=[offer_token(offer)])),
        }
    queue_letter(OFFICE_OFFERED, address=offer.email, person=None, language=offer.language, context=said)


@on(PersonAppointed)
def tell_of_office(fact: PersonAppointed, recorded: RecordedFact) -> None:
    """Who was appointed learns it on the site and by letter, and that two steps are needed."""
    _tell(fact.person, office=fact.role or fact.capability, kind=OFFICE_HELD, letter=OFFICE_GIVEN, recorded=recorded)


@on(AppointmentEnded)
def tell_of_end_of_office(fact: AppointmentEnded, recorded: RecordedFact) -> None:
    """Whose office was ended learns it in the same ways."""
    _tell(fact.person, office=fact.role or fact.capability, kind=OFFICE_LEFT, letter=OFFICE_ENDED, recorded=recorded)


def _tell(public_id: str, *, office: str, kind: NoticeKind, letter: str, recorded: RecordedFact) -> None:
    person = person_of(public_id) if recorded.by_id is not None else None  # who runs the installation tells her himself
    if person is None or not tell([person], kind=kind, once=f"fact:{recorded.pk}"):
        return
    with override(spoken(person.language)):
        said = {"office": word_of_office(office), "steps_url": absolute(reverse("people:factors"))}
    queue_letter(letter, address=person.email, person=person, language=spoken(person.language), context=said)
