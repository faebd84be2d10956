"""What every test starts from."""

import pytest
from django.core.cache import caches
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def forgetful_process(settings: Settings) -> None:
    """Nothing that an earlier test made this process remember is known to the next, and no clock strikes within one."""
    settings.UNSEEN_KNOWN_SECONDS = 1_000_000_000
    caches["process"].clear()
    caches["process"].set("people.is_open", True, None)  # no test but those of the first run asks
    caches["process"].set("announcements:for_visitors", [], None)  # error pages ask the database for nothing else
