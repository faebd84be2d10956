import pytest
from django.core.files.storage import default_storage

from multaqa.foundation.facts.api import facts_of
from multaqa.foundation.files.api import RefusedFile, address_of, store_upload
from multaqa.foundation.files.facts import FileStored
from multaqa.foundation.files.models import File
from multaqa.foundation.files.testing import SECRET, a_file, an_upload
from multaqa.foundation.people.testing import a_person

pytestmark = pytest.mark.django_db


def test_upload_is_cleaned_kept_and_read_by_its_uploader_alone(client) -> None:
    amina, boris = a_person("amina"), a_person("boris")
    file = a_file(by=amina)
    with default_storage.open(file.storage_key) as kept:
        content = kept.read()
    assert SECRET.encode() not in content
    assert (file.media_type, file.width, file.height, file.size) == ("image/jpeg", 64, 48, len(content))
    stored = [recorded.fact() for recorded in facts_of(f"files.file:{file.public_id}")]
    assert FileStored(file.public_id, "image/jpeg", file.size, file.sha256) in stored
    assert client.get(address_of(file)).status_code == 404
    client.force_login(boris)
    assert client.get(address_of(file)).status_code == 404
    client.force_login(amina)
    assert client.get(address_of(file)).getvalue() == content


def test_refused_upload_leaves_nothing() -> None:
    amina = a_person()
    with pytest.raises(RefusedFile, match="damaged"):
        store_upload(an_upload(b"\xff\xd8\xff but no image"), by=amina)
    assert File.objects.count() == 0
