"""What search engines may find: public articles and topics, at their addresses in the languages that are offered."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from multaqa.features.news.api import Article, published
from multaqa.foundation.languages.api import offered_languages
from multaqa.foundation.taxonomy.api import Term, active_terms
from multaqa.web.subjects import Subject, subjects


class InLanguages[T](Sitemap[T]):
    """Every item in every language, each naming the others."""

    i18n = True
    alternates = True
    x_default = True
    protocol = None
    limit = 5_000

    def get_languages_for_item(self, _item: T) -> list[str]:
        """Those that readers are offered."""
        return list(offered_languages())


class NewsSitemap(InLanguages[Article]):
    """Articles that anyone may read."""

    def items(self) -> QuerySet[Article]:
        """Newest first."""
        return published(None)

    def location(self, item: Article) -> str:
        """The article's page in the active language."""
        return reverse("news:article", args=[item.public_id])

    def lastmod(self, item: Article) -> datetime | None:
        """When it was published."""
        return item.published_at


class TopicSitemap(InLanguages[Term]):
    """The topics of our own vocabulary on which, or below which, anyone may read something."""

    def items(self) -> QuerySet[Term]:
        """In the vocabulary's order."""
        return active_terms().filter(public_id__in=_told_about(subjects(None, language="en")))

    def location(self, item: Term) -> str:
        """The topic's page in the active language."""
        return reverse("web:topic", args=[item.public_id])


def _told_about(listed: Iterable[Subject]) -> set[str]:
    """The public ids of the topics with articles, at every depth."""
    told = [subject for subject in listed if subject.count]
    return {subject.public_id for subject in told}.union(*(_told_about(subject.narrower) for subject in told))


SITEMAPS = {"news": NewsSitemap, "topics": TopicSitemap}
