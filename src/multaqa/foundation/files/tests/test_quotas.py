import pytest
from django.test import Client
from django.utils.translation import override

from multaqa.foundation.files.api import RefusedFile, delete_file, heaviest_users, store_upload, use_in_all, use_of
from multaqa.foundation.files.models import File
from multaqa.foundation.files.quotas import look_at_room
from multaqa.foundation.files.testing import an_image, an_upload
from multaqa.foundation.jobs.api import Level
from multaqa.foundation.people.api import Role, appoint
from multaqa.foundation.people.testing import a_person

pytestmark = pytest.mark.django_db
IMAGE = an_image()


def test_files_of_a_person_end_at_her_limit(settings):
    amina, diego = a_person(), a_person("diego")
    kept = store_upload(an_upload(IMAGE, "one.jpg"), by=amina)
    settings.FILES_OF_A_PERSON = kept.size + len(IMAGE) - 1
    with pytest.raises(RefusedFile) as refusal:
        store_upload(an_upload(IMAGE, "two.jpg"), by=amina)
    with override("en"):
        assert "are left; this file has 0" in refusal.value.sentence
    assert use_of(amina).used == File.objects.get().size == kept.size
    store_upload(an_upload(IMAGE, "other.jpg"), by=diego)
    delete_file(kept, by=amina)
    assert store_upload(an_upload(IMAGE, "two.jpg"), by=amina).size == use_of(amina).used


def test_all_files_end_at_the_limit_of_the_installation(settings):
    kept = store_upload(an_upload(IMAGE, "one.jpg"), by=a_person())
    settings.FILES_IN_ALL = kept.size
    with pytest.raises(RefusedFile) as refusal:
        store_upload(an_upload(IMAGE, "two.jpg"), by=a_person("diego"))
    with override("en"):
        assert "All files of this site together may take 0" in refusal.value.sentence
    assert (use_in_all().files, use_in_all().left) == (1, 0)


def test_zero_is_no_limit(settings):
    settings.FILES_IN_ALL = settings.FILES_OF_A_PERSON = 0
    amina = a_person()
    store_upload(an_upload(IMAGE, "one.jpg"), by=amina)
    assert (use_of(amina).left, use_in_all().left, use_in_all().is_nearly_full) == (None, None, False)


def test_heaviest_come_first():
    amina, diego = a_person(), a_person("diego")
    store_upload(an_upload(IMAGE, "one.jpg"), by=amina)
    for name in ("two.jpg", "three.jpg"):
        store_upload(an_upload(IMAGE, name), by=diego)
    assert [(person, use.files) for person, use in heaviest_users()] == [(diego, 2), (amina, 1)]


@pytest.mark.parametrize(("room", "levels"), [(1.05, [Level.ATTENTION, Level.ATTENTION]), (2, [Level.GOOD])])
def test_examination_tells_before_it_is_full(settings, room: float, levels: list[Level]):
    kept = store_upload(an_upload(IMAGE, "one.jpg"), by=a_person())
    settings.FILES_IN_ALL = settings.FILES_OF_A_PERSON = int(kept.size * room)
    assert [finding.level for finding in look_at_room()] == levels


@pytest.mark.parametrize("uploaders", [("diego",), ("diego", "chen", "fiona")])
def test_page_for_operators_alone_asks_the_same_for_one_and_three(uploaders, django_assert_max_num_queries):
    operator = a_person()
    for key in uploaders:
        store_upload(an_upload(IMAGE, "one.jpg"), by=a_person(key))
    client = Client()
    client.force_login(operator)
    assert client.get("/en/storage/").status_code == 404
    appoint(operator, to=Role.OPERATOR, by=None, reason="A test")
    client.get("/en/storage/")
    with django_assert_max_num_queries(8):
        page = client.get("/en/storage/").content.decode()
    assert page.count('scope="row"') == len(uploaders)
    assert "Diego Salvatierra" in page
