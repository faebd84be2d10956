"""One published article with everything its page shows, in seven queries however much there is of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Case, F, Q, QuerySet, TextField, Value, When

from multaqa.features.news.models import Article, ArticleText, Correction, EditorNote, Kind, Speaker, State
from multaqa.features.news.queries.reading import Topic, address_of, texts_shown, topics_on
from multaqa.foundation.access.api import readable_by, rows_for
from multaqa.foundation.files.api import File
from multaqa.foundation.languages.api import CODES, FieldInLanguage, field_in, offered_languages
from multaqa.foundation.people.api import Reader
from multaqa.lib.bidi import direction_of
from multaqa.lib.labels import Labels, label_in, language_of
from multaqa.lib.prepared import Given, Prepared, Row, columns_of, object_of

_TEXT: Final = (
    "language",
    "status",
    "source_language",
    "source_revisions",
    "revisions",
    "title",
    "lead",
    "image_alt",
    "body_html",
)
"""The fields of a text that a page shows, in the model's order."""
_OF_ANOTHER: Final = ("article", "article__public_id", "article__published_at", "title", "language")


@dataclass(frozen=True)
class Words:
    """A label in the language in which the reader gets it."""

    text: str
    language: str


@dataclass(frozen=True)
class ShownCorrection:
    """A correction as its reader sees it; ``of_language`` is that of the text that was wrong, "" for all."""

    public_id: str
    at: datetime
    words: Words
    of_language: str


@dataclass(frozen=True)
class ShownNote:
    """An editor's note; ``stands`` is true when its sentence is in the body that is shown."""

    public_id: str
    at: datetime
    words: Words
    quote: Words
    stands: bool


@dataclass(frozen=True)
class ShownSpeaker:
    """A speaker and the office she held that day."""

    name: Words
    office: Words


@dataclass(frozen=True)
class Related:
    """Another article of the same story; ``is_full`` for the one that a teaser announces."""

    url: str
    title: Words
    published_at: datetime
    is_full: bool


@dataclass(frozen=True)
class ArticlePage:
    """What the page of an article shows to one reader."""

    article: Article
    source: Words
    title: FieldInLanguage
    lead: FieldInLanguage
    body: FieldInLanguage
    image_alt: FieldInLanguage
    languages: Sequence[str]
    topics: tuple[Topic, ...]
    speakers: Sequence[ShownSpeaker]
    corrections: Sequence[ShownCorrection]
    notes: Sequence[ShownNote]
    related: Sequence[Related]

    @property
    def corrected_at(self) -> datetime | None:
        """When it was last corrected; None when it never was."""
        return self.corrections[-1].at if self.corrections else None

    @property
    def full(self) -> Related | None:
        """The full article that this one announces."""
        return next((other for other in self.related if other.is_full), None)

    @property
    def same_story(self) -> list[Related]:
        """The other articles of its story."""
        return [other for other in self.related if not other.is_full]


@dataclass(frozen=True)
class Tombstone:
    """What is left at the address of a withdrawn article."""

    withdrawn_at: datetime


def article_page(public_id: str, *, reader: Reader, language: str) -> ArticlePage | None:
    """A published article as the reader gets it in a language; None when there is none that she may read."""
    found = rows_for(reader, _PUBLISHED, public_id=public_id, language=language)
    return _page(found, reader=reader, language=language)


def article_preview(article: Article, *, reader: Reader, language: str) -> ArticlePage | None:
    """Any article as it would look in a language, finished translations only; the caller has asked who may read it."""
    return _page(list(_texts(Q(article=article), language)), reader=reader, language=language)


def tombstone(public_id: str, *, reader: Reader) -> Tombstone | None:
    """What to say where an article was withdrawn from an audience that the reader belongs to; else None."""
    withdrawn = Article.objects.filter(
        readable_by(reader, column="audience"), public_id=public_id, state=State.WITHDRAWN
    )
    at = withdrawn.values_list("withdrawn_at", flat=True).first()
    return Tombstone(at) if at else None


def _page(found: Sequence[Row], *, reader: Reader, language: str) -> ArticlePage | None:
    if not found:
        return None
    article = _article_in(found[0])
    texts = [object_of(ArticleText, row[: len(_TEXT)], only=_TEXT) for row in found]
    titled = {text.language for text in texts if text.title}
    body = _body(texts, language)
    notes, corrections = _additions(article, language, body)
    return ArticlePage(
        article=article,
        source=words_in(article.source_name, language),
        title=field_in(texts, "title", language),
        lead=field_in(texts, "lead", language),
        body=body,
        image_alt=field_in(texts, "image_alt", language),
        languages=[code for code in CODES if code in offered_languages() and code in titled],
        topics=topics_on([article.pk], language).get(article.pk, ()),
        speakers=_speakers(article, language),
        corrections=corrections,
        notes=notes,
        related=_related(article, reader=reader, language=language),
    )


def _published(public_id: Given, reader: Reader | Given, language: Given) -> QuerySet[Any, Any]:
    readable = readable_by(reader, column="article__read_key")
    return _texts(readable & Q(article__public_id=public_id, article__state=State.PUBLISHED), language)


def _texts(wanted: Q, language: str | Given) -> QuerySet[Any, Any]:
    """The texts of one article, each with the article and its picture.

    The long body comes only in the two languages that may be shown.
    """
    shown = Case(
        When(Q(language=language) | Q(language=F("article__language")), then=F("body_html")),
        default=Value(""),
        output_field=TextField(),
    )
    article = (f"article__{name}" for name in columns_of(Article))
    image = (f"article__image__{name}" for name in columns_of(File))
    return texts_shown().filter(wanted).values_list(*_TEXT[:-1], shown, *article, *image)


def _article_in(row: Row) -> Article:
    """The article in a row of ``_texts``, with its picture."""
    end = len(_TEXT) + len(columns_of(Article))
    article = object_of(Article, row[len(_TEXT) : end])
    if article.image_id is not None:
        article.image = object_of(File, row[end:])
    return article


def _body(texts: Sequence[ArticleText], language: str) -> FieldInLanguage:
    original = next((text for text in texts if not text.source_language), texts[0])
    hers = next((text for text in texts if text.language == language and text.body_html), original)
    seen, now = hers.source_revisions.get("body", 0), original.revisions.get("body", 0)
    return FieldInLanguage(
        value=hers.body_html,
        language=hers.language,
        direction=direction_of(hers.language),
        is_original=hers is original,
        stale=hers is not original and now > seen,
    )


def _speakers(article: Article, language: str) -> list[ShownSpeaker]:
    if article.kind != Kind.REMARKS:
        return []
    return [_speaker(speaker, language) for speaker in article.speakers.all()]


def _speaker(speaker: Speaker, language: str) -> ShownSpeaker:
    return ShownSpeaker(Words(speaker.name, speaker.language), words_in(speaker.office, language))


def words_in(labels: Labels, language: str) -> Words:
    """A label in the reader's language or the next best, with the language it came in."""
    return Words(label_in(labels, language), language_of(labels, language))


def _additions(article: Article, language: str, body: FieldInLanguage) -> tuple[list[ShownNote], list[ShownCorrection]]:
    """Notes and corrections, oldest first, in one query for both."""
    rows = sorted(_ADDITIONS.rows(article=article.pk), key=lambda row: (row[0], row[1]))
    return (
        [_note(row, language, body) for row in rows if row[4]],
        [ShownCorrection(row[1], row[0], words_in(row[3], language), row[2]) for row in rows if not row[4]],
    )


def _added(article: Given) -> QuerySet[Any, Any]:
    columns = ("at", "public_id", "language", "words")
    none: Any = Value("", output_field=TextField())
    notes = EditorNote.objects.filter(article=article).values_list(*columns, F("quote"))
    return notes.union(Correction.objects.filter(article=article).values_list(*columns, none), all=True)


def _note(row: Sequence[Any], language: str, body: FieldInLanguage) -> ShownNote:
    at, public_id, of_language, words, quote = row
    stands = of_language == body.language and f'data-note="{public_id}"' in body.value
    return ShownNote(public_id, at, words_in(words, language), Words(quote, of_language), stands)


def _related(article: Article, *, reader: Reader, language: str) -> list[Related]:
    """The other published articles of the same story, the full one first, newest next; one query, or none."""
    if article.story_id is None and article.full_article_id is None:
        return []
    told = rows_for(
        reader,
        _SAME_STORY,
        article=article.pk,
        story=article.story_id,
        full=article.full_article_id,
        language=language,
    )
    found: dict[int, Related] = {}
    # Originals first: a title in her language takes the place of the original's.
    for number, *columns in told:
        public_id, published_at, title, code = columns
        is_full = number == article.full_article_id
        found[number] = Related(address_of(public_id), Words(title, code), published_at, is_full)
    newest = sorted(found.values(), key=lambda each: each.published_at.timestamp(), reverse=True)
    return sorted(newest, key=lambda each: not each.is_full)


def _same_story(
    article: Given, story: Given, full: Given, reader: Reader | Given, language: Given
) -> QuerySet[Any, Any]:
    """Titles of other articles: in a language or in the original's, the originals first."""
    hers = Q(Q(language=language) | Q(source_language=""), title__gt="", article__state=State.PUBLISHED)
    same = Q(article=full) | Q(article__story=story)
    texts = texts_shown().filter(hers, same, readable_by(reader, column="article__read_key"))
    return texts.exclude(article=article).order_by("source_language").values_list(*_OF_ANOTHER)


_PUBLISHED: Final = Prepared(_published)
_ADDITIONS: Final = Prepared(_added)
_SAME_STORY: Final = Prepared(_same_story)
