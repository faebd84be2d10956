"""Reads: what stands out about applications, as far as this reviewer may meet the people it is about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from multaqa.features.membership.models import Application, Member, Nomination, Organisation, Signal
from multaqa.foundation.access.api import people_hidden_from, visible_people
from multaqa.foundation.people.api import Person
from multaqa.lib.labels import label_in

_KIND: Final = Signal.Kind
_OF_PEOPLE: Final = frozenset({_KIND.NEW_NOMINATOR, _KIND.NOMINATOR_GONE, _KIND.LIKE_NAME, _KIND.SAME_MAILBOX})
"""Their value is the public id of a person."""
_WITHOUT_VALUE: Final = frozenset({_KIND.APPLIED_BEFORE})
"""What they are about stands elsewhere on the page."""


@dataclass(frozen=True)
class StandsOut:
    """One signal: its kind in words, the person it is about or None, and otherwise the value that stood out."""

    label: str
    person: Person | None
    about: str


def signals_met(applications: Iterable[Application], *, reader: Person, language: str) -> Mapping[int, list[StandsOut]]:
    """The signals of applications by their row numbers; five queries, however many.

    One about somebody who hides from ``reader`` is left out, here and where they are counted; and while such a one has
    not answered, her address stands out as any other does behind which there is nobody.
    """
    numbers = [application.pk for application in applications]
    signals = list(Signal.objects.filter(application__in=numbers).order_by("kind", "about"))
    people = _people_behind(signals, reader)
    bodies = {one.about for one in signals if one.kind == _KIND.PROPOSED_BODY}
    named = Organisation.objects.filter(public_id__in=bodies).values_list("public_id", "name")
    names = {public_id: label_in(name, language) for public_id, name in named}
    found = _typed_of_the_hidden(numbers, reader)
    for signal in signals:
        if not _is_of_person(signal):
            about = "" if signal.kind in _WITHOUT_VALUE else names.get(signal.about, signal.about)
            found[signal.application_id].append(StandsOut(signal.get_kind_display(), None, about))
        elif (person := people.get((signal.kind == _KIND.SAME_NAME, signal.about))) is not None:
            found[signal.application_id].append(StandsOut(signal.get_kind_display(), person, ""))
    return found


def _typed_of_the_hidden(numbers: Iterable[int], reader: Person) -> dict[int, list[StandsOut]]:
    """By the row number of its application: what would stand out if whoever hides from ``reader`` had no account."""
    found: dict[int, list[StandsOut]] = {number: [] for number in numbers}
    asked = Nomination.objects.filter(application__in=found, state=Nomination.State.ASKED).exclude(typed_address="")
    hidden = asked.filter(nominator__in=people_hidden_from(reader)).order_by("pk")
    for number, address in hidden.values_list("application", "typed_address"):
        found[number].append(StandsOut(str(_KIND.TYPED_CONTACT.label), None, address))
    return found


def _is_of_person(signal: Signal) -> bool:
    return signal.kind == _KIND.SAME_NAME or signal.kind in _OF_PEOPLE


def _people_behind(signals: Iterable[Signal], reader: Person) -> dict[tuple[bool, str], Person]:
    """Whom signals are about and ``reader`` may meet, by whether the value is a membership's id, and the value."""
    signals = list(signals)
    members = {one.about for one in signals if one.kind == _KIND.SAME_NAME}
    people = {one.about for one in signals if one.kind in _OF_PEOPLE}
    met = Member.objects.filter(visible_people(reader, column="person"), public_id__in=members)
    found = {(True, member.public_id): member.person for member in met.select_related("person")}
    for person in Person.objects.filter(visible_people(reader), public_id__in=people):
        found[False, person.public_id] = person
    return found
