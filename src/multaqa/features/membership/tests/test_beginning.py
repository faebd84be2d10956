"""The first ten minutes: steps that features registered, skipped and taken up again, until they end by themselves."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from multaqa.features.membership.commands import carry_out, decide, settle_first_step, show_profile, version_of
from multaqa.features.membership.commands.deciding import Verdict
from multaqa.features.membership.models import Beginning, Decision, Member, Shown
from multaqa.features.membership.queries.beginnings import first_steps_of, steps_ahead_of
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.features.membership.testing import as_if_admitted
from multaqa.features.membership.tests.waiting import let_pass, waiting
from multaqa.foundation.facts.api import facts_about
from multaqa.foundation.people.api import FirstStep, the_network

AT = "/en/beginning/"
OFFERS, VISIBILITY, PHOTO = "membership.offers", "membership.visibility", "membership.photo"
MAIL, FACTOR = "notify.mail", "people.second_factor"


@pytest.fixture
def amina(people):
    as_if_admitted(people.amina, days_ago=1)
    return people.amina


@pytest.fixture
def client(amina):
    client = Client()
    client.force_login(amina)
    return client


def stand(person):
    found = first_steps_of(person, the_network())
    assert found is not None
    return {taken.step.name: taken.is_done or taken.how for taken in found.steps}


def test_who_is_admitted_is_led_there_and_finds_what_she_wrote(people):
    as_if_admitted(people.elodie)
    as_if_admitted(people.chen)
    application = waiting(people.boris, by=people.chen, offers="Drills at harbours")
    verdict = Verdict(kind=Decision.Kind.APPROVE, words="", seen=version_of(application))
    decision = decide(application, verdict, by=people.elodie)
    let_pass(decision)
    assert carry_out(decision.pk)
    client = Client()
    client.force_login(people.boris)
    assert f'href="{AT}"' in client.get(f"/en/applications/{application.public_id}/answer/").content.decode()
    assert f'href="{AT}"' in client.get("/en/").content.decode()
    assert stand(people.boris)[OFFERS] is True
    assert "Drills at harbours" in client.get("/en/settings/profile/").content.decode()


def test_steps_are_done_by_doing_them(amina, client):
    assert stand(amina) == {FACTOR: True, VISIBILITY: "", PHOTO: "", OFFERS: "", MAIL: ""}
    Member.objects.filter(person=amina).update(offers="Drills")
    show_profile(Member.objects.get(person=amina), {"area": Shown.NOBODY}, is_listed=True, by=amina)
    assert stand(amina) == {FACTOR: True, VISIBILITY: True, PHOTO: "", OFFERS: True, MAIL: ""}


def test_a_skipped_step_stays_there_and_can_be_done_later(amina, client):
    client.post(f"{AT}{OFFERS}/", {"how": "skipped"})
    assert stand(amina)[OFFERS] == "skipped"
    assert "Skipped" in client.get(AT).content.decode()
    Member.objects.filter(person=amina).update(offers="Drills")
    assert stand(amina)[OFFERS] is True


def test_it_ends_by_itself_once_all_is_settled(amina, client):
    for name, how in ((OFFERS, "skipped"), (PHOTO, "skipped"), (VISIBILITY, "right")):
        client.post(f"{AT}{name}/", {"how": how})
        assert f'href="{AT}"' in client.get("/en/").content.decode()
    answer = client.post(f"{AT}{MAIL}/", {"how": "right"}, follow=True)
    assert "All steps are settled. Welcome." in answer.content.decode()
    assert f'href="{AT}"' not in client.get("/en/").content.decode()
    assert client.get(AT).status_code == 200


def test_it_ends_by_itself_after_thirty_days(amina):
    assert steps_ahead_of(amina, the_network()) is not None
    Member.objects.filter(person=amina).update(since=timezone.now() - timedelta(days=31))
    assert steps_ahead_of(amina, the_network()) is None
    assert steps_ahead_of(None, the_network()) is None


def test_what_is_no_step_or_not_so_settled_is_refused(amina, client):
    for name, how in ((OFFERS, "right"), (OFFERS, "later"), ("unheard.of", "skipped")):
        assert client.post(f"{AT}{name}/", {"how": how}).status_code == 404
        with pytest.raises(CannotBeChanged):
            settle_first_step(Member.objects.get(person=amina), name, how, by=amina)
    assert not Beginning.objects.exists()


def test_it_is_there_for_members_alone_and_each_settles_her_own(amina, people):
    with pytest.raises(PermissionDenied):
        settle_first_step(Member.objects.get(person=amina), OFFERS, "skipped", by=people.elodie)
    outsider = Client()
    outsider.force_login(people.fiona)
    assert outsider.get(AT).status_code == 404
    assert outsider.post(f"{AT}{OFFERS}/", {"how": "skipped"}).status_code == 404
    assert Client().get(AT).status_code == 302


def test_settling_is_recorded_once(amina, client):
    for _time in range(2):
        client.post(f"{AT}{OFFERS}/", {"how": "skipped"})
    kinds = [fact.kind for fact in facts_about(amina)]
    assert kinds.count("membership.FirstStepSettled") == 1


@pytest.fixture
def reading():
    step = FirstStep(
        name="reading.first",
        label="Reading a practice",
        says="One is worth reading.",
        route="web:home",
        place=2,
        is_done=lambda _person: False,
    )
    step.register()
    yield step
    step.forget()


def test_a_feature_adds_a_step_by_registering_it(amina, client, reading):
    assert list(stand(amina)) == [FACTOR, reading.name, VISIBILITY, PHOTO, OFFERS, MAIL]
    assert "Reading a practice" in client.get(AT).content.decode()
