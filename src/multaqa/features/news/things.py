"""The kind of thing that an article is: how others show it without knowing news."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Final

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from multaqa.features.news.models import Article, ArticleText, State
from multaqa.features.news.queries.reading import address_of, texts_shown
from multaqa.foundation.access.api import ThingKind, Title, readable_by, register
from multaqa.foundation.languages.api import BoardSource, field_in, register_board_source
from multaqa.foundation.people.api import Person
from multaqa.foundation.taxonomy.api import register_use
from multaqa.lib.prepared import Prepared, object_of

NAME = "news.article"
_SHOWN: Final = ("language", "status", "source_language", "source_revisions", "revisions", "title", "lead")
_TEXTS: Final = Prepared(
    lambda public_ids: (
        texts_shown().filter(article__public_id__in=public_ids).values_list("article__public_id", *_SHOWN)
    )
)


def register_articles() -> None:
    """Make articles known as things."""
    register(ThingKind(name=NAME, label=_("Article"), titles=titles, address=address_of, owner=_writer_of))


def register_board() -> None:
    """Put the texts of published articles on the translators' board."""
    register_board_source(
        BoardSource(
            kind=NAME,
            plural=gettext_noop("Articles"),
            texts=ArticleText,
            address=_translation_of,
            only=Q(article__state=State.PUBLISHED),
        )
    )


def register_topics() -> None:
    """Tell curators of the vocabulary how many articles bear a term."""
    register_use(_("Articles"), _articles_on)


def titles(public_ids: Collection[str], language: str) -> Mapping[str, Title]:
    """The titles and leads of many articles, in one query."""
    by_article: defaultdict[str, list[ArticleText]] = defaultdict(list)
    for public_id, *columns in _TEXTS.rows(public_ids=list(public_ids)):
        by_article[public_id].append(object_of(ArticleText, columns, only=_SHOWN))
    return {public_id: _title(found, language) for public_id, found in by_article.items()}


def _articles_on(terms: Collection[str], reader: Person) -> int:
    met = Article.objects.filter(readable_by(reader), topics__public_id__in=terms)
    return met.distinct().count()


def _title(texts: list[ArticleText], language: str) -> Title:
    title, lead = field_in(texts, "title", language), field_in(texts, "lead", language)
    return Title(title.value, title.language, lead.value)


def _translation_of(public_id: str, language: str) -> str:
    return reverse("news:translation", args=[public_id, language])


def _writer_of(public_id: str) -> Person | None:
    article = Article.objects.filter(public_id=public_id).select_related("written_by").first()
    return article.written_by if article else None
