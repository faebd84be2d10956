"""A guarded thing that files can be part of: the note that ``access`` has for tests."""

from collections.abc import Callable, Iterator
from typing import cast

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from multaqa.foundation.access.api import Label, ThingKind, Title, kinds, register, set_audience
from multaqa.foundation.access.testing import Margin, Note, create_tables


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test database, with the table of notes."""
    with django_db_blocker.unblock():
        if Note._meta.db_table not in connection.introspection.table_names():
            create_tables(Note, Margin)


@pytest.fixture
def notes() -> Iterator[Callable[..., Note]]:
    """Notes are known as things; makes one with an audience and a label."""

    def titles(public_ids, language):
        return {public_id: Title("note", "en") for public_id in public_ids}

    register(ThingKind(name="access.note", titles=titles, address=lambda public_id: f"/notes/{public_id}/"))

    def make(audience: str, label: Label = Label.CLEAR) -> Note:
        note = Note.objects.create()
        set_audience(note, audience=audience, label=label, by=None)
        return note

    yield make
    cast("dict[str, ThingKind]", kinds()).pop("access.note")
