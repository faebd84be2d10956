"""Home: what waits for the reader and what is new to her; for visitors, what this network is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from multaqa.features.news.api import ArticleRow, published, rows
from multaqa.foundation.notify.api import followed_refs
from multaqa.foundation.people.api import Person, reader_of, the_network
from multaqa.foundation.taxonomy.api import tree
from multaqa.lib.labels import label_in
from multaqa.web.subjects import UNLISTED_TOPS, Subject

FOLLOWED, LATEST = 5, 6


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The first page, for a person or for a visitor."""
    reader = reader_of(request)
    language = get_language() or "ar"
    followed = _followed(reader, language) if reader else []
    shown = {row.public_id for row in followed}
    latest = rows(published(reader)[: LATEST + len(shown)], language=language)
    context = {
        "today": timezone.localdate(),
        "followed": followed,
        "latest": [row for row in latest if row.public_id not in shown][:LATEST],
        "network": _described(language),
        "subjects": _subjects(language),
    }
    return render(request, "web/home.html", context)


def _followed(person: Person, language: str) -> list[ArticleRow]:
    terms = [ref.partition(":")[2] for ref in followed_refs(person, kind="taxonomy.term")]
    if not terms:
        return []
    articles = published(person).filter(topics__public_id__in=terms).distinct()
    return rows(articles[:FOLLOWED], language=language)


def _subjects(language: str) -> list[Subject]:
    tops = (branch.term for branch in tree() if branch.term.code not in UNLISTED_TOPS)
    return [Subject(public_id=term.public_id, label=term.label(language), count=0) for term in tops]


def _described(language: str) -> dict[str, str]:
    network = the_network()
    return {
        "name": label_in(network.name, language),
        "purpose": label_in(network.purpose, language),
        "acknowledgement": label_in(network.acknowledgement, language),
    }
