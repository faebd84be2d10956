"""Opening a page of the newsroom: the article that a person may read, and whether she may do this to it."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Concatenate

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from multaqa.features.news.models import Article
from multaqa.features.news.policies import Act, acts_on_read, can_enter
from multaqa.features.news.queries.newsroom import desk_article
from multaqa.features.news.queries.team import newsroom_key
from multaqa.foundation.languages.api import name_of
from multaqa.foundation.people.api import Person, person_reading, signed_in

type ArticleView[**P] = Callable[Concatenate[HttpRequest, Person, Article, P], HttpResponse]
type PersonView[**P] = Callable[Concatenate[HttpRequest, Person, P], HttpResponse]
type Opened = Callable[..., HttpResponseBase]


def for_article[**P](*wanted: Act) -> Callable[[ArticleView[P]], Opened]:
    """Give a view its person and the article of its address; for who may do none of ``wanted`` there is no page.

    Without ``wanted`` it is enough that she may do anything at all to the article.
    """

    def decorator(view: ArticleView[P]) -> Opened:
        @signed_in
        @wraps(view)
        def opened(request: HttpRequest, /, public_id: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            person = person_reading(request)
            article = desk_article(public_id, person=person)
            if article is None or not acts_on_read(person, article).intersection(wanted or Act):
                raise Http404
            return view(request, person, article, *args, **kwargs)

        return opened

    return decorator


def for_newsroom[**P](view: PersonView[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Give a view its person; for whoever does not work in the newsroom the page does not exist."""

    @signed_in
    @wraps(view)
    def opened(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        person = person_reading(request)
        if not can_enter(person, newsroom_key()):
            raise Http404
        return view(request, person, *args, **kwargs)

    return opened


def language_tabs(name: str, article: Article, codes: Iterable[str], *, current: str) -> list[dict[str, object]]:
    """One tab for each language of a page of an article; ``name`` is its route's."""
    return [
        {"label": name_of(code), "href": reverse(name, args=[article.public_id, code]), "current": code == current}
        for code in codes
    ]


def to_desk(article: Article) -> HttpResponse:
    """Lead back to an article's page in the newsroom."""
    return redirect(reverse("news:desk", args=[article.public_id]))
