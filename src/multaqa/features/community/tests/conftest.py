"""The cast as members of the network, but for the outsider."""

import pytest

from multaqa.features.membership.testing import as_if_admitted
from multaqa.foundation.people.testing import Cast, cast

MEMBERS = ("amina", "chen", "diego", "elodie", "jun", "karim", "leila", "mourad")


@pytest.fixture
def people(db: None) -> Cast:
    made = cast()
    for name in MEMBERS:
        as_if_admitted(getattr(made, name))
    return made
