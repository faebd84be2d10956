"""A guarded thing of our own for tests, and the tables behind it. Nothing in production imports this file."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import ClassVar

from django.db import connection, models

from multaqa.foundation.access import things
from multaqa.foundation.access.commands import open_holding, set_audience
from multaqa.foundation.access.keys import network_key
from multaqa.foundation.access.labels import Label
from multaqa.foundation.access.models import Guarded
from multaqa.foundation.access.things import ThingKind
from multaqa.foundation.people.api import Person, the_network
from multaqa.lib.ids import random_id


class Note(Guarded):
    """A guarded row with one text.

    Personal data: none.
    Erasure: nothing to erase.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    words = models.TextField(default="")
    objects: ClassVar[models.Manager["Note"]] = models.Manager()

    class Meta:
        app_label = "access"

    def __str__(self) -> str:
        return self.public_id


class Margin(Guarded):
    """A part of a note, with a key of its own.

    Personal data: none.
    Erasure: nothing to erase.
    """

    WHOLE = "note"
    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    note = models.ForeignKey(Note, models.CASCADE)
    objects: ClassVar[models.Manager["Margin"]] = models.Manager()

    class Meta:
        app_label = "access"

    def __str__(self) -> str:
        return self.public_id


NOTES = ThingKind(name="access.note", label="Note", titles=lambda _ids, _language: {}, address=str)
"""Notes as a kind of thing, without titles: for ``known``."""


def a_note(audience: str, label: Label, *, by: Person | None = None) -> Note:
    """A note with this audience and label."""
    made = Note.objects.create()
    set_audience(made, audience=audience, label=label, by=by)
    return made


def in_the_network(*people: Person, since: datetime | None = None) -> None:
    """Let these people hold the key of the network since a moment: who has none meets nobody who hides from anyone."""
    for person in people:
        open_holding(person, network_key(the_network().public_id), by=None, reason="A member", since=since)


def create_tables(*tables: type[models.Model]) -> None:
    """Make the tables of models that only tests have; those there already stay. Call it outside any transaction."""
    there = set(connection.introspection.table_names())
    with connection.schema_editor() as editor:
        for table in tables:
            if table._meta.db_table not in there:
                editor.create_model(table)


@contextmanager
def known(*kinds: ThingKind) -> Iterator[None]:
    """Make kinds of things known for a while."""
    before = dict(things.kinds())
    for kind in kinds:
        things.register(kind)
    yield
    things.forget_all_but(before)
