"""An article as its readers would see it, before they do."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from multaqa.features.news.models import Article
from multaqa.features.news.queries.article_page import article_preview
from multaqa.features.news.views.opening import for_article
from multaqa.features.news.views.reading import article_context, not_kept
from multaqa.foundation.people.api import Person


@require_safe
@for_article()
def preview(request: HttpRequest, person: Person, article: Article) -> HttpResponse:
    """The article's page in the language of the address."""
    page = article_preview(article, reader=person, language=get_language() or "en")
    if page is None:
        raise Http404
    shown = article_context(page, reader=person) | {"is_preview": True}
    return not_kept(render(request, "news/preview.html", shown), article)
