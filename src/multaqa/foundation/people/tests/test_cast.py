import pytest

from multaqa.foundation.people.api import State, demo_accounts_exist
from multaqa.foundation.people.testing import PARTS, PASSWORD, a_person, cast

pytestmark = pytest.mark.django_db


def test_cast_is_made_once():
    assert cast() == cast()
    assert len(cast().readers()) == len(PARTS) + 1


def test_suspended_and_ended_are_so():
    everyone = cast()
    assert (everyone.ghada.state, everyone.hassan.state) == (State.SUSPENDED, State.ENDED)


def test_demo_accounts_are_known_as_such():
    a_person()
    assert not demo_accounts_exist()
    a_person("boris", password=PASSWORD, is_demo=True)
    assert demo_accounts_exist()


def test_names_are_in_their_own_scripts():
    everyone = cast()
    assert (everyone.amina.name, everyone.boris.name, everyone.chen.name) == (
        "أمينة الزهراني",
        "Борис Лебедев",
        "陈思远",
    )
