"""For tests of any app: rules in force, and what the standing access test meets of them."""

from multaqa.foundation.access.testing import World
from multaqa.foundation.conduct.commands import accept, bring_into_force, start_version, write_version
from multaqa.foundation.conduct.models import Document, PersonReport, Reason, Version, VersionText
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
    """A draft, and two reports by Amina: about Chen, and about the officer of the cast, from whom it is kept."""
    for people, group in ((("amina", "chen"), "report"), (("amina", "ingrid"), "report of the officer")):
        _report(world, *people, group)
    version = _draft(Document.CODE)
    _write_everywhere(version, body=world.words("drafted rules"), changes=world.words("drafted rules"))
    world.visit("conduct:words", document=version.document, language="en")
    for page in ("document", "new", "force", "discarding"):
        world.visit(f"conduct:{page}", document=version.document)


def _report(world: World, by: str, about: str, group: str) -> None:
    two = {"reporter": getattr(world.people, by), "reported": getattr(world.people, about)}
    report = PersonReport.objects.create(**two, reason=Reason.OTHER, words=world.words(group))
    for route in ("report", "taking", "returning", "closing"):
        world.visit(f"conduct:{route}", public_id=report.public_id)
    for route in ("taking", "returning", "closing"):
        world.post(f"conduct:{route}", {"outcome": "spoken", "answer": "words"}, public_id=report.public_id)


def _draft(document: Document) -> Version:
    """The draft that another world has left, or a new one: a document has one at a time."""
    return draft_of(document) or start_version(document, language="en", by=None)


def _write_everywhere(version: Version, **values: str) -> None:
    for language in CODES:
        write_version(version, language, values, by=None)


def leave_traces(person: Person, *, words: str, officer: Person) -> None:
    """What conduct holds: rules accepted, a text of rules translated, reports by and about the person."""
    told = {"reason": Reason.OTHER, "words": words, "answer": words, "page": f"/members/{words}/"[:200]}
    PersonReport.objects.create(reporter=person, reported=officer, **told)
    PersonReport.objects.create(reporter=officer, reported=person, **told)
    version = a_version()
    accept(person, [version], language="en")
    VersionText.objects.filter(version=version).update(translator=person)
