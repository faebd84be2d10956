from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import connection

from multaqa.foundation.jobs.testing import another_connection


@pytest.fixture
def second_connection() -> Callable[[], AbstractContextManager[None]]:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    return another_connection
