from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.db import connections


@pytest.fixture
def second_connection() -> Callable[[], AbstractContextManager[None]]:
    """A context in which this thread speaks to PostgreSQL over another connection."""
    if connections["default"].vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")

    @contextmanager
    def switch() -> Iterator[None]:
        first = connections["default"]
        connections["default"] = second = first.copy()
        try:
            yield
        finally:
            second.close()
            connections["default"] = first

    return switch
