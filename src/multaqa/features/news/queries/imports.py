"""What an import asks about the articles that are here already."""

from collections.abc import Iterable

from django.db.models import QuerySet

from multaqa.features.news.models import Article, ArticleText, State
from multaqa.foundation.access.api import readable_by
from multaqa.foundation.people.api import Person

MOST_COMPARED = 500


def imported(fingerprints: Iterable[str], *, reader: Person) -> dict[str, Article]:
    """The articles with these fingerprints that the reader may read, by fingerprint."""
    wanted = [each for each in fingerprints if each]
    found = Article.objects.filter(readable_by(reader), import_fingerprint__in=wanted).order_by("-pk")
    return {article.import_fingerprint: article for article in found}


def texts_to_compare(reader: Person, language: str) -> QuerySet[ArticleText]:
    """The newest originals in a language that the reader may read, with their articles: teasers are matched to them."""
    originals = ArticleText.objects.filter(
        readable_by(reader, column="article__read_key"), language=language, source_language=""
    )
    kept = originals.exclude(article__state=State.WITHDRAWN).select_related("article")
    return kept.order_by("-article__pk")[:MOST_COMPARED]
