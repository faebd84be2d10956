"""For tests of any app: rules in force, and what the standing access test meets of them."""

from collections.abc import Iterator
from contextlib import contextmanager

from multaqa.foundation.access.testing import World
from multaqa.foundation.conduct.commands import bring_into_force, start_version, write_version
from multaqa.foundation.conduct.models import Document, Version
from multaqa.foundation.conduct.queries import forget_what_is_asked


def a_version(
    document: Document = Document.TERMS, *, body: str = "## Rule\nKindness.", asks: bool = False, language: str = "en"
) -> Version:
    """The next version of a document, written in one language by the command line and in force."""
    version = start_version(document, language=language, by=None)
    write_version(version, language, {"body": body, "changes": ""}, by=None)
    bring_into_force(version, asks=asks, by=None)
    forget_what_is_asked()
    return version


@contextmanager
def asked_again() -> Iterator[None]:
    """Nothing is remembered of what was asked, before and after."""
    forget_what_is_asked()
    yield
    forget_what_is_asked()


def plant(world: World) -> None:
    """A document with a version in force and one that was replaced."""
    for group in ("replaced rules", "rules"):
        version = a_version(Document.PRIVACY, body=world.words(group))
        world.visit("conduct:earlier", document=version.document, number=str(version.number))
    for page in ("document", "new"):
        world.visit(f"conduct:{page}", document=Document.PRIVACY.value)


def plant_secrets(world: World) -> None:
    """A draft."""
    version = start_version(Document.CODE, language="en", by=None)
    write_version(version, "en", {"body": world.words("drafted rules"), "changes": ""}, by=None)
    world.visit("conduct:words", document=version.document, language="en")
    for page in ("document", "new", "force", "discarding"):
        world.visit(f"conduct:{page}", document=version.document)
