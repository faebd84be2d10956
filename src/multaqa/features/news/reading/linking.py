"""What the entries of an import have to do with each other, and with what was imported before."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from multaqa.features.news.reading.entries import Entry, Form, Known
from multaqa.features.news.reading.likeness import Weights, fingerprint, phrases_in, stems
from multaqa.features.news.reading.proposals import propose_title

_HOLDS_TEASER: Final = 0.5  # share of a teaser's weighted stems that its article must hold
_CLEARLY_BEST: Final = 1.15  # by how much the best article must beat the second
_ONE_STORY: Final = 0.17  # overlap of words and pairs of words from which two texts tell one story
_SAME_WORDS: Final = 0.92  # cosine from which a kept article is the same text
_FEWEST_STEMS: Final = 5  # a shorter text is compared with none
_COMMONEST: Final = 20  # a phrase that more entries hold does not bring two of them together


@dataclass(frozen=True)
class _Text:
    """An entry or a kept article, ready to be compared."""

    key: str
    language: str
    stems: Counter[str]
    is_whole: bool


class _Shelf:
    """Whole texts by their stems, so that a text is compared only with those that share words with it."""

    def __init__(self, texts: Sequence[_Text], weights: Weights) -> None:
        self._texts = texts
        self._weights = weights
        self._holders: dict[str, list[int]] = defaultdict(list)
        for at, text in enumerate(texts):
            for stem in text.stems:
                self._holders[stem].append(at)

    def holding(self, short: _Text) -> list[tuple[float, _Text]]:
        """The texts that hold words of ``short``: which share of its weight (0 to 1), best first."""
        total = sum(map(self._weights.of, short.stems))
        held: dict[int, float] = defaultdict(float)
        for stem in short.stems:
            weight = self._weights.of(stem)
            for at in self._holders.get(stem, ()):
                held[at] += weight
        found = [(share / total, self._texts[at]) for at, share in held.items() if _comparable(short, self._texts[at])]
        return sorted(found, key=lambda one: -one[0])


def linked(entries: Sequence[Entry], known: Sequence[Known]) -> list[Entry]:
    """The entries with repeats of kept articles named, teasers linked to their articles, and stories grouped."""
    kept = [_Text(one.ref, one.language, stems(one.text), is_whole=True) for one in known]
    texts = [_Text(entry.key, entry.language, stems(entry.text), entry.form is Form.ARTICLE) for entry in entries]
    weights = Weights([text.stems for text in [*texts, *kept]])
    own, before = _Shelf([text for text in texts if text.is_whole], weights), _Shelf(kept, weights)
    prints = {
        print_: one.ref for one in reversed(known) for print_ in (one.fingerprint, fingerprint(one.text)) if print_
    }
    pairs = list(zip(entries, texts, strict=True))
    known_again = [_known_again(entry, text, prints, before, weights) for entry, text in pairs]
    with_articles = [_with_article(entry, text, own, before) for entry, text in zip(known_again, texts, strict=True)]
    return _titled_by_teasers(_grouped(with_articles, texts))


def without_repeats(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, each fingerprint once (the first stays)."""
    first: dict[str, Entry] = {}
    for entry in entries:
        first.setdefault(entry.fingerprint, entry)
    return list(first.values())


def _known_again(entry: Entry, text: _Text, prints: dict[str, str], before: _Shelf, weights: Weights) -> Entry:
    if entry.fingerprint in prints:
        return replace(entry, kept_ref=prints[entry.fingerprint])
    if len(text.stems) > 4 * _FEWEST_STEMS:
        for share, other in before.holding(text)[:3]:
            if share > _SAME_WORDS and weights.cosine(text.stems, other.stems) > _SAME_WORDS:
                return replace(entry, kept_ref=other.key)
    return entry


def _with_article(entry: Entry, text: _Text, own: _Shelf, before: _Shelf) -> Entry:
    if entry.form is not Form.TEASER or entry.kept_ref or len(text.stems) < _FEWEST_STEMS:
        return entry
    here = _best(own.holding(text))
    return replace(entry, article_key=here) if here else replace(entry, article_ref=_best(before.holding(text)))


def _best(scores: Sequence[tuple[float, _Text]]) -> str:
    """The key of the article that holds most of the teaser's words, if it holds enough and clearly more than others."""
    if not scores or scores[0][0] < _HOLDS_TEASER:
        return ""
    second = scores[1][0] if len(scores) > 1 else 0.0
    return scores[0][1].key if scores[0][0] >= second * _CLEARLY_BEST else ""


def _comparable(one: _Text, other: _Text) -> bool:
    return one.key != other.key and (not one.language or not other.language or one.language == other.language)


def _grouped(entries: Sequence[Entry], texts: Sequence[_Text]) -> list[Entry]:
    """Numbers for the stories that more than one entry tells; each stays an entry of its own."""
    phrases = [phrases_in(entry.text) for entry in entries]
    weights = Weights(phrases)
    group_of: dict[int, int] = {}
    for at, later in sorted({*_on_one_page(entries), *_with_shared_words(phrases)}):
        same_page = bool(entries[at].address) and entries[at].address == entries[later].address
        alike = _may_be_one(texts[at], texts[later]) and weights.overlap(phrases[at], phrases[later]) >= _ONE_STORY
        if same_page or alike:
            group_of[later] = group_of.setdefault(at, max(group_of.values(), default=0) + 1)
    return [replace(entry, group=group_of.get(at, 0)) for at, entry in enumerate(entries)]


def _on_one_page(entries: Sequence[Entry]) -> Iterable[tuple[int, int]]:
    """The pairs of entries with one address."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, entry in enumerate(entries):
        if entry.address:
            places[entry.address].append(at)
    return (pair for found in places.values() for pair in combinations(found[:_COMMONEST], 2))


def _with_shared_words(phrases: Sequence[Counter[str]]) -> Iterable[tuple[int, int]]:
    """The pairs of entries that share a word or pair of words which few others hold."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(phrases):
        for phrase in one:
            places[phrase].append(at)
    return (pair for found in places.values() if len(found) <= _COMMONEST for pair in combinations(found, 2))


def _may_be_one(one: _Text, other: _Text) -> bool:
    long_enough = min(len(one.stems), len(other.stems)) >= _FEWEST_STEMS
    return long_enough and one.is_whole == other.is_whole and _comparable(one, other)


def _titled_by_teasers(entries: Sequence[Entry]) -> list[Entry]:
    """An article without a title is proposed its teaser's headline, or words of its own that are not its teaser's."""
    teasers = {entry.article_key: entry for entry in entries if entry.article_key}
    return [_titled(entry, teasers.get(entry.key)) for entry in entries]


def _titled(entry: Entry, teaser: Entry | None) -> Entry:
    if teaser is None or entry.title:
        return entry
    if teaser.title:
        return replace(entry, proposed_title=teaser.title, proposal_is_of_teaser=True)
    own = propose_title(entry.texts, besides=[teaser.proposed_title])
    return replace(entry, proposed_title=own)
