import pytest

from multaqa.foundation.people.api import demo_accounts_exist
from multaqa.foundation.people.checks import no_demo_accounts
from multaqa.foundation.people.testing import PARTS, a_person, cast

pytestmark = pytest.mark.django_db


def test_demo_accounts_stop_a_production_start(settings):
    settings.DEMO = False
    a_person()
    assert no_demo_accounts(databases=["default"]) == []
    cast(is_demo=True)
    assert demo_accounts_exist()
    assert [error.id for error in no_demo_accounts(databases=["default"])] == ["people.E001"]


def test_demo_accounts_are_welcome_in_the_demo(settings):
    settings.DEMO = True
    cast(is_demo=True)
    assert no_demo_accounts(databases=["default"]) == []


def test_cast_is_made_once():
    assert cast() == cast()
    assert len(cast().readers()) == len(PARTS) + 1
