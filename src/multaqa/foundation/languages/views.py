"""The translators' board as a page."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from multaqa.foundation.access.api import Card, cards
from multaqa.foundation.languages.board import Awaited, Want, awaited, awaiting_for, counts_for
from multaqa.foundation.languages.codes import said_name_of
from multaqa.foundation.languages.forms import BoardFilters
from multaqa.foundation.people.api import Capability, Person, person_reading, require

PER_PAGE = 25


@dataclass(frozen=True)
class Item:
    """One line of the board."""

    awaited: Awaited
    card: Card

    @property
    def source_name(self) -> str:
        """The name of the original's language, in the reader's."""
        return said_name_of(self.awaited.source_language)

    @property
    def since(self) -> date:
        """The day since which it has waited, in the reader's time zone."""
        return localdate(self.awaited.since)

    @property
    def is_stale(self) -> bool:
        """Whether the source has changed since it was translated."""
        return self.awaited.want == Want.STALE

    @property
    def is_begun(self) -> bool:
        """Whether a translation is under way."""
        return self.awaited.want == Want.DRAFTED


@require_safe
@require(Capability.TRANSLATE)
def board(request: HttpRequest) -> HttpResponse:
    """What awaits translation into one language, longest waiting first, with counts for the others."""
    person = person_reading(request)
    filters = BoardFilters.of(request.GET, language=get_language() or person.language)
    rows = awaiting_for(person, filters.language, kind=filters.kind, want=filters.want)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    counts = counts_for(person)
    context = {
        "page": page,
        "items": _items([awaited(row) for row in page], person),
        "language": filters.language,
        "language_name": said_name_of(filters.language),
        "languages_tabs": filters.language_tabs(counts),
        "wants_tabs": filters.want_tabs(counts),
        "kinds_tabs": filters.kind_tabs(counts),
    }
    return render(request, "languages/board.html", context)


def _items(found: list[Awaited], person: Person) -> list[Item]:
    """The lines of a page; a thing that may no longer be shown is left out."""
    shown = cards((each.ref for each in found), reader=person, language=get_language() or person.language)
    return [Item(each, shown[each.ref]) for each in found if each.ref in shown]
