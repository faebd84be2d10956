"""Notes to be told about."""

from multaqa.foundation.access.api import PUBLIC, Label, community_key, open_holding, ref_of, set_audience
from multaqa.foundation.access.testing import Note
from multaqa.foundation.people.api import Person

COMMUNITY = community_key("harbours")


def a_note(words: str = "كاميرات CCTV 24/7", *, audience: str = PUBLIC, label: Label = Label.CLEAR) -> str:
    """The reference of a new note."""
    note = Note.objects.create(words=words)
    set_audience(note, audience=audience, label=label, by=None)
    return ref_of(note)


def let_in(*people: Person) -> None:
    """Make people members of the one community."""
    for person in people:
        open_holding(person, COMMUNITY, by=None, reason="A test")
