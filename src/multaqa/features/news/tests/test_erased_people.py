"""A person is erased: what she prepared for the network stays, a file on it too, and the page on privacy says so."""

import pytest
from django.core.files.storage import default_storage

from multaqa.features.news.commands import set_picture
from multaqa.features.news.models import State
from multaqa.features.news.testing import a_draft
from multaqa.foundation.files.api import File
from multaqa.foundation.files.testing import a_file, a_text
from multaqa.foundation.people.api import Role, appoint
from multaqa.foundation.people.testing import a_person
from multaqa.foundation.privacy.testing import carry_out

pytestmark = pytest.mark.django_db(transaction=True)


def test_picture_of_a_draft_stays_without_its_name_and_the_page_says_so(newsroom, client):
    article, alone = a_draft(newsroom), a_text(by=newsroom.writer)
    picture = a_file(by=newsroom.writer, name="sunday at home.jpg")
    set_picture(article, alt="قاعة فارغة", credit="مصور", by=newsroom.writer, file=picture)
    appoint(a_person("ingrid"), to=Role.STEWARD, by=None, reason="Else nobody could appoint")
    carry_out(newsroom.writer)
    article.refresh_from_db()
    picture.refresh_from_db()
    assert (article.state, article.image) == (State.DRAFT, picture)
    assert ("sunday" in picture.name, default_storage.exists(picture.storage_key)) == (False, True)
    assert not File.objects.filter(pk=alone.pk).exists()
    page = client.get("/en/privacy/").content.decode()
    assert "part of something of the network, published or in preparation, stay without names" in page
