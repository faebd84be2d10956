"""The words in the address of the board, as filters."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any, Self

from django.http import QueryDict
from django.utils.translation import pgettext

from multaqa.foundation.languages.board import Want, board_sources
from multaqa.foundation.languages.codes import name_of
from multaqa.foundation.people.api import offered_languages

type Counts = Counter[tuple[str, str, Want]]
type Tab = dict[str, Any]


@dataclass(frozen=True)
class BoardFilters:
    """What the board shows: one language; one kind of thing and one want, or all."""

    language: str
    kind: str = ""
    want: Want | None = None

    @classmethod
    def of(cls, words: QueryDict, *, language: str) -> Self:
        """The filters in an address; ``language`` when it names none. Words that mean nothing are passed over."""
        asked, kind, want = words.get("language", ""), words.get("kind", ""), words.get("want", "")
        return cls(
            language=asked if asked in offered_languages() else language,
            kind=kind if kind in {source.kind for source in board_sources()} else "",
            want=Want(want) if want in set(Want) else None,
        )

    def language_tabs(self, counts: Counts) -> list[Tab]:
        """One tab for each language, with what awaits it there under the other filters."""
        return [self._tab(replace(self, language=code), name_of(code), counts) for code in offered_languages()]

    def want_tabs(self, counts: Counts) -> list[Tab]:
        """One tab for everything and one for each want."""
        names = {
            None: pgettext("translation", "All"),
            Want.AWAITING: pgettext("translation", "Not begun"),
            Want.DRAFTED: pgettext("translation", "Begun"),
            Want.STALE: pgettext("translation", "Source changed since"),
        }
        return [self._tab(replace(self, want=want), name, counts) for want, name in names.items()]

    def kind_tabs(self, counts: Counts) -> list[Tab]:
        """One tab for everything and one for each kind; none while there is but one kind."""
        names = {source.kind: str(source.plural) for source in board_sources()}
        if len(names) < 2:
            return []
        return [
            self._tab(replace(self, kind=kind), name, counts)
            for kind, name in {"": pgettext("translation", "All"), **names}.items()
        ]

    def _tab(self, to: Self, label: str, counts: Counts) -> Tab:
        return {"label": label, "href": to._address(), "current": to == self, "count": to._count(counts)}

    def _address(self) -> str:
        words = QueryDict(mutable=True)
        words["language"] = self.language
        words.update({name: value for name, value in (("kind", self.kind), ("want", self.want)) if value})
        return f"?{words.urlencode()}"

    def _count(self, counts: Counts) -> int:
        return sum(
            many
            for (kind, language, want), many in counts.items()
            if language == self.language and self.kind in ("", kind) and self.want in (None, want)
        )
