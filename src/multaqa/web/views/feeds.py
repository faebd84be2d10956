"""Feeds (RSS 2.0): one for all news and one for each topic, in each language.

A feed holds public items only, whoever asks, and only what is written in its language: readers of feeds mark none.
"""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from multaqa.features.news.api import Article, ArticleRow, narrowed, published, rows
from multaqa.foundation.access.api import permanent_address
from multaqa.foundation.people.api import the_network
from multaqa.foundation.taxonomy.api import TermState, term_of, with_narrower
from multaqa.lib.bidi import html_lang
from multaqa.lib.labels import label_in

ITEMS = 30


@require_safe
def news_feed(request: HttpRequest) -> HttpResponse:
    """The newest public news."""
    language = get_language() or "ar"
    title = label_in(the_network().name, language)
    return _feed(request, title=title, page=reverse("news:list"), articles=published(None))


@require_safe
def topic_feed(request: HttpRequest, public_id: str) -> HttpResponse:
    """The newest public news on one topic and all that is narrower."""
    term = term_of(public_id)
    if term is None or term.state == TermState.PROPOSED:
        raise Http404
    language = get_language() or "ar"
    title = _("%(topic)s · %(network)s") % {
        "topic": term.label(language),
        "network": label_in(the_network().name, language),
    }
    articles = narrowed(published(None), terms=with_narrower(term))
    return _feed(request, title=title, page=reverse("web:topic", args=[term.public_id]), articles=articles)


def _feed(request: HttpRequest, *, title: str, page: str, articles: QuerySet[Article]) -> HttpResponse:
    language = get_language() or "ar"
    feed = Rss201rev2Feed(
        title=title,
        link=settings.ADDRESS + page,
        description=escape(title),  # readers of feeds take descriptions for HTML
        language=html_lang(language),
        feed_url=settings.ADDRESS + request.path,
    )
    _add_items(feed, rows(narrowed(articles, language=language)[:ITEMS], language=language), language=language)
    return HttpResponse(feed.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")


def _add_items(feed: Rss201rev2Feed, items: Iterable[ArticleRow], *, language: str) -> None:
    for row in items:
        feed.add_item(
            title=row.title,
            link=settings.ADDRESS + row.url,
            description=escape(row.lead) if row.lead_language == language else "",
            pubdate=row.published_at,
            unique_id=settings.ADDRESS + permanent_address(f"news.article:{row.public_id}"),
            categories=[topic.label for topic in row.topics],
        )
