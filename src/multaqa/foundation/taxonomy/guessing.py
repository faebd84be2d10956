"""What a text is about, judged by the names it uses: pure, in six languages.

Words are folded and stemmed (Snowball; "light10" for Arabic), Chinese is matched by its characters. Where names
overlap the longest counts. The weight of a term is 1 − ½^(words of its names that were met): one word met once gives
0.5, a phrase of three words 0.875.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from multaqa.lib.fold import fold
from multaqa.lib.stems import stems

_CHINESE = "zh-hans"
_CHARACTERS_OF_A_WORD = 2
_ATTACHED = tuple("لبكفو")
_REPEATS_THAT_COUNT = 3
type Units = tuple[str, ...]


class KnownName(NamedTuple):
    """A name to look for; ``term`` is any number that stands for its term."""

    term: int
    language: str
    name: str


@dataclass(frozen=True)
class GuessedTerm:
    """A term met in the text; ``weight`` is above 0 and below 1."""

    term: int
    weight: float


def guess(text: str, language: str, names: Iterable[KnownName]) -> list[GuessedTerm]:
    """The terms whose names ``text`` uses, heaviest first.

    Names in ``language`` count, and English abbreviations in any text ("CCTV", "TLP").
    """
    wanted = [name for name in names if name.language == language or _is_abbreviation(name)]
    if language == _CHINESE:
        words = _words_met(list(fold(text)), {name: list(fold(name.name)) for name in wanted}, _CHARACTERS_OF_A_WORD)
    else:
        units = {name: _stems_of(name.name, language) for name in wanted}
        words = _words_met(_without_attached(stems(text, language), units.values()), units, 1)
    guesses = [GuessedTerm(term, 1 - 0.5**count) for term, count in words.items()]
    return sorted(guesses, key=lambda one: (-one.weight, one.term))


@lru_cache(maxsize=16_384)
def _stems_of(name: str, language: str) -> Units:
    """Kept, for a vocabulary says its names to every text."""
    return tuple(stems(name, language))


def _without_attached(words: Iterable[str], names: Iterable[Sequence[str]]) -> list[str]:
    """The stems of a text, without a preposition that Arabic attaches where a name's stem is left («لضحايا»)."""
    known = {stem for name in names for stem in name}
    return [word[1:] if word[:1] in _ATTACHED and word not in known and word[1:] in known else word for word in words]


def _words_met(text: Sequence[str], names: Mapping[KnownName, Sequence[str]], units_of_a_word: int) -> Counter[int]:
    """For each term the number of words of its names met in ``text``; a name repeated often counts three times."""
    terms_of: dict[Units, set[int]] = defaultdict(set)
    for name, units in names.items():
        if units:
            terms_of[tuple(units)].add(name.term)
    met: Counter[int] = Counter()
    for phrase, count in Counter(_longest_met(text, terms_of)).items():
        words = max(1, len(phrase) // units_of_a_word)
        met.update(dict.fromkeys(terms_of[phrase], words * min(count, _REPEATS_THAT_COUNT)))
    return met


def _longest_met(text: Sequence[str], wanted: Iterable[Units]) -> Iterator[Units]:
    """What of ``wanted`` stands in ``text``, the longest at each place, without overlaps."""
    by_first: dict[str, list[Units]] = defaultdict(list)
    for units in sorted(wanted, key=len, reverse=True):
        by_first[units[0]].append(units)
    place = 0
    while place < len(text):
        here = (units for units in by_first.get(text[place], []) if tuple(text[place : place + len(units)]) == units)
        found = next(here, None)
        if found is not None:
            yield found
        place += len(found) if found else 1


def _is_abbreviation(name: KnownName) -> bool:
    return name.language == "en" and name.name.isupper() and " " not in name.name
