import pytest

from multaqa.foundation.people.models import Person


@pytest.mark.django_db
def test_person_is_found_by_address():
    person = Person.objects.create(email="amina@example.org")
    assert Person.objects.get_by_natural_key("amina@example.org") == person
