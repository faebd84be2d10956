"""How many members there are, by what: for those who keep the membership."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from multaqa.features.membership.commands import export_statistics
from multaqa.features.membership.queries.statistics import figures_of
from multaqa.features.membership.tables import Table, tables_of
from multaqa.foundation.people.api import Capability, person_reading, require, the_network
from multaqa.lib.withholding import SMALLEST


@require_safe
@never_cache
@require(Capability.KEEP_MEMBERSHIP)
def statistics(request: HttpRequest) -> HttpResponse:
    """The figures of all members whom the reader meets: a plot and its table for each."""
    language = get_language() or "ar"
    figures = figures_of(the_network(), reader=person_reading(request))
    drawn = [_drawn(table, language) for table in tables_of(figures, language)]
    context = {"tables": drawn, "all": figures.shown("all"), "smallest": SMALLEST}
    return render(request, "membership/statistics/page.html", context)


@require_POST
@never_cache
@require(Capability.KEEP_MEMBERSHIP)
def exported(request: HttpRequest) -> HttpResponse:
    """The same as a file."""
    content = export_statistics(the_network(), language=get_language() or "ar", by=person_reading(request))
    headers = {"Content-Disposition": 'attachment; filename="members.csv"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


def _drawn(table: Table, language: str) -> dict[str, Any]:
    headers = [table.head, *table.columns]
    return {"table": table, "headers": headers, "rows": table.written(language)}
