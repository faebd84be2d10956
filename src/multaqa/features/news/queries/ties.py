"""What an article on the desk has to do with others: its full article, what announces it, others of its story."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import F, Q
from django.urls import reverse

from multaqa.features.news.models import Article, ArticleText
from multaqa.features.news.queries.reading import LONG_FIELDS
from multaqa.foundation.access.api import readable_by
from multaqa.foundation.people.api import Person


class Relation(StrEnum):
    """What another article is to this one."""

    FULL = "full"
    TEASER = "teaser"
    SAME_STORY = "same_story"


@dataclass(frozen=True)
class Tie:
    """Another article: its page in the newsroom, its title in its own language, and what it is to this one."""

    url: str
    title: str
    language: str
    relation: Relation


def ties_of(article: Article, *, person: Person) -> Sequence[Tie]:
    """The articles tied to this one that a person may read, in any state, the full one first; one query, or none."""
    if article.story_id is None and article.full_article_id is None:
        return []
    tied = Q(article=article.full_article_id) | Q(article__full_article=article)
    if article.story_id:
        tied |= Q(article__story=article.story_id)
    originals = ArticleText.objects.filter(
        tied, readable_by(person, column="article__read_key"), language=F("article__language")
    )
    found = originals.exclude(article=article).select_related("article").defer(*LONG_FIELDS).order_by("article")
    order = list(Relation)
    return sorted((_tie(text, article) for text in found), key=lambda tie: order.index(tie.relation))


def _tie(text: ArticleText, article: Article) -> Tie:
    other = text.article
    relation = Relation.SAME_STORY
    if other.pk == article.full_article_id:
        relation = Relation.FULL
    elif other.full_article_id == article.pk:
        relation = Relation.TEASER
    return Tie(reverse("news:desk", args=[other.public_id]), text.title or "", text.language, relation)
