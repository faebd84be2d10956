"""Home: what waits for the reader and what is new to her; for visitors, what this network is."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from multaqa.features.membership.api import steps_ahead_of, waiting_to_attest
from multaqa.features.news.api import ArticleRow, newest_rows, waiting_for
from multaqa.foundation.access.api import split_ref
from multaqa.foundation.notify.api import followed_refs
from multaqa.foundation.people.api import Person, reader_of, the_network
from multaqa.lib.labels import label_in
from multaqa.web.subjects import outline, tops

NEWEST = 40
"""How far back home looks for news on followed topics; the topic pages hold the rest."""
FOLLOWED, LATEST = 5, 6


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The first page, for a person or for a visitor."""
    reader = reader_of(request)
    language = get_language() or "ar"
    newest = newest_rows(reader, range(NEWEST if reader else LATEST), language=language)
    followed = _on(newest, _followed_by(reader))[:FOLLOWED] if reader else []
    context = {
        "today": timezone.localdate(),
        "first_steps": steps_ahead_of(reader, the_network()),
        "waiting": waiting_for(reader) if reader else [],
        "to_attest": waiting_to_attest(reader) if reader else 0,
        "followed": followed,
        "latest": [row for row in newest if row not in followed][:LATEST],
        "network": _described(language),
        "subjects": tops(language=language),
    }
    return render(request, "web/home.html", context)


def _followed_by(person: Person) -> set[str]:
    """Public ids of the topics a person follows and of all that stand below them."""
    under = outline().under
    followed = (split_ref(ref)[1] for ref in followed_refs(person, kind="taxonomy.term"))
    return {name for public_id in followed for name in under.get(public_id, ())}


def _on(newest: Iterable[ArticleRow], topics: set[str]) -> list[ArticleRow]:
    return [row for row in newest if any(topic.public_id in topics for topic in row.topics)]


def _described(language: str) -> dict[str, str]:
    network = the_network()
    return {
        "name": label_in(network.name, language),
        "purpose": label_in(network.purpose, language),
        "mark": network.mark,
        "acknowledgement": label_in(network.acknowledgement, language),
    }
