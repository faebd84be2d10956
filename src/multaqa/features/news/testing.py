"""Factories for tests of any app: a newsroom with two editors, terms, and articles as far along as is wanted."""

from collections.abc import Mapping
from dataclasses import dataclass

from multaqa.features.news.commands import (
    TextEdit,
    attach_note,
    clear,
    correct,
    edit_article,
    finish_translation,
    offer,
    publish,
    seat,
    set_readers,
    start_article,
    translate,
    withdraw,
)
from multaqa.features.news.commands.imports import GivenSource, begin_import, read_import
from multaqa.features.news.commands.writing import original_text
from multaqa.features.news.details import Details, SpeakerEntry
from multaqa.features.news.models import Article, ArticleText, Kind
from multaqa.features.news.queries.team import newsroom_term
from multaqa.foundation.access.api import Label, may_read, ref_of
from multaqa.foundation.access.testing import Audience, World
from multaqa.foundation.files.testing import plant_file
from multaqa.foundation.notify.testing import tell_everyone
from multaqa.foundation.people.api import Person, Role, appoint, found_network
from multaqa.foundation.people.testing import a_person
from multaqa.foundation.taxonomy.api import Term, approve_term, propose_term, suggest
from multaqa.lib.labels import LANGUAGES

SECRET_TOPIC = "Railway stations"


@dataclass(frozen=True)
class Newsroom:
    """Who works in the newsroom of a test: Élodie is its steward and writes, Chen edits too, Diego translates."""

    writer: Person
    second: Person
    translator: Person


def a_newsroom() -> Newsroom:
    """The newsroom, its people appointed and seated."""
    found_network("network", name={"en": "Test network"})
    offices = {"elodie": Role.STEWARD, "chen": Role.EDITOR, "diego": Role.TRANSLATOR}
    people = {key: _appointed(a_person(key), to=office) for key, office in offices.items()}
    return Newsroom(writer=people["elodie"], second=people["chen"], translator=people["diego"])


def a_term(label: str = "Crowded places", *, by: Person) -> Term:
    """The active term of this English name, made if need be; other languages have the code after the name."""
    found = [term for term in suggest(label, "en") if term.label("en") == label]
    if found:
        return found[0]
    names = {code: label if code == "en" else f"{label} ({code})" for code in LANGUAGES}
    term = propose_term(names, by=by)
    approve_term(term, by=by)
    term.refresh_from_db()
    return term


def a_draft(
    newsroom: Newsroom,
    *,
    language: str = "ar",
    text: Mapping[str, str] | None = None,
    details: Details | None = None,
    term: Term | None = None,
) -> Article:
    """A draft by the newsroom's writer that lacks nothing for publication."""
    topics = (term or a_term(by=newsroom.writer)).public_id
    words = {"title": "افتتاح المركز", "lead": "مقدمة قصيرة.", "body": "فقرة أولى.\n\nفقرة ثانية."}
    return start_article(
        language,
        by=newsroom.writer,
        text=words | dict(text or {}),
        details=details or Details(kind=Kind.STORY, source_name="مركز الاختبار", topics=(topics,)),
    )


def a_cleared_article(newsroom: Newsroom, **how: object) -> Article:
    """A draft that the second editor has cleared; ``how`` as for ``a_draft``."""
    article = a_draft(newsroom, **how)  # type: ignore[arg-type]  # passed on as it is
    offer(article, by=newsroom.writer)
    clear(article, by=newsroom.second)
    article.refresh_from_db()
    return article


def a_published_article(newsroom: Newsroom, **how: object) -> Article:
    """An article that is before everyone; ``how`` as for ``a_draft``."""
    article = a_cleared_article(newsroom, **how)
    publish(article, by=newsroom.writer)
    article.refresh_from_db()
    return article


def text_of(article: Article) -> ArticleText:
    """The original text of an article as it is stored now."""
    return original_text(article)


def plant(world: World) -> None:
    """Articles that everyone or any account may read, and one that was withdrawn: its address says no more."""
    a_term(SECRET_TOPIC, by=_newsroom_of(world).writer)
    for audience in world.open_audiences():
        _plant_published(world, audience)
    withdrawn = _plant_published(world, world.open_audiences()[0], group="withdrawn")
    withdraw(withdrawn, reason=world.words("withdrawn"), by=world.people.elodie)


def plant_secrets(world: World) -> None:
    """Articles for narrower audiences, one that everyone could read at first, and a draft."""
    newsroom = _newsroom_of(world)
    for audience in world.secret_audiences():
        _plant_published(world, audience, topic=SECRET_TOPIC)
    begun = begin_import([GivenSource("teasers.txt", world.words("import").encode())], by=newsroom.writer)
    read_import(begun)
    world.visit("news:import-preview", public_id=begun.public_id)
    world.visit("news:import-end", public_id=begun.public_id)
    narrowed = _plant_published(world, world.open_audiences()[0], group="narrowed")
    set_readers(narrowed, audience=world.network, label=Label.GREEN, by=newsroom.writer)
    _visit(world, _planted_draft(world, "draft"))


def _newsroom_of(world: World) -> Newsroom:
    people = world.people
    for person, office in ((people.chen, Role.EDITOR), (people.diego, Role.TRANSLATOR)):
        if not newsroom_term(person).holds:
            appoint(person, to=office, by=None, reason="The newsroom of the cast")
    for person in (people.elodie, people.chen, people.diego):
        seat(person)
    return Newsroom(writer=people.elodie, second=people.chen, translator=people.diego)


def _plant_published(world: World, audience: Audience, *, group: str = "", topic: str = "Crowded places") -> Article:
    """An article with words of its own in every field, of which the whole cast is told before it is narrowed."""
    newsroom, group = _newsroom_of(world), group or f"published {audience.name}"
    article = _planted_draft(world, group, topic=topic)
    set_readers(article, audience=audience.key, label=audience.label, by=newsroom.writer)
    offer(article, by=newsroom.writer)
    clear(article, by=newsroom.second)
    publish(article, by=newsroom.second)
    tell_everyone(world, ref_of(article))
    if may_read(newsroom.writer, text_of(article).article):
        words = {"en": world.words(group), "ar": world.words(group)}
        correct(article, by=newsroom.writer, words=words)
        attach_note(article, by=newsroom.writer, language="ar", quote=_quotable(article), words=words)
    _visit(world, article)
    return article


def _planted_draft(world: World, group: str, *, topic: str = SECRET_TOPIC) -> Article:
    newsroom = _newsroom_of(world)
    office = {"en": world.words(group), "ar": world.words(group)}
    details = Details(
        kind=Kind.REMARKS,
        source_name=world.words(group),
        source_url=f"https://example.org/{world.words(group).split()[0]}",
        topics=(a_term(topic, by=newsroom.writer).public_id,),
        speakers=(SpeakerEntry(name=world.words(group), language="ar", office=office),),
    )
    text = {field: world.words(group) for field in ("title", "lead", "body")}
    article = a_draft(newsroom, text=text, details=details)
    french = {field: world.words(group) for field in ("title", "lead", "body")}
    translate(article, "fr", TextEdit(french, version=0), by=newsroom.translator)
    finish_translation(article, "fr", by=newsroom.translator)
    plant_file(world, ref_of(article), group=group, by=newsroom.writer)
    return article


def _quotable(article: Article) -> str:
    return text_of(article).body or ""


def _visit(world: World, article: Article) -> None:
    world.visit("news:article", public_id=article.public_id)
    world.visit_thing(article)


def _appointed(person: Person, *, to: Role) -> Person:
    appoint(person, to=to, by=None, reason="A test's newsroom")
    seat(person)
    return person


__all__ = [
    "Newsroom",
    "a_cleared_article",
    "a_draft",
    "a_newsroom",
    "a_published_article",
    "a_term",
    "edit_article",
    "plant",
    "plant_secrets",
    "text_of",
]
