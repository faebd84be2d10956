"""Old versions written anew as the newest: the versions between them stay, and the history says what was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from multaqa.features.news.commands.editing import TextEdit, edit_article
from multaqa.features.news.commands.translating import translate
from multaqa.features.news.commands.writing import locked, text_in, touch, write_details
from multaqa.features.news.details import Details
from multaqa.features.news.facts import VersionBroughtBack
from multaqa.features.news.models import Article, Version
from multaqa.features.news.policies import Act, can
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person
from multaqa.foundation.taxonomy.api import Term, TermState, terms_of


@dataclass(frozen=True)
class BroughtBack:
    """What came of bringing back details: the fields that changed, and what could not come back.

    ``retired`` are topics of that version that are no longer in use; ``another_picture`` says that its picture is not
    the present one: a picture that was changed or taken away is deleted at once, for good.
    """

    changed: Sequence[str]
    retired: Sequence[Term]
    another_picture: bool


@transaction.atomic
def bring_back_text(article: Article, language: str, number: int, *, by: Person) -> None:
    """Write a version of the text in ``language`` anew.

    Raises Version.DoesNotExist, ArticleText.DoesNotExist, PermissionDenied, RefusedText.
    """
    article = locked(article)
    version, text = _version(article, language, number), text_in(article, language)
    edit = TextEdit({name: str(value) for name, value in version.values.items()}, text.version)
    if language == article.language:
        edit_article(article, by=by, text=edit)
    else:
        translate(article, language, edit, by=by)
    if text_in(article, language).version != text.version:
        _record(article, version, by=by)


@transaction.atomic
def bring_back_details(article: Article, number: int, *, by: Person) -> BroughtBack:
    """Write a version of the details anew: kind, source, topics, speakers, and the credit of the picture it had.

    A topic that was merged since comes back as the one that took its place. Raises Version.DoesNotExist,
    PermissionDenied, RefusedText.
    """
    article = locked(article)
    if not can(by, Act.EDIT, article):
        raise PermissionDenied
    version = _version(article, "", number)
    details, retired = _with_present_topics(Details.from_values(version.values))
    same_picture = version.values.get("image", "") == (article.image.public_id if article.image else "")
    credit = _credit(version.values) if same_picture else None
    changed = write_details(article, details, by=by, image_credit=credit)
    if changed:
        touch(article, by=by)
        _record(article, version, by=by)
    return BroughtBack(changed, retired, another_picture=not same_picture)


def _version(article: Article, language: str, number: int) -> Version:
    return Version.objects.get(article=article, language=language, number=number)


def _record(article: Article, version: Version, *, by: Person) -> None:
    fact = VersionBroughtBack(article.public_id, version.language, version.number)
    record(fact, by=by, thing=ref_of(article))


def _with_present_topics(details: Details) -> tuple[Details, list[Term]]:
    """The details with the topics that are in use now, and those that are not."""
    terms = list(dict.fromkeys(terms_of(details.topics).values()))
    retired = [term for term in terms if term.state == TermState.RETIRED]
    kept = tuple(term.public_id for term in terms if term not in retired)
    return replace(details, topics=kept), retired


def _credit(values: Mapping[str, Any]) -> str:
    return str(values.get("image_credit") or "")
