"""What somebody causes whom the receiver muted or blocked is not told; what an office does always is."""

import pytest
from django.core import mail

from multaqa.foundation.access.api import block, exclude, mute, organisation_key, unblock, unmute
from multaqa.foundation.access.testing import in_the_network
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Delivery, DeliveryState, Notice, tell, unseen_count
from multaqa.foundation.notify.queries import page_of_notices
from multaqa.foundation.notify.tests.conftest import NOTED
from multaqa.foundation.notify.tests.things import a_note
from multaqa.foundation.people.api import Person, holdings

pytestmark = pytest.mark.django_db


def _listed(person: Person) -> int:
    return len(page_of_notices(person, number=None, language="en")[1])


@pytest.mark.parametrize(("act", "undo"), [(mute, unmute), (block, unblock)])
def test_nothing_comes_from_whom_she_set_aside_until_she_ends_it(people, act, undo):
    act(people.karim, by=people.amina)
    tell([people.amina, people.chen], kind=NOTED, thing_ref=a_note(), caused_by=people.karim)
    assert list(Notice.objects.values_list("person", flat=True)) == [people.chen.pk]
    tell([people.amina], kind=NOTED, thing_ref=a_note(), caused_by=people.diego)
    tell([people.amina], kind=NOTED, thing_ref=a_note())
    assert (_listed(people.amina), unseen_count(people.amina)) == (2, 2)
    undo(people.karim, by=people.amina)
    tell([people.amina], kind=NOTED, thing_ref=a_note(), caused_by=people.karim)
    assert (_listed(people.amina), unseen_count(people.amina)) == (3, 3)


def test_what_came_before_is_listed_counted_and_sent_no_more(people):
    tell([people.amina], kind=NOTED, thing_ref=a_note(), caused_by=people.karim)
    mute(people.karim, by=people.amina)
    assert (_listed(people.amina), unseen_count(people.amina)) == (0, 0)
    run_everything()
    assert [letter for letter in mail.outbox if people.amina.email in letter.recipients()] == []
    assert Delivery.objects.get().state == DeliveryState.WITHHELD
    unmute(people.karim, by=people.amina)
    assert _listed(people.amina) == 1


def test_from_whom_somebody_hides_hears_nothing_of_what_she_causes(people):
    in_the_network(people.amina, people.karim, people.chen)
    block(people.karim, by=people.amina)
    exclude(people.amina, from_key=organisation_key("bureau"), by=people.amina)
    tell([people.karim, people.chen], kind=NOTED, thing_ref=a_note(), caused_by=people.amina)
    assert list(Notice.objects.values_list("person", flat=True)) == [people.chen.pk]


def test_who_caused_a_notice_is_forgotten_with_her_and_in_nobody_elses_export(people):
    tell([people.amina], kind=NOTED, thing_ref=a_note(), caused_by=people.karim)
    (holding,) = [one for one in holdings() if one.model == "notify.Notice"]
    assert people.karim.public_id not in repr(list(holding.export(people.amina)))
    holding.erase(people.karim)
    assert Notice.objects.get().caused_by is None
