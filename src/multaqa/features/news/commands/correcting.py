"""What is added to an article whose words stand: corrections after publication, a steward's notes beside a source."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from multaqa.features.news.commands.editing import EditConflict, TextEdit, refuse_changed_words, text_clash
from multaqa.features.news.commands.writing import locked, render_body, text_in, write_text
from multaqa.features.news.facts import ArticleCorrected, NoteAttached, NoteRemoved
from multaqa.features.news.limits import RefusedText, refuse_problems
from multaqa.features.news.models import Article, ArticleText, Correction, EditorNote
from multaqa.features.news.policies import Act, can
from multaqa.features.news.sentences import places_of
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person
from multaqa.lib.controls import tidy
from multaqa.lib.labels import Labels
from multaqa.lib.markdown import render


@transaction.atomic
def correct(
    article: Article, *, by: Person, words: Mapping[str, str], language: str = "", text: TextEdit | None = None
) -> Correction:
    """Correct a published article: ``words`` (language → text) say on its page what was wrong and is now right.

    ``language`` is that of the wrong text, "" when all were wrong; ``text`` is what it says from now on. Everyone who
    received the article is told. Raises PermissionDenied, EditConflict, RefusedText.
    """
    article = locked(article)
    if not can(by, Act.CORRECT, article):
        raise PermissionDenied
    labels = _checked_words(words)
    if text is not None:
        _write_corrected(text_in(article, language or article.language), text, by=by)
    correction = Correction.objects.create(article=article, language=language, words=labels, at=timezone.now(), by=by)
    fact = ArticleCorrected(article.public_id, correction.public_id, language)
    record(fact, by=by, thing=ref_of(article))
    return correction


@transaction.atomic
def attach_note(article: Article, *, by: Person, language: str, quote: str, words: Mapping[str, str]) -> EditorNote:
    """Put a dated note beside one sentence of the text in ``language``; no word of the text changes.

    Raises PermissionDenied, and RefusedText unless the quote stands in the text exactly once.
    """
    article, quote = locked(article), tidy(quote).strip()
    if not can(by, Act.ANNOTATE, article):
        raise PermissionDenied
    labels = _checked_words(words)
    text = text_in(article, language)
    _refuse_ambiguous(text, quote)
    note = EditorNote.objects.create(
        article=article, language=language, quote=quote, words=labels, at=timezone.now(), by=by
    )
    _render_anew(text)
    record(NoteAttached(article.public_id, note.public_id, language), by=by, thing=ref_of(article))
    return note


@transaction.atomic
def remove_note(note: EditorNote, *, by: Person) -> None:
    """Take an editor's note away; the history keeps that it was there. Raises PermissionDenied."""
    article = locked(note.article)
    if not can(by, Act.ANNOTATE, article):
        raise PermissionDenied
    public_id, language = note.public_id, note.language
    note.delete()
    _render_anew(text_in(article, language))
    record(NoteRemoved(article.public_id, public_id, language), by=by, thing=ref_of(article))


def _checked_words(words: Mapping[str, str]) -> Labels:
    labels = {language: tidy(text).strip() for language, text in words.items() if text.strip()}
    if not labels:
        raise RefusedText({"words": _("Words are needed in at least one language.")})
    for text in labels.values():
        refuse_problems({"words": text})
    return labels


def _write_corrected(text: ArticleText, edit: TextEdit, *, by: Person) -> None:
    if clash := text_clash(text, edit):
        raise EditConflict([clash])
    refuse_changed_words(text, edit.values)
    write_text(text, edit.values, by=by)


def _refuse_ambiguous(text: ArticleText, quote: str) -> None:
    places = places_of(quote, render(text.body or "", language=text.language))
    if places == 0:
        raise RefusedText({"quote": _("These words do not stand in the text, letter by letter, within one paragraph.")})
    if places > 1:
        raise RefusedText({"quote": _("These words stand in the text more than once: a longer quote is needed.")})


def _render_anew(text: ArticleText) -> None:
    render_body(text)
    text.save(update_fields=["body_html"])
