"""Lists for tests of bringing in."""

from django.utils.translation import override

from multaqa.features.membership.commands import begin_intake, read_intake
from multaqa.features.membership.models import Intake, IntakeRow
from multaqa.features.membership.queries.intakes import ranked_rows, shown_rows, with_likes
from multaqa.foundation.people.api import the_network

PEOPLE = "Name,Mail address,Organisation"
BODIES = "Name in English,Constituency"


def people_in(*rows, head=PEOPLE, by, language="ar", encoding="utf-8"):
    return list_of(Intake.Kind.PEOPLE, head, *rows, by=by, language=language, encoding=encoding)


def bodies_in(*rows, head=BODIES, by):
    return list_of(Intake.Kind.BODIES, head, *rows, by=by, language="en", encoding="utf-8")


def list_of(kind, *lines, by, language, encoding):
    content = "\n".join(lines).encode(encoding)
    return brought(content, kind=kind, by=by, language=language)


def brought(content, *, kind=Intake.Kind.PEOPLE, by, language="ar", name="list.csv"):
    own = {"name": name, "kind": kind, "network": the_network(), "language": language}
    intake = begin_intake(content, by=by, **own)
    read_intake(intake, language="en")
    return intake


def rows_of(intake):
    return list(IntakeRow.objects.filter(of=intake).order_by("number"))


def shown(intake, *, reader):
    rows = with_likes(ranked_rows(intake, reader=reader), reader=reader)
    return shown_rows(list(rows), intake, language="en")


def told(intake, *, reader):
    """Every problem as a number of a row, a column and the beginning of its sentence."""
    with override("en"):
        rows = shown(intake, reader=reader)
    return [(one.row.number, p.column, p.sentence) for one in rows for p in one.problems]
