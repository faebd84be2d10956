"""A guarded thing to be told about, and a kind of notice, known during one test only."""

from collections.abc import Collection, Iterator, Mapping

import pytest
from django.utils.translation import get_language, gettext_lazy
from pytest_django.plugin import DjangoDbBlocker

from multaqa.foundation.access.api import ThingKind, Title
from multaqa.foundation.access.testing import Margin, Note, create_tables, known
from multaqa.foundation.notify.api import NoticeKind
from multaqa.foundation.notify.testing import known_notices
from multaqa.foundation.people.testing import Cast, cast

NOTED = NoticeKind(name="access.noted", label=gettext_lazy("Notices"), subject="Noted by %(who)s: %(title)s")
AROUND = NoticeKind(name="access.around", label=gettext_lazy("Notices"), subject="Around: %(title)s", direct=False)
QUIET = NoticeKind(name="access.quiet", label=gettext_lazy("Quiet"), subject="Quiet: %(title)s", mailed=False)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test database, with the tables of notes."""
    with django_db_blocker.unblock():
        create_tables(Note, Margin)


@pytest.fixture(autouse=True)
def known_kinds() -> Iterator[None]:
    """The note as a thing, and three kinds of notices."""
    note = ThingKind(name="access.note", titles=_titles, address=lambda public_id: f"/{get_language()}/n/{public_id}/")
    with known(note), known_notices(NOTED, AROUND, QUIET):
        yield


@pytest.fixture
def people() -> Cast:
    return cast()


def _titles(public_ids: Collection[str], language: str) -> Mapping[str, Title]:
    notes = Note.objects.filter(public_id__in=public_ids)
    return {note.public_id: Title(note.words, language, f"summary of {note.words}") for note in notes}
