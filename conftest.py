"""What every test starts from."""

import pytest
from django.core.cache import caches


@pytest.fixture(autouse=True)
def forgetful_process() -> None:
    """Nothing that an earlier test made this process remember is known to the next."""
    caches["process"].clear()
