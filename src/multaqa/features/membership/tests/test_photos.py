"""A member's photo: made small and square, and met by nobody who does not meet it in her profile."""

from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from PIL import Image

from multaqa.features.membership.commands import remove_photo, show_profile, take_photo
from multaqa.features.membership.models import Member, Shown
from multaqa.features.membership.testing import as_if_admitted
from multaqa.foundation.access.api import exclude, hide, person_key
from multaqa.foundation.files.api import File, address_of, store_upload
from multaqa.foundation.files.testing import SECRET, an_image, an_upload

PHOTO = "/en/settings/profile/photo/"


@pytest.fixture
def amina(people) -> Member:
    as_if_admitted(people.chen)
    return with_photo(as_if_admitted(people.amina))


def with_photo(member: Member) -> Member:
    upload = an_upload(an_image(size=(200, 120)), "me.jpg")
    file = store_upload(upload, by=member.person, accepted={"image"}, square=True)
    take_photo(member, file, by=member.person)
    member.refresh_from_db()
    return member


def signed_in(person) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def statuses(member, *readers) -> list[int]:
    assert member.photo is not None
    small = address_of(member.photo, width=96)
    return [signed_in(reader).get(small).status_code for reader in readers]


def shows_photo(person, member) -> list[bool]:
    client = signed_in(person)
    pages = (f"/en/members/{member.public_id}/", "/en/members/")
    return [f"/files/{member.photo.public_id}/" in client.get(page).content.decode() for page in pages]


def test_sent_photo_is_looked_at_before_it_is_shown(people):
    member = as_if_admitted(people.amina)
    client = signed_in(people.amina)
    sent = client.post(PHOTO, {"file": an_upload(an_image(size=(900, 600)), "passport of amina.jpg")})
    file = File.objects.get()
    assert sent["Location"] == f"{PHOTO}{file.public_id}/"
    assert (file.name, file.whole, file.width, file.height) == ("photo.webp", "", 384, 384)
    assert [variant["width"] for variant in file.variants] == [96]
    page = client.get(sent["Location"]).content.decode()
    assert address_of(file).replace("&", "&amp;") in page
    member.refresh_from_db()
    assert member.photo is None
    client.post(sent["Location"], {"photo": Shown.PUBLIC.value})
    member.refresh_from_db()
    assert (member.photo_id, member.photo_shown) == (file.pk, Shown.PUBLIC)
    assert signed_in(people.chen).get(sent["Location"]).status_code == 404


def test_kept_photo_is_a_square_of_pixels_alone(people, amina):
    kept = signed_in(people.amina).get(address_of(amina.photo)).getvalue()
    assert SECRET.encode() not in kept
    with Image.open(BytesIO(kept)) as image:
        assert (image.format, image.size, dict(image.getexif())) == ("WEBP", (120, 120), {})


def test_what_is_no_image_is_refused_with_a_sentence(people):
    as_if_admitted(people.amina)
    page = signed_in(people.amina).post(PHOTO, {"file": an_upload(b"Mind the doors.", "me.jpg")})
    assert page.status_code == 422
    assert "JPG" in page.content.decode()
    assert not File.objects.exists()


def test_file_opens_for_whom_the_photo_is_shown_to(people, amina):
    readers = (None, people.fiona, people.chen, people.amina)
    met = {}
    for shown in (Shown.PUBLIC, Shown.MEMBERS, Shown.NOBODY):
        show_profile(amina, {"photo": shown, "name": Shown.PUBLIC}, is_listed=True, by=people.amina)
        met[shown] = statuses(amina, *readers)
    assert met == {
        Shown.PUBLIC: [200, 200, 200, 200],
        Shown.MEMBERS: [404, 404, 200, 200],
        Shown.NOBODY: [404, 404, 404, 200],
    }


def test_photo_is_shown_no_wider_than_the_profile_that_bears_it(people, amina):
    show_profile(amina, {"photo": Shown.PUBLIC, "name": Shown.MEMBERS}, is_listed=True, by=people.amina)
    assert statuses(amina, None, people.chen) == [404, 200]
    show_profile(amina, {"name": Shown.NOBODY}, is_listed=False, by=people.amina)
    assert statuses(amina, None, people.chen, people.amina) == [404, 404, 200]


def test_profile_and_directory_show_the_photo_to_its_circle(people, amina):
    assert shows_photo(people.chen, amina) == [True, True]
    show_profile(amina, {"photo": Shown.NOBODY}, is_listed=True, by=people.amina)
    assert shows_photo(people.chen, amina) == [False, False]


def test_whoever_she_hides_from_meets_no_file(people, amina):
    show_profile(amina, {"photo": Shown.PUBLIC, "name": Shown.PUBLIC}, is_listed=True, by=people.amina)
    as_if_admitted(people.karim)
    exclude(people.amina, from_key=person_key(people.chen), by=people.amina)
    answer = signed_in(people.chen).get(address_of(amina.photo))
    nothing = signed_in(people.chen).get(address_of(amina.photo).replace(amina.photo.public_id, "0" * 12))
    assert (answer.status_code, len(answer.content)) == (404, len(nothing.content))
    assert statuses(amina, people.karim, people.amina) == [200, 200]


def test_who_is_hidden_now_has_no_photo_anywhere(people, amina):
    show_profile(amina, {"photo": Shown.PUBLIC, "name": Shown.PUBLIC}, is_listed=True, by=people.amina)
    hide(people.amina, by=people.amina)
    assert statuses(amina, None, people.chen, people.elodie) == [404, 404, 404]


def test_photo_is_kept_by_no_proxy_and_a_minute_by_a_browser(people, amina):
    show_profile(amina, {"photo": Shown.PUBLIC, "name": Shown.PUBLIC}, is_listed=True, by=people.amina)
    assert signed_in(None).get(address_of(amina.photo))["Cache-Control"] == "private, max-age=60"


def test_file_is_hers_alone_once_the_membership_is_over(people, amina):
    Member.objects.filter(pk=amina.pk).update(state=Member.State.SUSPENDED)
    assert statuses(amina, None, people.chen, people.amina) == [404, 404, 200]


def test_another_photo_and_none_delete_the_one_before(people, amina):
    first = amina.photo
    second = with_photo(amina).photo
    assert (first != second, list(File.objects.all())) == (True, [second])
    signed_in(people.amina).post(f"{PHOTO}removal/")
    amina.refresh_from_db()
    assert (amina.photo, File.objects.count()) == (None, 0)


def test_nobody_else_changes_it(people, amina):
    file = store_upload(an_upload(), by=people.chen, accepted={"image"}, square=True)
    with pytest.raises(PermissionDenied):
        take_photo(amina, file, by=people.chen)
    with pytest.raises(PermissionDenied):
        take_photo(amina, file, by=people.amina)
    with pytest.raises(PermissionDenied):
        remove_photo(amina, by=people.chen)
    assert [signed_in(people.boris).get(PHOTO).status_code, signed_in(people.chen).get(PHOTO).status_code] == [404, 200]


def test_people_at_risk_begin_with_the_photo_hidden(people):
    leila = with_photo(as_if_admitted(people.leila, code="civil-society", photo_shown=Shown.NOBODY))
    as_if_admitted(people.chen)
    assert statuses(leila, people.chen, people.leila) == [404, 200]
