import pytest
from django.core.files.storage import default_storage
from django.template import Context, Template
from django.urls import reverse

from multaqa.foundation.access.api import (
    ACCOUNT,
    PUBLIC,
    Label,
    cards,
    community_key,
    open_holding,
    permanent_address,
    ref_of,
)
from multaqa.foundation.files.api import address_of, attach
from multaqa.foundation.files.testing import a_file, a_pdf, a_text, an_animation, an_image
from multaqa.foundation.people.testing import a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina():
    return a_person("amina")


@pytest.fixture
def photo(amina, notes):
    """A public photograph."""
    return a_file(by=amina, content=an_image(size=(1600, 900)), name="قاعة.jpg", whole=ref_of(notes(PUBLIC)))


def headers(answer, *names: str) -> list[str | None]:
    return [answer.headers.get(name) for name in names]


def test_public_image_is_shown_and_kept_for_a_minute(client, photo) -> None:
    answer = client.get(address_of(photo))
    assert answer.status_code == 200
    with default_storage.open(photo.storage_key) as kept:
        assert answer.getvalue() == kept.read()
    assert headers(answer, "Content-Type", "Content-Disposition", "Cache-Control", "X-Content-Type-Options") == [
        "image/jpeg",
        "inline; filename*=utf-8''%D9%82%D8%A7%D8%B9%D8%A9.jpg",
        "public, max-age=60",
        "nosniff",
    ]
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_unchanged_file_is_not_sent_again(client, photo) -> None:
    etag = client.get(address_of(photo)).headers["ETag"]
    again = client.get(address_of(photo), headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Cache-Control"] == "public, max-age=60"
    other = client.get(address_of(photo, width=640), headers={"if-none-match": etag})
    assert other.status_code == 200


def test_variant_is_webp_of_the_asked_width(client, photo) -> None:
    answer = client.get(address_of(photo, width=640))
    assert answer.headers["Content-Type"] == "image/webp"
    assert int(answer.headers["Content-Length"]) == photo.variants[0]["size"] == len(answer.getvalue())


@pytest.mark.parametrize("width", ["641", "0", "-1", "x", "", "640 "])
def test_other_widths_do_not_exist(client, photo, width: str) -> None:
    assert client.get(address_of(photo), {"width": width}).status_code == 404


def test_document_is_downloaded_never_shown(client, amina, notes) -> None:
    for content, name, media_type in [
        (a_pdf(), "خطة.pdf", "application/pdf"),
        (b"<script>alert(1)</script>", "a.html", "text/plain; charset=utf-8"),
    ]:
        file = a_file(by=amina, content=content, name=name, whole=ref_of(notes(PUBLIC)))
        answer = client.get(address_of(file))
        assert answer.headers["Content-Type"] == media_type
        assert answer.headers["Content-Disposition"].startswith("attachment; filename")


@pytest.mark.parametrize(
    ("own", "whole", "caching"),
    [
        ((PUBLIC, Label.CLEAR), (PUBLIC, Label.CLEAR), "public, max-age=60"),
        ((ACCOUNT, Label.CLEAR), (PUBLIC, Label.CLEAR), "private, no-cache"),
        ((PUBLIC, Label.CLEAR), (community_key("c"), Label.GREEN), "private, no-cache"),
        ((PUBLIC, Label.CLEAR), (community_key("c"), Label.AMBER), "private, no-store"),
        ((community_key("c"), Label.AMBER_STRICT), (PUBLIC, Label.CLEAR), "private, no-store"),
    ],
)
def test_caching_follows_the_stricter_label(client, amina, notes, own, whole, caching: str) -> None:
    open_holding(amina, community_key("c"), by=None, reason="test")
    file = a_text(by=amina)
    attach(file, whole=ref_of(notes(*whole)), by=amina, audience=own[0], label=own[1])
    client.force_login(amina)
    answer = client.get(address_of(file))
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, caching)
    assert ("ETag" in answer.headers) == (caching != "private, no-store")


def test_unreadable_missing_and_misnamed_files_answer_alike(client, amina, photo) -> None:
    hidden = a_text(by=amina)
    addresses = [
        address_of(hidden),
        f"{address_of(hidden)}?width=640",
        reverse("file_by_id", args=[hidden.public_id]),
        reverse("file", args=["000000000000", "hall.jpg"]),
        reverse("file", args=[photo.public_id, "other.jpg"]),
    ]
    answers = [client.get(address) for address in addresses]
    assert {answer.status_code for answer in answers} == {404}
    said = {
        answer.content.decode().replace(at, "…").replace(at.partition("?")[0], "…")
        for answer, at in zip(answers, addresses, strict=True)
    }
    assert len(said) == 1


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_files_are_only_read(client, photo, method: str) -> None:
    assert getattr(client, method)(address_of(photo)).status_code == 405


def test_head_says_the_same_without_the_bytes(client, photo) -> None:
    full, head = client.get(address_of(photo)), client.head(address_of(photo))
    assert (head.status_code, head.getvalue()) == (200, b"")
    assert headers(head, "Content-Type", "Content-Length") == headers(full, "Content-Type", "Content-Length")


def test_address_without_name_leads_to_the_file(client, photo) -> None:
    answer = client.get(permanent_address(ref_of(photo)), follow=True)
    assert answer.redirect_chain[-1] == (address_of(photo), 302)
    assert answer.status_code == 200


def test_lost_bytes_are_a_missing_page(client, photo) -> None:
    default_storage.delete(photo.storage_key)
    assert client.get(address_of(photo)).status_code == 404


def test_suspended_uploader_reads_no_more(client, amina) -> None:
    from multaqa.foundation.people.api import suspend

    file = a_text(by=amina)
    client.force_login(amina)
    suspend(amina, by=None)
    assert client.get(address_of(file)).status_code == 404


def test_card_of_a_file_is_its_name_and_only_for_its_readers(amina, photo) -> None:
    hidden = a_text(by=amina)
    found = cards([ref_of(photo), ref_of(hidden)], reader=None, language="ar")
    assert [(card.title, card.title_language) for card in found.values()] == [("قاعة.jpg", "und")]


def test_picture_offers_each_size(photo) -> None:
    shown = Template("{% load files %}{% picture file alt=alt sizes='50vw' %}").render(
        Context({"file": photo, "alt": 'قاعة "كبرى"'})
    )
    path = address_of(photo)
    assert f'src="{path}?width=1280"' in shown
    assert f'srcset="{path}?width=640 640w, {path}?width=1280 1280w, {path} 1600w" sizes="50vw"' in shown
    assert 'width="1600" height="900" alt="قاعة &quot;كبرى&quot;" loading="lazy"' in shown


def test_small_or_moving_picture_is_shown_as_it_is(amina) -> None:
    moving = a_file(by=amina, content=an_animation(), name="a.gif")
    shown = Template("{% load files %}{% picture file alt='' is_first=True %}").render(Context({"file": moving}))
    assert shown.strip() == (f'<img src="{address_of(moving)}" width="40" height="30" alt="" decoding="async">')


def test_public_image_costs_nobody_three_queries(client, photo, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(3):
        client.get(address_of(photo))
