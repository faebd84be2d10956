import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from multaqa.features.community.api import Community, Post, Thread
from multaqa.features.membership.api import Member
from multaqa.features.news.api import Article, State, published
from multaqa.foundation.facts.api import verify
from multaqa.foundation.people.api import Person, person_of_address
from multaqa.foundation.people.testing import PARTS
from multaqa.foundation.taxonomy.api import areas
from multaqa.lib.labels import LANGUAGES
from multaqa.web.demo.articles import scripts
from multaqa.web.demo.conversations import circles
from multaqa.web.demo.people.bodies import houses
from multaqa.web.demo.people.drawing import SIZES, Drawing
from multaqa.web.demo.world import build_world


def test_demo_articles_are_written_in_all_six_languages():
    written = list(scripts())
    assert sum(script.state == "published" for script in written) == 12
    assert {script.original for script in written} == set(LANGUAGES)
    assert {language for script in written for language in script.texts} == set(LANGUAGES)


@pytest.mark.slow
@pytest.mark.django_db
def test_demo_world_is_built_once_and_whole(settings):
    settings.DEMO = True
    assert build_world()
    assert published(None).count() == 12
    assert Article.objects.exclude(state=State.PUBLISHED).count() == 2
    found = [person_of_address(part.email) for part in PARTS]
    assert all(person is not None and person.is_demo for person in found)
    assert not build_world()
    assert Article.objects.count() == 14
    assert Member.objects.count() == 160
    assert len(set(Member.objects.values_list("area", flat=True))) >= 70
    assert not any(digest.startswith("argon2") for digest in _digests_beside_the_cast())
    assert Community.objects.count() == 9
    assert Thread.objects.count() == sum(len(circle.conversations) for circle in circles())
    assert max(Post.objects.values_list("written_at", flat=True)) < timezone.now()
    assert verify().faults == []


def _digests_beside_the_cast():
    cast = [part.email for part in PARTS]
    return Person.objects.exclude(email__in=cast).values_list("password", flat=True)


def test_settlers_are_drawn_the_same_each_time_and_none_twice():
    settlers = list(Drawing().everybody())
    assert settlers == list(Drawing().everybody())
    assert len(settlers) == sum(SIZES.values()) == len({settler.email for settler in settlers})
    assert {settler.constituency for settler in settlers} == set(SIZES)
    assert {settler.area for settler in settlers} <= set(areas())


def test_bodies_are_named_apart_in_six_languages():
    assert len(houses()) == 60
    for language in LANGUAGES:
        assert len({house.names[language] for house in houses()}) == 60
    assert len({house.domain for house in houses()}) == 60


@pytest.mark.django_db
def test_demo_world_is_refused_outside_a_demo(settings):
    settings.DEMO = False
    with pytest.raises(CommandError):
        call_command("build_demo")
