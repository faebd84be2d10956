"""Topic pages: everything on one subject, and the way to the neighbouring subjects."""

from typing import Any, cast

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from multaqa.features.news.api import Article, ArticleRow, narrowed, newest_rows, published, rows
from multaqa.foundation.access.api import permanent_address, ref_of
from multaqa.foundation.notify.api import follow, is_following, unfollow
from multaqa.foundation.people.api import Reader, reader_of, signed_in
from multaqa.foundation.taxonomy.api import Term, TermState, below, current, term_of
from multaqa.web.subjects import neighbours_of, subjects

PAGE = 20


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All topics as a tree, each with the number of articles that the reader may read."""
    groups = subjects(reader_of(request), language=get_language() or "ar")
    return render(request, "web/topics.html", {"groups": groups})


@require_safe
def topic(request: HttpRequest, public_id: str) -> HttpResponse:
    """One topic: what it means, its neighbours, and what exists on it."""
    term = _term_or_404(public_id)
    if term.public_id != public_id:
        return redirect("web:topic", term.public_id, permanent=True)
    reader = reader_of(request)
    language = get_language() or "ar"
    under = below(term)
    page, shown = _page(reader, [one.pk for one in under], request.GET.get("page"), language=language)
    context = {
        "term": term,
        "label": term.label(language),
        "permanent": permanent_address(ref_of(term)),
        "definition": term.definition.get(language, ""),
        "neighbours": neighbours_of(term, under, language=language),
        "page": page,
        "rows": shown,
        "is_followed": reader is not None and is_following(reader, ref_of(term)),
        "feed_url": reverse("web:topic_feed", args=[term.public_id]),
    }
    return render(request, "web/topic.html", context)


@require_POST
@signed_in
def following(request: HttpRequest, public_id: str) -> HttpResponse:
    """Begin to follow a topic, or stop."""
    term = _term_or_404(public_id)
    reader = reader_of(request)
    if reader is None:
        raise Http404
    if request.POST.get("follow") == "1":
        follow(reader, ref_of(term))
        messages.success(request, _("News on this topic will be announced to you."))
    else:
        unfollow(reader, ref_of(term))
        messages.success(request, _("News on this topic will no longer be announced to you."))
    return redirect("web:topic", term.public_id)


def _term_or_404(public_id: str) -> Term:
    """The topic, or the one that took its place; one that is only proposed is no topic yet."""
    term = term_of(public_id)
    if term is None or term.state == TermState.PROPOSED:
        raise Http404
    return current(term)


def _page(reader: Reader, terms: list[int], number: str | None, *, language: str) -> tuple[Page[Any], list[ArticleRow]]:
    """A page of articles and its rows; articles that all fit on the first page are not counted by the database."""
    is_first = number in (None, "1")
    first = newest_rows(reader, range(PAGE + 1), language=language, terms=terms) if is_first else []
    if 0 < len(first) <= PAGE:
        return Paginator(first, PAGE).get_page(number), first
    page = Paginator(narrowed(published(reader), terms=terms), PAGE).get_page(number)
    return page, first[:PAGE] or rows(cast("QuerySet[Article]", page.object_list), language=language)
