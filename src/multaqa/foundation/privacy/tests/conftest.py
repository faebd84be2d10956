"""The list of the erased and the archives lie in folders of the test's own; there is a network; English is spoken."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

from multaqa.foundation.people.api import found_network


@pytest.fixture(autouse=True)
def network(db) -> Iterator[None]:
    found_network("network", name={"en": "Test network"})
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def erasures_list(settings, tmp_path: Path) -> Path:
    path = tmp_path / "erasures.txt"
    settings.ERASURES_LIST = path
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "files"},
        }
    }
    return path
