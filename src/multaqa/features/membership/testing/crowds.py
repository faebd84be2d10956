"""For tests and the demo: many members at once, and lives that began earlier."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from django.db.models import F
from django.utils import timezone

from multaqa.features.membership.commands import SaidName, Seat
from multaqa.features.membership.commands.editions import renew_directory
from multaqa.features.membership.models import (
    Application,
    ApplicationLanguage,
    ApplicationName,
    Constituency,
    Contact,
    Decision,
    Level,
    Member,
    MemberLanguage,
    MemberName,
    Nomination,
)
from multaqa.features.membership.testing import a_body, as_if_admitted
from multaqa.foundation.access.api import network_key
from multaqa.foundation.access.testing import as_if_held
from multaqa.foundation.languages.api import CODES
from multaqa.foundation.people.api import Person, the_network
from multaqa.foundation.taxonomy.api import Term, active_terms, areas
from multaqa.lib.fold import fold


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What an applicant says of herself, all at once."""

    seat: Seat
    names: Sequence[SaidName]
    language: str
    languages: Mapping[str, Level] = field(default_factory=dict)
    terms: Collection[Term] = ()
    purpose: str = ""
    offers: str = ""
    needs: str = ""


def as_if_approved(person: Person, said: Answers, *, by: Person | Contact) -> Application:
    """An approved application for which a member, or an organisation by its address, vouched, without the steps to it.

    ``admit`` carries it out as any other. A hundred people through every step would take a demo half a minute.
    """
    now, network = timezone.now(), said.seat.constituency.network
    seat = {name: getattr(said.seat, name) for name in ("constituency", "organisation", "area", "capacity", "function")}
    words = {"language": said.language, "purpose": said.purpose, "offers": said.offers, "needs": said.needs}
    moments = {"sent_at": now, "consented_at": now, "vouched_at": now}
    state = Application.State.APPROVED
    application = Application.objects.create(person=person, network=network, state=state, **seat, **words, **moments)
    _write_answers(application, said)
    asked = {"nominator": by} if isinstance(by, Person) else {"contact": by}
    answered = {"state": Nomination.State.CONFIRMED, "answered_at": now, "knows_how": "We have worked together."}
    Nomination.objects.create(application=application, asked_at=now, **asked, **answered)
    return application


def as_if_earlier(people: Collection[Person], *, days: float) -> None:
    """Let the memberships and applications of these people look as if all of it had been days earlier."""
    moments = {
        Member: ("person", ("since",)),
        Application: ("person", ("state_since", "begun_at", "changed_at", "sent_at", "consented_at", "vouched_at")),
        Nomination: ("application__person", ("named_at", "asked_at", "told_at", "answered_at")),
        Decision: ("application__person", ("at", "due_at", "done_at")),
    }
    for model, (owner, columns) in moments.items():
        earlier = {name: F(name) - timedelta(days=days) for name in columns}
        model._base_manager.filter(**{f"{owner}__in": people}).update(**earlier)


def _write_answers(application: Application, said: Answers) -> None:
    application.terms.set(said.terms)
    ApplicationName.objects.bulk_create(
        ApplicationName(application=application, place=place, fold=fold(f"{name.given} {name.family}"), **vars(name))
        for place, name in enumerate(said.names)
    )
    ApplicationLanguage.objects.bulk_create(
        ApplicationLanguage(application=application, language=language, level=level)
        for language, level in said.languages.items()
    )


def a_crowd(size: int, *, first: Person, random: Random) -> None:
    """So many members beside ``first``, with names in two scripts, places, languages and subjects drawn at random."""
    as_if_admitted(first)
    network, codes = the_network(), list(areas())
    bodies = [a_body(f"Institute {number}") for number in range(size // 50)]
    terms = list(active_terms().filter(suggests=True))
    people = Person.objects.bulk_create(
        Person(email=f"crowd{number}@example.org", name=f"Person {number}", name_fold="", name_sort="")
        for number in range(size)
    )
    members = Member.objects.bulk_create(
        Member(
            person=person,
            network=network,
            constituency=bodies[0].constituency,
            organisation=random.choice(bodies),
            area=random.choice(codes),
        )
        for person in people
    )
    given, family = ("Amina", "Karim", "Lucía", "Иван", "أمينة", "思远"), ("Haddad", "Lebedev", "Okafor", "حداد", "陈")
    MemberName.objects.bulk_create(
        MemberName(member=member, place=place, given=own[0], family=own[1], fold=fold(" ".join(own)))
        for member in members
        for place, own in enumerate([(random.choice(given), random.choice(family)) for _script in range(2)])
    )
    MemberLanguage.objects.bulk_create(
        MemberLanguage(member=member, language=language, level=Level.WORKS)
        for member in members
        for language in random.sample(CODES, 2)
    )
    worn = Member.terms.through
    worn.objects.bulk_create(worn(member=member, term=term) for member in members for term in random.sample(terms, 4))
    renew_directory(network)


@dataclass(frozen=True, kw_only=True)
class Known:
    """What a member of a crowd shows of herself: subjects, languages she works in, country or area, constituency."""

    terms: Collection[Term]
    languages: Collection[str]
    area: str
    constituency: str


def a_crowd_knowing(known: Sequence[Known]) -> list[Person]:
    """A listed member for each of these, with the network's key, in the same order."""
    network = the_network()
    constituencies = {one.code: one for one in Constituency.objects.filter(network=network)}
    people = Person.objects.bulk_create(
        Person(email=f"knowing{number}@example.org", name=f"Expert {number}", name_fold="", name_sort="")
        for number in range(len(known))
    )
    members = Member.objects.bulk_create(
        Member(person=person, network=network, constituency=constituencies[one.constituency], area=one.area)
        for person, one in zip(people, known, strict=True)
    )
    MemberName.objects.bulk_create(
        MemberName(member=one, given=one.person.name, fold=fold(one.person.name)) for one in members
    )
    MemberLanguage.objects.bulk_create(
        MemberLanguage(member=member, language=language, level=Level.WORKS)
        for member, one in zip(members, known, strict=True)
        for language in one.languages
    )
    worn = Member.terms.through
    worn.objects.bulk_create(
        worn(member=member, term=term) for member, one in zip(members, known, strict=True) for term in one.terms
    )
    as_if_held((person, network_key(network.public_id)) for person in people)
    renew_directory(network)
    return people
