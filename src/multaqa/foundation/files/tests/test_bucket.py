"""The same files in an S3 bucket, against a server of that protocol in this process' memory."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.storage import default_storage
from moto.server import ThreadedMotoServer

from multaqa.foundation.files.api import address_of, delete_file
from multaqa.foundation.files.storing import keep, keys_of_day
from multaqa.foundation.files.testing import a_file, an_image
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.testing import a_person


@pytest.fixture
def bucket(settings):
    """The storage is a bucket, as MULTAQA_S3_BUCKET makes it."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    options = {
        "bucket_name": "files",
        "endpoint_url": f"http://{host}:{port}",
        "region_name": "us-east-1",
        "access_key": "a",
        "secret_key": "b",
        "default_acl": "private",
        "querystring_auth": True,
        "file_overwrite": False,
    }
    backend = {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
    settings.STORAGES = {**settings.STORAGES, "default": backend}
    storage: Any = default_storage
    storage.connection.create_bucket(Bucket="files")
    yield
    server.stop()


@pytest.mark.django_db
def test_file_is_kept_read_and_deleted_in_a_bucket(bucket, client) -> None:
    amina = a_person()
    file = a_file(by=amina, content=an_image(size=(800, 600)), name="قاعة.jpg")
    client.force_login(amina)
    answer = client.get(address_of(file))
    assert (answer.status_code, len(answer.getvalue())) == (200, file.size)
    assert client.get(address_of(file, width=640)).status_code == 200
    delete_file(file, by=amina)
    run_everything()
    assert [default_storage.exists(key) for key in file.storage_keys] == [False, False]


def test_days_of_a_bucket_can_be_swept(bucket) -> None:
    day = datetime(2026, 1, 2, tzinfo=UTC)
    keep([("2026/01/02/a.jpg", b"x"), ("2026/01/03/b.jpg", b"x")])
    assert keys_of_day(day) == ["2026/01/02/a.jpg"]
    assert keys_of_day(datetime(2020, 1, 1, tzinfo=UTC)) == []


@pytest.mark.django_db
def test_bytes_lost_from_a_bucket_are_a_missing_page(bucket, client) -> None:
    amina = a_person()
    file = a_file(by=amina)
    default_storage.delete(file.storage_key)
    client.force_login(amina)
    assert client.get(address_of(file)).status_code == 404
