"""The figures of members as tables: what each counts, in the reader's language, with the bars that draw it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from multaqa.features.membership.models import Gender
from multaqa.features.membership.queries.naming import language_named
from multaqa.features.membership.queries.statistics import LATE, NEVER, NO_GROUP, RECENT, Figures
from multaqa.foundation.taxonomy.api import area_name, regional_groups
from multaqa.lib.dates import format_month
from multaqa.lib.digits import localise_number
from multaqa.lib.labels import label_in

_ACTIVE: Final[dict[str, Promise]] = {
    RECENT: gettext_lazy("Within the last 30 days"),
    LATE: gettext_lazy("31 to 90 days ago"),
    NEVER: gettext_lazy("Longer ago, or never"),
}
_GENDERS: Final[dict[str, Promise | str]] = {**dict(Gender.choices), "": pgettext_lazy("gender", "Not given")}

type Counted = int | None


@dataclass(frozen=True)
class Bar:
    """One bar of a plot: ``share`` in hundredths of the longest; None where the count is withheld."""

    count: Counted
    share: int | None


@dataclass(frozen=True)
class Row:
    """What one line of a table is called, and its counts by columns; None is withheld."""

    label: str
    counts: Sequence[Counted]


@dataclass(frozen=True)
class Table:
    """One table: ``head`` names what its lines are, ``columns`` what is counted. ``is_drawn``: it has a plot."""

    title: str
    head: str
    columns: Sequence[str]
    rows: Sequence[Row]
    is_drawn: bool = True

    @property
    def bars(self) -> list[tuple[str, list[Bar]]]:
        """The lines of the plot: a label, and a bar for each column."""
        most = max((count or 0 for row in self.rows for count in row.counts), default=0) or 1
        return [(row.label, [_bar(count, most) for count in row.counts]) for row in self.rows]

    def written(self, language: str) -> list[list[str]]:
        """The lines as a reader sees them, in her digits."""
        return [[row.label, *(_said(count, language) for count in row.counts)] for row in self.rows]


def tables_of(figures: Figures, language: str) -> list[Table]:
    """Every table of the figures, in a language."""
    members = [pgettext("column of figures", "Members")]
    return [
        Table(_("Members by constituency"), _("Constituency"), members, list(_constituencies(figures, language))),
        Table(_("Members by region"), _("Regional group"), members, list(_groups(figures, language))),
        Table(_("Members by country or area"), _("Country or area"), members, list(_areas(figures, language))),
        _crossed(figures, language),
        Table(_("Members by working language"), _("Language"), members, list(_languages(figures, language))),
        Table(_("Members by gender, where given"), _("Gender"), members, _parts(figures, "gender", _GENDERS)),
        Table(_("When members were last here"), _("Last signed in"), members, _parts(figures, "seen", _ACTIVE)),
        Table(_("When members last wrote or changed something"), _("Last"), members, _parts(figures, "wrote", _ACTIVE)),
        Table(_("Admitted and left, by month"), _("Month"), [_("Admitted"), _("Left")], _months(figures, language)),
    ]


def group_named(code: str, language: str) -> str:
    """What a regional group is called."""
    return _("None, or not given") if code == NO_GROUP else label_in(regional_groups()[code].names, language)


def _constituencies(figures: Figures, language: str) -> Iterable[Row]:
    for code, name in figures.constituencies.items():
        yield Row(label_in(name, language), [figures.shown("constituency", code)])
    yield Row(pgettext("sum of figures", "All"), [figures.shown("all")])


def _groups(figures: Figures, language: str) -> Iterable[Row]:
    for code in figures.groups:
        yield Row(group_named(code, language), [figures.shown("group", code)])


def _areas(figures: Figures, language: str) -> Iterable[Row]:
    """Those that have members enough; the others are not named."""
    return (Row(area_name(code, language), [figures.shown("area", code)]) for code in figures.listed("area"))


def _languages(figures: Figures, language: str) -> Iterable[Row]:
    codes = figures.listed("language")
    return (Row(language_named(code, language), [figures.shown("language", code)]) for code in codes)


def _crossed(figures: Figures, language: str) -> Table:
    columns = [group_named(group, language) for group in figures.groups]
    rows = [
        Row(label_in(name, language), [figures.shown("cell", group, code) for group in figures.groups])
        for code, name in figures.constituencies.items()
    ]
    return Table(_("Members by constituency and region"), _("Constituency"), columns, rows, is_drawn=False)


def _parts(figures: Figures, kind: str, labels: dict[str, Promise] | dict[str, Promise | str]) -> list[Row]:
    return [Row(str(label), [figures.shown(kind, value)]) for value, label in labels.items()]


def _months(figures: Figures, language: str) -> list[Row]:
    keys = [(month, month.strftime("%Y-%m")) for month in figures.months]
    return [
        Row(format_month(month, language), [figures.shown("since", key), figures.shown("ended_at", key)])
        for month, key in keys
    ]


def _bar(count: Counted, most: int) -> Bar:
    return Bar(count, None if count is None else round(100 * count / most))


def _said(count: Counted, language: str) -> str:
    return pgettext("a count that is withheld", "withheld") if count is None else localise_number(count, language)
