"""The newsroom: what waits, pile by pile."""

from typing import Any, cast

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from multaqa.features.news.models import Article
from multaqa.features.news.policies import imports, writes
from multaqa.features.news.queries.newsroom import Pile, corrections_made, desk_rows, on_pile, pile_counts
from multaqa.features.news.views.opening import for_newsroom
from multaqa.foundation.people.api import Person

PAGE_SIZE = 25
NAMES: dict[Pile, str | Promise] = {
    Pile.DRAFTS: _("Drafts"),
    Pile.CLEARING: _("To clear"),
    Pile.READY: _("Cleared"),
    Pile.TRANSLATIONS: _("Translations"),
    Pile.CORRECTIONS: _("Corrections"),
    Pile.PUBLISHED: _("Published"),
    Pile.WITHDRAWN: _("Withdrawn"),
}


@require_safe
@for_newsroom
def newsroom(request: HttpRequest, person: Person) -> HttpResponse:
    """One pile of the newsroom's desk, drafts if none is named."""
    pile = _pile(request)
    counts = pile_counts(person)
    things: Any = corrections_made(person) if pile == Pile.CORRECTIONS else on_pile(person, pile)
    page = Paginator(things, PAGE_SIZE).get_page(request.GET.get("page"))
    shown = {
        "pile": pile,
        "tabs": [_tab(each, counts[each], current=each == pile) for each in Pile],
        "page": page,
        "rows": list(page.object_list)
        if pile == Pile.CORRECTIONS
        else desk_rows(cast("QuerySet[Article]", page.object_list)),
        "may_start": writes(person),
        "may_import": imports(person),
    }
    return render(request, "news/newsroom.html", shown)


def _pile(request: HttpRequest) -> Pile:
    try:
        wanted = Pile(request.GET.get("show", ""))
    except ValueError:
        return Pile.DRAFTS
    return Pile.DRAFTS if wanted == Pile.TRANSLATIONS else wanted


def _tab(pile: Pile, count: int, *, current: bool) -> dict[str, Any]:
    here = f"{reverse('news:newsroom')}?show={pile}"
    href = reverse("languages:board") if pile == Pile.TRANSLATIONS else here
    return {"label": NAMES[pile], "href": href, "current": current, "count": count}
