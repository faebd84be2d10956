"""The language of an original that was guessed or chosen wrongly is set right; every word stays."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from multaqa.features.news.commands.writing import locked, original_text, render_body, touch
from multaqa.features.news.facts import OriginalRelabelled
from multaqa.features.news.models import Article, ArticleText, EditorNote, KeptDraft, Version
from multaqa.features.news.policies import Act, can
from multaqa.features.news.queries.editing import languages_taken
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.languages.api import CODES
from multaqa.foundation.people.api import Person


class LanguageTaken(Exception):
    """There are words in that language already: a translation, or a draft of one."""


@transaction.atomic
def relabel_original(article: Article, *, language: str, by: Person) -> None:
    """Say in which language an article was written; its text, versions, notes and kept drafts go along.

    What was cleared has to be cleared again. Raises PermissionDenied (also once it is published), KeyError for no
    language of ours, and LanguageTaken rather than lose a word.
    """
    article = locked(article)
    if not can(by, Act.RELABEL, article):
        raise PermissionDenied
    if language not in CODES:
        raise KeyError(language)
    before = article.language
    if language == before:
        return
    _clear_the_way(article, language)
    _move(article, before, language)
    article.language = language
    touch(article, by=by)
    record(OriginalRelabelled(article.public_id, before, language), by=by, thing=ref_of(article))


def _clear_the_way(article: Article, language: str) -> None:
    if language in languages_taken(article):
        raise LanguageTaken(language)
    ArticleText.objects.filter(article=article, language=language).delete()  # a row that only waits for words


def _move(article: Article, before: str, after: str) -> None:
    text = original_text(article)
    text.language = after
    for rows in (Version.objects, EditorNote.objects, KeptDraft.objects):
        rows.filter(article=article, language=before).update(language=after)
    render_body(text)
    text.save()
    ArticleText.objects.filter(article=article, source_language=before).update(source_language=after)
