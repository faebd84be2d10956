"""Factories for tests of any app: a newsroom with two editors, terms, and articles as far along as is wanted."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from multaqa.features.news.commands import (
    clear,
    edit_article,
    offer,
    publish,
    seat,
    start_article,
)
from multaqa.features.news.commands.writing import original_text
from multaqa.features.news.details import Details
from multaqa.features.news.models import Article, ArticleText, Kind
from multaqa.foundation.people.api import Person, Role, appoint, found_network
from multaqa.foundation.people.testing import a_person
from multaqa.foundation.taxonomy.api import Term, approve_term, propose_term, suggest
from multaqa.lib.labels import LANGUAGES
from multaqa.lib.stencil import made_once

OFFICES: Final = {"elodie": Role.STEWARD, "chen": Role.EDITOR, "diego": Role.TRANSLATOR}


@dataclass(frozen=True)
class Newsroom:
    """Who works in the newsroom of a test: Élodie is its steward and writes, Chen edits too, Diego translates."""

    writer: Person
    second: Person
    translator: Person


def a_newsroom() -> Newsroom:
    """The newsroom, its people appointed and seated."""
    made_once("newsroom", _seat_everyone)
    writer, second, translator = (Person.objects.get(email=f"{key}@example.org") for key in OFFICES)
    return Newsroom(writer=writer, second=second, translator=translator)


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
        details=details or Details(kind=Kind.STORY, source_name={"ar": "مركز الاختبار"}, topics=(topics,)),
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


def _seat_everyone() -> None:
    found_network("network", name={"en": "Test network"})
    for key, office in OFFICES.items():
        person = a_person(key)
        appoint(person, to=office, by=None, reason="A test's newsroom")
        seat(person)


__all__ = [
    "Newsroom",
    "a_cleared_article",
    "a_draft",
    "a_newsroom",
    "a_published_article",
    "a_term",
    "edit_article",
    "text_of",
]
