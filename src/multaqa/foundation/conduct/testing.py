"""For tests of any app: rules in force, and what the standing access test meets of them."""

from multaqa.foundation.access.testing import World
from multaqa.foundation.conduct.commands import accept, bring_into_force, start_version, write_version
from multaqa.foundation.conduct.models import Document, Version, VersionText
from multaqa.foundation.conduct.queries import draft_of, forget_what_is_asked
from multaqa.foundation.languages.api import CODES
from multaqa.foundation.people.api import Person


def a_version(document: Document = Document.TERMS, *, body: str = "## Rule\nKindness.", asks: bool = False) -> Version:
    """The next version of a document, written in English by the command line and in force."""
    version = start_version(document, language="en", by=None)
    write_version(version, "en", {"body": body, "changes": ""}, by=None)
    bring_into_force(version, asks=asks, by=None)
    forget_what_is_asked()
    return version


def plant(world: World) -> None:
    """A document with a version in force and one that was replaced, the same in every language."""
    for group in ("replaced rules", "rules"):
        version = _draft(Document.PRIVACY)
        _write_everywhere(version, body=world.words(group), changes=world.words(group))
        bring_into_force(version, asks=False, by=None)
        world.visit("conduct:earlier", document=version.document, number=str(version.number))
    world.post("conduct:acceptance")
    for page in ("document", "new"):
        world.visit(f"conduct:{page}", document=Document.PRIVACY.value)


def plant_secrets(world: World) -> None:
    """A draft."""
    version = _draft(Document.CODE)
    _write_everywhere(version, body=world.words("drafted rules"), changes=world.words("drafted rules"))
    world.visit("conduct:words", document=version.document, language="en")
    for page in ("document", "new", "force", "discarding"):
        world.visit(f"conduct:{page}", document=version.document)


def _draft(document: Document) -> Version:
    """The draft that another world has left, or a new one: a document has one at a time."""
    return draft_of(document) or start_version(document, language="en", by=None)


def _write_everywhere(version: Version, **values: str) -> None:
    for language in CODES:
        write_version(version, language, values, by=None)


def leave_traces(person: Person, *, words: str, officer: Person) -> None:  # noqa: ARG001 - as in every app
    """What conduct holds: rules accepted, and a text of rules translated; the rules themselves are nobody's."""
    version = a_version()
    accept(person, [version], language="en")
    VersionText.objects.filter(version=version).update(translator=person)
