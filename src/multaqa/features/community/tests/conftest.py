"""The cast as members of the network, but for the outsider; and a community that Diego facilitates.

Amina takes part in it, Jun does not; what is said in it is for the whole network unless it is closed to it.
"""

import pytest

from multaqa.features.community.models import Carrier, Post, Thread
from multaqa.features.community.testing import a_carrier, a_thread, takes_part
from multaqa.features.membership.testing import as_if_admitted, as_if_speaking
from multaqa.foundation.people.api import Person
from multaqa.foundation.people.testing import Cast, cast

RUSSIAN = "Мы ждали 43 минуты и не закрыли ворота."
ARABIC = "انتظرنا ٤٣ دقيقة ولم نغلق البوابة."
MEMBERS = ("amina", "chen", "diego", "elodie", "jun", "karim", "leila", "mourad")


@pytest.fixture
def people(db: None) -> Cast:
    made = cast()
    for name in MEMBERS:
        as_if_admitted(getattr(made, name))
    return made


@pytest.fixture
def carrier(people: Cast) -> Carrier:
    made = a_carrier(people.diego, is_wide=True)
    takes_part(people.amina, made)
    return made


@pytest.fixture
def amina(people: Cast) -> Person:
    return people.amina


@pytest.fixture
def diego(people: Cast) -> Person:
    return people.diego


@pytest.fixture
def jun(people: Cast) -> Person:
    return people.jun


@pytest.fixture
def thread(carrier: Carrier, amina: Person) -> Thread:
    return a_thread(carrier, by=amina)


@pytest.fixture
def post(thread: Thread, amina: Person) -> Post:
    """Amina's, in Russian, as the first of a thread."""
    return a_thread(thread.carrier, by=amina, source=RUSSIAN, language="ru").posts.get()


@pytest.fixture
def chen(people: Cast, carrier: Carrier) -> Person:  # the community is there
    """She works in Arabic, and takes no part in the community, whose threads she may read."""
    as_if_speaking(people.chen, "ar", "fr")
    return people.chen
