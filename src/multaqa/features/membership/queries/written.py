"""What a member has written in rows beside her own: her names, languages and subjects, in one query."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet, Value

from multaqa.features.membership.models import Member, MemberLanguage, MemberName
from multaqa.features.membership.queries.naming import WrittenName, in_own_order
from multaqa.lib.prepared import Given, Prepared


@dataclass(frozen=True)
class Written:
    """Names with her own script first; languages with how well she works in each; row numbers of terms."""

    names: Sequence[WrittenName]
    languages: Sequence[tuple[str, int]]
    terms: Sequence[int]


def written_by(member: Member) -> Written:
    """All of it, whoever may see it; one query."""
    found: dict[str, list[tuple[Any, ...]]] = {"name": [], "language": [], "term": []}
    for kind, *row in sorted(_ROWS.rows(member=member.pk)):
        found[kind].append(tuple(row))
    names = (in_own_order(*columns) for _place, *columns in found["name"])
    return Written(
        names=[name for name in names if name.parts],
        languages=[(code, level) for level, code, *_none in found["language"]],
        terms=[number for number, *_none in found["term"]],
    )


def _rows(member: Given) -> QuerySet[Any, Any]:
    """Rows of a kind, a number, and the four columns that names have."""
    names = MemberName.objects.filter(member_id=member).values_list(
        Value("name"), "place", "given", "family", "family_first", "form_of_address"
    )
    rest = (Value(""), Value(value=False), Value(""))
    languages = MemberLanguage.objects.filter(member_id=member).values_list(
        Value("language"), "level", "language", *rest
    )
    worn = Member.terms.through.objects.filter(member_id=member).values_list(Value("term"), "term_id", Value(""), *rest)
    return names.order_by().union(languages.order_by(), worn.order_by(), all=True)


_ROWS: Final = Prepared(_rows)
