"""What others show of membership by reference or by number: to each reader only what she may meet."""

import pytest
from django.utils import timezone

from multaqa.features.membership.models import Application, Member, Organisation, ReadingStop, Shown
from multaqa.features.membership.queries.queue import Pile, Sieve, queue_for, rows_of
from multaqa.features.membership.queries.standing_out import signals_met
from multaqa.features.membership.testing import a_body, an_application, as_if_admitted, sent
from multaqa.features.membership.things import _applications_with as applications_with
from multaqa.features.membership.things import _members_with as members_with
from multaqa.foundation.access.api import cards, exclude, names_of_things, person_key, ref_of
from multaqa.foundation.people.api import Role, appoint, the_network
from multaqa.foundation.taxonomy.testing import a_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def term():
    return a_term("ports")


def test_uses_of_a_term_are_counted_over_whom_the_reader_meets(people, term):
    as_if_admitted(people.elodie)
    for person in (people.amina, people.chen, people.leila):
        as_if_admitted(person).terms.add(term)
    assert members_with([term.public_id], people.elodie) == 3
    exclude(people.leila, from_key=person_key(people.elodie), by=people.leila)
    assert members_with([term.public_id], people.elodie) == 2
    Member.objects.filter(person=people.chen).update(terms_shown=Shown.NOBODY)
    assert members_with([term.public_id], people.elodie) == 1


def test_applications_with_a_term_are_counted_for_reviewers_alone(people, term):
    application = sent(an_application(people.boris, typed=[("The minister", "minister@harbour.example")]))
    application.terms.add(term)
    assert applications_with([term.public_id], people.elodie) == 1
    assert applications_with([term.public_id], people.chen) == 0
    exclude(people.boris, from_key=person_key(people.elodie), by=people.boris)
    assert applications_with([term.public_id], people.elodie) == 0


def test_a_stop_of_reading_is_no_card_for_who_guesses_its_id(people):
    stop = ReadingStop.objects.create(person=people.amina, profiles=200, at=timezone.now())
    ref = ref_of(stop)
    for person in (people.chen, people.karim, people.amina, None):
        assert cards([ref], reader=person, language="en") == {}
    assert cards([ref], reader=people.elodie, language="en")[ref].title == people.amina.name
    exclude(people.amina, from_key=person_key(people.elodie), by=people.amina)
    assert cards([ref], reader=people.elodie, language="en") == {}


def test_members_read_the_names_of_organisations_in_the_log(people):
    as_if_admitted(people.chen)
    known, risky = a_body("Port Authority"), a_body("Shelter of Witnesses", code="civil-society")
    proposed = a_body("Proposed by somebody")
    Organisation.objects.filter(pk=proposed.pk).update(state=Organisation.State.PROPOSED, proposed_by=people.boris)
    refs = [ref_of(one) for one in (known, risky, proposed)]
    names = names_of_things(refs, reader=people.chen, language="en")
    named = [body.name["en"] in names[ref_of(body)] for body in (known, risky, proposed)]
    assert named == [True, False, False]
    assert "Port" not in names_of_things(refs, reader=people.fiona, language="en")[refs[0]]


def test_behind_a_typed_address_of_who_hides_nobody_seems_to_stand(people):
    """That nothing stood out would tell a reviewer that the address is a member's."""
    appoint(people.jun, to=Role.REVIEWER, by=None, reason="Reviews")
    as_if_admitted(people.leila, code="civil-society")
    exclude(people.leila, from_key=person_key(people.jun), by=people.leila)
    application = sent(an_application(people.boris, typed=[("A friend", people.leila.email)]))
    seen = {one.pk: _stands_out(application, one) for one in (people.jun, people.elodie)}
    nobody = sent(an_application(people.fiona, typed=[("A friend", "friend@unheard.example")]))
    assert [label for label, _about in seen[people.jun.pk]] == [
        label for label, _about in _stands_out(nobody, people.jun)
    ]
    assert people.leila.email in [about for _label, about in seen[people.jun.pk]]
    assert people.leila.email not in [about for _label, about in seen[people.elodie.pk]]
    assert _in_queue(application, people.jun) == len(seen[people.jun.pk])


def _stands_out(application: Application, reader):
    met = signals_met([application], reader=reader, language="en")[application.pk]
    return sorted((one.label, one.about) for one in met)


def _in_queue(application: Application, reader):
    waiting = queue_for(reader, the_network(), Sieve(pile=Pile.VOUCHING))
    rows = rows_of(list(waiting), the_network(), reader=reader, language="en")
    return next(row.signals for row in rows if row.application == application)
