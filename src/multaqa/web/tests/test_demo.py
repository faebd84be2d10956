import pytest
from django.core.management import CommandError, call_command

from multaqa.features.news.api import Article, State, published
from multaqa.foundation.people.api import person_of_address
from multaqa.foundation.people.testing import PARTS
from multaqa.web.demo.articles import scripts
from multaqa.web.demo.world import build_world

LANGUAGES = {"ar", "zh-hans", "en", "fr", "ru", "es"}


def test_demo_articles_are_written_in_all_six_languages():
    written = list(scripts())
    assert sum(script.state == "published" for script in written) == 12
    assert {script.original for script in written} == LANGUAGES
    assert {language for script in written for language in script.texts} == LANGUAGES


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


@pytest.mark.django_db
def test_demo_world_is_refused_outside_a_demo(settings):
    settings.DEMO = False
    with pytest.raises(CommandError):
        call_command("build_demo")
