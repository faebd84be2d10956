"""What a shelf is made of: the members as one circle sees them."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Self

from django.db.models import QuerySet

from multaqa.features.membership.models import Member, MemberLanguage, MemberName, Shown
from multaqa.lib.fold import fold, sort_key


class Row(NamedTuple):
    """A member as a circle sees her: what is not shown to it is empty."""

    number: int
    person: int
    public_id: str
    constituency: str
    area: str
    organisation: str
    ends_at: datetime | None
    since: datetime


@dataclass(frozen=True)
class Rows:
    """The members in the order of the list: by name, and whoever shows none at the end; ``names`` are folded."""

    ordered: Sequence[Row]
    names: Sequence[str]
    languages: Sequence[tuple[str, int]]
    terms: Sequence[tuple[int, int]]

    @classmethod
    def read(cls, members: QuerySet[Member], circle: Shown) -> Self:
        """Read them in four queries."""
        folds, keys = _names(members, circle)
        rows = sorted(_rows(members, circle), key=lambda row: (row.number not in keys, keys.get(row.number, ""), row))
        place = {row.number: number for number, row in enumerate(rows)}
        shown_languages = MemberLanguage.objects.filter(
            member__in=members.filter(languages_shown__gte=circle).values("pk")
        )
        worn = Member.terms.through.objects.filter(member__in=members.filter(terms_shown__gte=circle).values("pk"))
        return cls(
            ordered=rows,
            names=[folds.get(row.number, "") for row in rows],
            languages=[(code, place[number]) for number, code in shown_languages.values_list("member", "language")],
            terms=[(term, place[number]) for number, term in worn.values_list("member", "term")],
        )

    def organisations(self) -> set[str]:
        """The public ids of the organisations that any of them shows."""
        return {row.organisation for row in self.ordered if row.organisation}


def _rows(members: QuerySet[Member], circle: Shown) -> Iterator[Row]:
    columns = members.values_list(
        "pk",
        "person",
        "public_id",
        "constituency__code",
        "area",
        "area_shown",
        "organisation__public_id",
        "organisation_shown",
        "ends_at",
        "since",
    )
    for number, person, public_id, constituency, area, area_shown, body, body_shown, ends_at, since in columns:
        shown_area = area if area_shown >= circle else ""
        shown_body = body if body and body_shown >= circle else ""
        yield Row(number, person, public_id, constituency, shown_area, shown_body, ends_at, since)


def _names(members: QuerySet[Member], circle: Shown) -> tuple[dict[int, str], dict[int, str]]:
    """By row number of a member: her folded names, each after a space, and by what her first one is sorted."""
    folds: dict[int, str] = {}
    keys: dict[int, str] = {}
    shown = MemberName.objects.filter(member__in=members.filter(name_shown__gte=circle).values("pk"))
    for name in shown.order_by("place"):
        folds[name.member_id] = f"{folds.get(name.member_id, '')} {_searched(name)}"
        keys.setdefault(name.member_id, sort_key(f"{name.family} {name.given}"))
    return folds, keys


def _searched(name: MemberName) -> str:
    """A folded name as it is searched: in a script without spaces its parts also stand together, the family first."""
    whole = in_words(name.fold)
    return f"{whole} {fold(name.family + name.given)}" if has_no_spaces(whole) else whole


def has_no_spaces(word: str) -> bool:
    """Whether it is written in a script that puts none between words: Chinese or Japanese."""
    return any("\u3040" <= letter <= "\u9fff" for letter in word)


def script_of(folded: str) -> str:
    """The script of the first letter of a folded name, as Unicode's names of letters begin: ARABIC, CJK, LATIN …"""
    letter = next((letter for letter in folded if letter.isalpha()), "")
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""


def in_words(folded: str) -> str:
    """A folded name in which every part begins a word: «al-zahrani» is found by «zahrani» too."""
    return folded.replace("-", " ")
