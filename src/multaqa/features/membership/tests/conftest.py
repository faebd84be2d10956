"""The cast, and the network that they apply to."""

import pytest

from multaqa.foundation.people.testing import Cast, cast


@pytest.fixture
def people(db: None) -> Cast:
    return cast()
