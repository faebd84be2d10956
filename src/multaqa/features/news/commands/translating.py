"""Translations: written field by field, shown once they are finished."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from multaqa.features.news.commands.editing import EditConflict, TextEdit, text_clash
from multaqa.features.news.commands.keeping import forget_draft
from multaqa.features.news.commands.writing import locked, write_text
from multaqa.features.news.facts import TranslationFinished, TranslationReopened
from multaqa.features.news.models import Article, ArticleText
from multaqa.features.news.policies import Act, can
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.languages.api import CODES, Status
from multaqa.foundation.people.api import Person


class NothingTranslated(ValueError):
    """A translation without a title cannot be finished."""


@transaction.atomic
def translate(article: Article, language: str, edit: TextEdit, *, by: Person) -> ArticleText:
    """Write fields of a translation; each counts from now on as made from its source as that is now.

    A finished translation stays finished. Raises PermissionDenied, KeyError for the original's own language or no
    language of ours, EditConflict when another wrote since, RefusedText.
    """
    text = _translation(article, language, by=by)
    if clash := text_clash(text, edit):
        raise EditConflict([clash])
    write_text(text, edit.values, by=by)
    if text.status == Status.AWAITING:
        _set_status(text, Status.DRAFTED)
    forget_draft(by, article=text.article, language=language)
    return text


@transaction.atomic
def finish_translation(article: Article, language: str, *, by: Person) -> None:
    """Show a translation as soon as its article is published. Raises PermissionDenied, KeyError, NothingTranslated."""
    text = _translation(article, language, by=by)
    if not (text.title or "").strip():
        raise NothingTranslated
    if text.status != Status.DONE:
        _set_status(text, Status.DONE)
        record(TranslationFinished(text.article.public_id, language), by=by, thing=ref_of(text.article))


@transaction.atomic
def reopen_translation(article: Article, language: str, *, by: Person) -> None:
    """Take a finished translation off the page to work on it. Raises PermissionDenied, KeyError."""
    text = _translation(article, language, by=by)
    if text.status == Status.DONE:
        _set_status(text, Status.DRAFTED)
        record(TranslationReopened(text.article.public_id, language), by=by, thing=ref_of(text.article))


def _translation(article: Article, language: str, *, by: Person) -> ArticleText:
    article = locked(article)
    if not can(by, Act.TRANSLATE, article):
        raise PermissionDenied
    if language not in CODES or language == article.language:
        raise KeyError(language)
    text, _ = ArticleText.objects.get_or_create(
        article=article, language=language, defaults={"source_language": article.language}
    )
    text.article = article
    return text


def _set_status(text: ArticleText, status: Status) -> None:
    text.status = status
    text.save(update_fields=["status"])
