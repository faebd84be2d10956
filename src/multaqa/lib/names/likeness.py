"""How like two names of people are, across scripts, spellings and orders; and the keys by which like ones are found."""

from collections.abc import Sequence
from itertools import permutations
from typing import Final

from multaqa.lib.names.parting import contractions, is_initial, readings, words_of
from multaqa.lib.names.sounding import Sound, sound_of

ALIKE: Final = 0.695
"""From this likeness on two names are proposed as one person's; see ``docs/develop/names.md``."""

_EXTRA_WORDS: Final = 2  # so many may one name have beside all words of the other
_OF_INITIAL: Final = 0.12
_NEAR: Final = {
    frozenset(pair): cost
    for cost, pairs in {
        0.1: "Xh fv jg",
        0.15: "gh",
        0.2: "sC sz zd kX Cj Xj kg td",
        0.3: "bp jz Ck Cz hk gX jk js vb",
        0.55: "mn",
    }.items()
    for pair in pairs.split()
}
_WEAK: Final = {"h": 0.2, "v": 0.18, "g": 0.5, "X": 0.5}
_COLOURS: Final = {"a": "A", "e": "AI", "i": "I", "y": "I", "o": "AU", "u": "U", "w": "U", "'": "AIU"}
_COARSE: Final = str.maketrans("pvdtzCjgq", "bfttsskkk", "hX")
_WITHOUT_G: Final = str.maketrans("pvdtzCjq", "bfttsskk", "hXg")


def likeness(one: str, other: str) -> float:
    """How like two names are: 1 for those that sound the same, 0 for those that have nothing in common."""
    plain, its_plain = readings(one), readings(other)
    pairs = [(left, right, _EXTRA_WORDS) for left in plain for right in its_plain]
    pairs += [(left, right, 1) for left in contractions(one) for right in its_plain]
    pairs += [(left, right, 1) for left in plain for right in contractions(other)]
    return max((_read_alike(left, right, extra=extra) for left, right, extra in pairs), default=0.0)


def are_alike(one: str, other: str) -> bool:
    """Whether two names may well be one person's."""
    return likeness(one, other) >= ALIKE


def keys_of(name: str) -> set[str]:
    """Short keys; two names that are alike have at least one in common, save for rare exceptions.

    Each is the coarse sound of one word of the name with the first sound of another.
    """
    words = list(dict.fromkeys(word for reading in readings(name) for word in reading))
    if len(words_of(name)) < 2:
        return {f"{sound}:" for word in words for sound in _coarse(word)}
    return {
        f"{sound[:24]}:{first[0]}"
        for one, other in permutations(words, 2)
        if not is_initial(one)
        for sound in _coarse(one)
        for first in _coarse(other, is_first=True)
    }


def _read_alike(left: Sequence[str], right: Sequence[str], *, extra: int) -> float:
    fewer, more = sorted((left, right), key=len)
    if not fewer or len(more) - len(fewer) > extra or (len(fewer) == 1 and len(more) > 1):
        return 0.0
    costs = _paired(list(fewer), list(more))
    if len(costs) < len(fewer) or all(is_initial(word) or is_initial(other) for word, other, _cost in costs):
        return 0.0
    return max(0.0, 1.0 - max(cost for *_words, cost in costs) - 0.02 * (len(more) - len(fewer)))


def _paired(fewer: list[str], more: list[str]) -> list[tuple[str, str, float]]:
    """Each word of the shorter name with the word nearest to it that is left, the surest pairs first; with costs."""
    ranked = sorted((_cost(word, other), i, j) for i, word in enumerate(fewer) for j, other in enumerate(more))
    taken: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for cost, i, j in ranked:
        if i not in taken and j not in used and cost < 1:
            taken[i] = j, cost
            used.add(j)
    return [(fewer[i], more[j], cost) for i, (j, cost) in taken.items()]


def _cost(one: str, other: str) -> float:
    """How far apart two words are, 0 to 1."""
    if is_initial(one) or is_initial(other):
        return _OF_INITIAL if _first(one) == _first(other) else 1.0
    left, right = sound_of(one), sound_of(other)
    if left.is_exact or right.is_exact:
        return 0.0 if left.letters == right.letters else 1.0
    if left.letters == right.letters and not (left.is_sparse and right.is_sparse):
        return 0.0
    return min(1.0, _aligned(left, right) / max(1.0, 0.55 + 0.15 * max(len(left.consonants), len(right.consonants))))


def _aligned(left: Sound, right: Sound) -> float:
    """The least sum of what it costs to lead one word to another, consonant by consonant with the vowels before it."""
    sparse = left.is_sparse + right.is_sparse
    row = [0.0]
    for place, consonant in enumerate(right.consonants):
        row.append(row[-1] + _WEAK.get(consonant, 0.9) + 0.0 * place)
    for i, mine in enumerate(left.consonants, 1):
        before, row = row, [row[0] + _WEAK.get(mine, 0.9)]
        for j, its in enumerate(right.consonants, 1):
            vowels = _vowel_cost(left.vowels[i - 1], right.vowels[j - 1], sparse=sparse)
            same = before[j - 1] + _consonant_cost(mine, its) + vowels
            row.append(min(same, before[j] + _WEAK.get(mine, 0.9), row[j - 1] + _WEAK.get(its, 0.9)))
    return row[-1] + _last_cost(left.vowels[-1], right.vowels[-1], sparse=sparse)


def _consonant_cost(one: str, other: str) -> float:
    return 0.0 if one == other else _NEAR.get(frozenset((one, other)), 1.2)


def _vowel_cost(one: str, other: str, *, sparse: int) -> float:
    """What differing vowels cost; where one script leaves short vowels out, a missing one costs nothing."""
    if one == other:
        return 0.0
    if not one or not other:
        written = one or other
        if sparse == 2:
            return 0.5
        if sparse == 1:
            return 0.5 if len(set(written)) > 1 and set(written) & set("iy") else 0.12 if len(written) > 1 else 0.0
        return 0.25
    mine, its = _colours(one), _colours(other)
    if mine == its:
        return 0.0
    return 0.08 if mine & its else 0.5


def _last_cost(one: str, other: str, *, sparse: int) -> float:
    """A last vowel tells Samir from Samira, and counts more than one inside; a last e is often mute."""
    if one == other or {one, other} <= {"", "e"}:
        return 0.0
    if not one or not other:
        return 0.6
    return _vowel_cost(one, other, sparse=sparse)


def _colours(vowels: str) -> set[str]:
    return {colour for letter in vowels for colour in _COLOURS[letter]}


def _coarse(word: str, *, is_first: bool = False) -> set[str]:
    """The consonants of a word, like ones as one; in two ways where a g may be an h. ``is_first``: from its beginning.

    A word that begins with a vowel begins with "a".
    """
    sound = sound_of(word.strip("."))
    if sound.is_exact:
        sound = sound_of(sound.letters)
    start = "a" if is_first and sound.vowels[0] else ""
    return {(start + sound.consonants.translate(table)) or "a" for table in (_COARSE, _WITHOUT_G)}


def _first(word: str) -> str:
    """The first sound of a word, coarsely; all vowels are one."""
    return min(_coarse(word, is_first=True))[0]
