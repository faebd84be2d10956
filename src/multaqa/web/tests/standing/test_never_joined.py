"""To whom somebody hides from, the site is byte for byte as if she had never joined: pages, counts, letters, exports.

Two worlds: one in which Leila, of civil society, is a member and hides from her State's authorities, and the same one
without a row of hers. Mourad of that State's ministry walks both, and so does Karim, whom she blocked, muted and
reported, and who had done the same to her before. In an open community to which all three belong she wrote, mentioned
and was mentioned, reacted and voted: her words stay in the other world, where a stranger wrote them who hides as she
does, and who is no member at all.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.core.cache import caches
from django.db import transaction
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.translation import override

from multaqa.features.community.testing import (
    TakenPart,
    as_if_all_looked,
    as_if_said_by,
    forget_what_was_noted,
    takes_part_everywhere,
)
from multaqa.features.membership.testing import a_body
from multaqa.features.membership.testing.hiding import as_if_known_to_all, as_in_new_processes
from multaqa.foundation.access.api import authorities_key, block, end_exclusion, exclude, mute, person_key
from multaqa.foundation.access.testing import World
from multaqa.foundation.conduct.api import Reason, report_person
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.api import Capability, Person, appoint, holdings
from multaqa.web.tests.standing.forms import Form, forms_in, send
from multaqa.web.tests.standing.never_joined import never_joined
from multaqa.web.tests.standing.routes import addresses
from multaqa.web.tests.standing.sameness import masked
from multaqa.web.tests.standing.walking import Answer, Walker, whole_letter
from multaqa.web.tests.standing.worlds import a_world_with_secrets

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
READERS = {"mourad": ("ar",), "karim": ("en",), "nobody": ("ar",), "fiona": ("en",)}
"""Who walks, in which language: signing out, or an account of no network, is no way round."""
COUNTED_OF_ONES_OWN = {"karim": {"/en/privacy/", "/en/privacy/erasure/"}}
"""Pages that count what somebody did himself: he muted and reported her, and his own data say so, though not whom."""
WITH_A_SECRET = {f"/{language}/settings/two-steps/app/" for language in ("ar", "en")}  # made anew for each answer
_MOMENTS = re.compile(r"datetime\.datetime\(.*?tzinfo=[^)]*\)")
_IDS = re.compile(r"(?<![0-9a-z])[0-9a-z]{12}(?![0-9a-z])")
_NEW_IDS = re.compile(rb"[0-9a-z]{12}")  # of a letter, and of what it is about: made anew each time
WHERE_SHE_WOULD_BE = ("/en/members/", "/en/countries/NRU/", "/en/members/?q=leila", "/en/members/?language=sw")


@dataclass(frozen=True)
class Hers:
    """The world in which she joined, what she took part in there, and who wrote her words in the other one."""

    world: World
    part: TakenPart
    stranger: Person


@dataclass(frozen=True)
class Met:
    """All that one reader meets: answers to what he asks and to what he sends, letters to him, what is held of him."""

    answers: dict[str, object]
    sent: list[str]
    letters: list[bytes]
    held: dict[str, str]


def test_to_whom_she_hides_from_it_is_as_if_she_had_never_joined():
    hers = _a_world_with_leila()
    with_her = {name: _met(hers, name) for name in READERS}
    with transaction.atomic():
        assert _as_if_she_never_joined(hers) > 0
        _forget()
        without_her = {name: _met(hers, name) for name in READERS}
        transaction.set_rollback(True)
    for name in READERS:
        found = set(_differing(with_her[name], without_her[name])) - COUNTED_OF_ONES_OWN.get(name, set())
        assert (name, found) == (name, set())


def test_a_reviewer_from_whom_she_hides_meets_nothing_of_her():
    hers = _a_world_with_leila()
    for capability in (Capability.REVIEW_APPLICATIONS, Capability.KEEP_MEMBERSHIP):
        appoint(hers.world.people.mourad, to=capability, by=None, reason="A reviewer of her State")
    with_her = _met(hers, "mourad")
    with transaction.atomic():
        _as_if_she_never_joined(hers)
        _forget()
        without_her = _met(hers, "mourad")
        transaction.set_rollback(True)
    assert _differing(with_her, without_her) == []


def test_the_comparison_finds_her_where_she_does_not_hide():
    hers = _a_world_with_leila()
    assert end_exclusion(hers.part.person, from_key=authorities_key("LBN"), by=hers.part.person)
    asked = [*WHERE_SHE_WOULD_BE, *_where_she_takes_part(hers.part)]
    shown = _answers(hers.world, "mourad", asked)
    with transaction.atomic():
        _as_if_she_never_joined(hers)
        _forget()
        without_her = _answers(hers.world, "mourad", asked)
        transaction.set_rollback(True)
    assert {address for address in asked if shown[address] != without_her[address]} == set(asked)


def _where_she_takes_part(part: TakenPart) -> list[str]:
    """Her community in the list and within, who belongs to it, who can be mentioned, and what others said there."""
    thread, post = part.threads[-1], part.posts[-1]
    with override("en"):
        return [
            reverse("community:communities"),
            reverse("community:about", args=[part.community]),
            reverse("community:people", args=[part.community]),
            f"{reverse('community:mentions', args=[thread])}?q=leila",
            reverse("community:reply", args=[thread]),
            reverse("community:thread", args=[thread]),
            reverse("community:reactions", args=[post]),
        ]


def _a_world_with_leila() -> Hers:
    """She is known by everything there is: nobody else has her country, her language or her organisation."""
    world = a_world_with_secrets().world
    public_id = as_if_known_to_all(world.people.leila, organisation=a_body("Lantern Society", code="academia"))
    world.visit("membership:directory", query="q=leila")
    world.visit("membership:directory", query="language=sw")
    world.visit("membership:directory", query="country=NRU")
    world.visit("membership:directory", query=f"organisation={public_id}")
    world.visit("membership:organisation", public_id=public_id)
    world.visit("membership:country", code="NRU")
    part = takes_part_everywhere(world, world.people.leila, beside=world.people.mourad)
    _between(world.people.leila, world.people.karim)
    stranger = Person.objects.create(email="stranger@example.org", name="Stranger")
    for key in (authorities_key("LBN"), person_key(world.people.karim)):
        exclude(stranger, from_key=key, by=stranger)
    run_everything()
    _forget()
    return Hers(world, part, stranger)


def _as_if_she_never_joined(hers: Hers) -> int:
    as_if_said_by(hers.stranger, instead_of=hers.part.person)
    return never_joined(hers.part.person)


def _between(leila: Person, karim: Person) -> None:
    """All that there may be between two people, his part first: then she blocks him."""
    for one, other in ((karim, leila), (leila, karim)):
        mute(other, by=one)
        report_person(other, reason=Reason.OTHER, words=f"words about {other.public_id}", is_unnamed=True, by=one)
        block(other, by=one)


def _met(hers: Hers, name: str) -> Met:
    world = hers.world
    person: Person | None = world.people.readers()[name]
    asked = {each for code in READERS[name] for each in addresses(world.visits, language=code)} - WITH_A_SECRET
    walker = Walker(person)
    answers = walker.walk(sorted(asked))
    mail.outbox.clear()
    known = {*world.canaries, *_IDS.findall(repr([answer.told() for answer in answers]))}
    sent = [_told_of(answer, known) for form in _forms(hers, name, answers) for answer in send(walker, form)]
    to_him = [letter for letter in mail.outbox if person is not None and person.email in letter.recipients()]
    return Met(
        {answer.address: _whole(answer) for answer in answers},
        sent,
        [_NEW_IDS.sub(b"id", whole_letter(letter)) for letter in to_him],
        dict(_held(person)) if person is not None else {},
    )


def _told_of(answer: Answer, known: Container[str]) -> str:
    """What a form is answered, without the ids of what it made: drawn at random, they stood on no page before."""
    return _IDS.sub(lambda found: found[0] if found[0] in known else "new id", repr(masked(answer)))


def _answers(world: World, name: str, asked: list[str]) -> dict[str, object]:
    return {answer.address: _whole(answer) for answer in Walker(world.people.readers()[name]).walk(asked)}


def _forms(hers: Hers, name: str, answers: list[Answer]) -> Iterator[Form]:
    """The forms that he meets, once each in Arabic: of membership, and of where she takes part."""
    arabic = [answer for answer in answers if answer.address.startswith("/ar/")]
    for form in forms_in(arabic, hers.world.canaries) if name == "mourad" else []:
        found = resolve(urlsplit(form.action).path)
        is_beside_her = found.namespace == "community" and found.kwargs.get("public_id") in hers.part.ids
        if found.namespace == "membership" or is_beside_her:
            yield form


def _whole(answer: Answer) -> object:
    """An answer without tokens and clocks, and with its tag of content where nothing had to be masked."""
    same = masked(answer)
    tags = {name: value for name, value in answer.headers if name in {"ETag", "Last-Modified"}}
    return (*same, tags if same[-1] == answer.body else {})


def _held(person: Person) -> Iterator[tuple[str, str]]:
    for holding in holdings():
        yield holding.model, _MOMENTS.sub("moment", repr(list(holding.export(person))))


def _differing(one: Met, other: Met) -> list[object]:
    """What is not the same: addresses, places among what was sent, letters, tables."""
    addresses_met = [address for address in one.answers if one.answers[address] != other.answers.get(address)]
    sent = [pair for pair in zip(one.sent, other.sent, strict=True) if pair[0] != pair[1]]
    held = [model for model in one.held if one.held[model] != other.held.get(model)]
    return [*addresses_met, *sent, *held, *(set(one.letters) ^ set(other.letters))]


def _forget() -> None:
    """What processes keep in memory of the other world is forgotten."""
    as_in_new_processes()
    forget_what_was_noted()
    as_if_all_looked(at=timezone.now() + timedelta(days=1))
    caches["default"].clear()
    caches["process"].clear()
