"""What readers open: the list of news and one article."""

from dataclasses import asdict
from typing import Any, cast

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from multaqa.features.news.filling import filled_body
from multaqa.features.news.forms.facets import FacetsForm, Narrowing, offered
from multaqa.features.news.models import Article
from multaqa.features.news.queries.article_page import ArticlePage, article_page, tombstone
from multaqa.features.news.queries.reading import ArticleRow, narrowed, newest_rows, published, rows, shelf
from multaqa.foundation.access.api import PUBLIC, ref_of
from multaqa.foundation.files.api import shared_copy
from multaqa.foundation.notify.api import followed_refs
from multaqa.foundation.people.api import Person, Reader, reader_of
from multaqa.foundation.taxonomy.api import term_of, with_narrower
from multaqa.ui.api import CardPicture

PAGE_SIZE = 20


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """The list of news, newest first, narrowed as the reader chose."""
    reader = reader_of(request)
    whole = shelf(reader)
    facets = offered(whole.years)
    form = FacetsForm(request.GET, offered=facets) if request.GET else None
    chosen = form.narrowing() if form else Narrowing()
    page, shown = (
        _whole_list(request, reader, whole.count) if chosen.is_empty() else _narrowed_list(request, reader, chosen)
    )
    context = {"form": form, "facets": facets, "chosen": chosen, "page": page, "rows": shown}
    return render(request, "news/articles.html", context)


@require_safe
def article(request: HttpRequest, public_id: str) -> HttpResponse:
    """One article in the reader's language, or in its own; a withdrawn one says only that it was."""
    reader, language = reader_of(request), get_language() or "en"
    page = article_page(public_id, reader=reader, language=language)
    if page is None:
        return _withdrawn(request, public_id, reader=reader)
    return not_kept(render(request, "news/article.html", article_context(page, reader=reader)), page.article)


def article_context(page: ArticlePage, *, reader: Reader) -> dict[str, object]:
    """What the template of an article is given."""
    language = get_language() or "en"
    return {
        "page": page,
        "article": page.article,
        "body": filled_body(page, reader=reader, language=language),
        "loose_notes": [note for note in page.notes if not note.stands],
        "host": settings.ADDRESS,
        "is_public": page.article.read_key == PUBLIC,
        "card_picture": _card_picture(page),
        "follows": _follows(page, reader) if reader else [],
        "other_languages": [code for code in page.languages if code != language],
        "is_foreign": language not in page.languages,
    }


def not_kept(response: HttpResponse, shown: Article) -> HttpResponse:
    """The response, kept by no cache when its article is AMBER or above."""
    if shown.is_close:
        patch_cache_control(response, private=True, no_store=True)
    return response


def _follows(page: ArticlePage, reader: Person) -> list[dict[str, Any]]:
    """What the reader may follow from here: each topic, and the article itself for its corrections."""
    followed = set(followed_refs(reader))
    topics = [{"ref": f"taxonomy.term:{topic.public_id}", "label": topic.label} for topic in page.topics]
    itself = {"ref": ref_of(page.article), "label": _("Corrections to this article")}
    return [offer | {"is_followed": offer["ref"] in followed} for offer in (*topics, itself)]


def _card_picture(page: ArticlePage) -> CardPicture | None:
    """The article's picture for whoever shares it; None when not everyone may see it."""
    image = page.article.image
    if image is None or image.read_key != PUBLIC:
        return None
    return CardPicture(**asdict(shared_copy(image)), alt=page.image_alt.value)


def _whole_list(request: HttpRequest, reader: Reader, count: int) -> tuple[Page[Any], list[ArticleRow]]:
    page = Paginator(range(count), PAGE_SIZE).get_page(request.GET.get("page"))
    return page, newest_rows(reader, cast("range", page.object_list), language=get_language() or "en")


def _narrowed_list(request: HttpRequest, reader: Reader, chosen: Narrowing) -> tuple[Page[Any], list[ArticleRow]]:
    term = term_of(chosen.topic) if chosen.topic else None
    found = narrowed(
        published(reader),
        terms=with_narrower(term) if term else None,
        kind=chosen.kind,
        language=chosen.language,
        year=chosen.year,
    )
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    return page, rows(cast("QuerySet[Article]", page.object_list), language=get_language() or "en")


def _withdrawn(request: HttpRequest, public_id: str, *, reader: Reader) -> HttpResponse:
    left = tombstone(public_id, reader=reader)
    if left is None:
        raise Http404
    return render(request, "news/withdrawn.html", {"tombstone": left}, status=410)
