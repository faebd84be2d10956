"""What the entries of an import have to do with each other, and with what was imported before."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from multaqa.features.news.reading.entries import Entry, Form, Known
from multaqa.features.news.reading.likeness import Weights, fingerprint, phrases_in, stems
from multaqa.features.news.reading.proposals import propose_title

_HOLDS_TEASER: Final = 0.5  # share of a teaser's weighted stems that its article must hold
_CLEARLY_BEST: Final = 1.15  # by how much the best article must beat the second
_ONE_STORY: Final = 0.17  # overlap of words and pairs of words from which two texts tell one story
_SAME_WORDS: Final = 0.92


@dataclass(frozen=True)
class _Text:
    """An entry or a kept article, ready to be compared."""

    key: str
    language: str
    stems: Counter[str]
    is_whole: bool


def linked(entries: Sequence[Entry], known: Sequence[Known]) -> list[Entry]:
    """The entries with repeats of kept articles named, teasers linked to their articles, and stories grouped."""
    kept = [_Text(one.ref, one.language, stems(one.text), is_whole=True) for one in known]
    texts = [_Text(entry.key, entry.language, stems(entry.text), entry.form is Form.ARTICLE) for entry in entries]
    weights = Weights([text.stems for text in [*texts, *kept]])
    entries = [_known_again(entry, text, known, kept, weights) for entry, text in zip(entries, texts, strict=True)]
    entries = [_with_article(entry, text, texts, kept, weights) for entry, text in zip(entries, texts, strict=True)]
    return _titled_by_teasers(_grouped(entries, texts))


def without_repeats(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, each fingerprint once (the first stays)."""
    first: dict[str, Entry] = {}
    for entry in entries:
        first.setdefault(entry.fingerprint, entry)
    return list(first.values())


def _known_again(entry: Entry, text: _Text, known: Sequence[Known], kept: Sequence[_Text], weights: Weights) -> Entry:
    for one, other in zip(known, kept, strict=True):
        same = entry.fingerprint in {one.fingerprint, fingerprint(one.text)}
        if same or (
            _comparable(text, other) and len(text.stems) > 20 and weights.cosine(text.stems, other.stems) > _SAME_WORDS
        ):
            return replace(entry, kept_ref=one.ref)
    return entry


def _with_article(entry: Entry, text: _Text, texts: Sequence[_Text], kept: Sequence[_Text], weights: Weights) -> Entry:
    if entry.form is not Form.TEASER or entry.kept_ref:
        return entry
    own = _article_of(text, [other for other in texts if other.is_whole], weights)
    if own:
        return replace(entry, article_key=own)
    return replace(entry, article_ref=_article_of(text, kept, weights))


def _article_of(teaser: _Text, articles: Sequence[_Text], weights: Weights) -> str:
    """The key of the article that holds most of the teaser's words, if it holds enough and clearly more than others."""
    if len(teaser.stems) < 5:
        return ""
    scores = sorted(
        ((weights.contained(teaser.stems, one.stems), one.key) for one in articles if _comparable(teaser, one)),
        reverse=True,
    )
    if not scores or scores[0][0] < _HOLDS_TEASER:
        return ""
    second = scores[1][0] if len(scores) > 1 else 0.0
    return scores[0][1] if scores[0][0] >= second * _CLEARLY_BEST else ""


def _comparable(one: _Text, other: _Text) -> bool:
    return one.key != other.key and (not one.language or not other.language or one.language == other.language)


def _grouped(entries: Sequence[Entry], texts: Sequence[_Text]) -> list[Entry]:
    """Numbers for the stories that more than one entry tells; each stays an entry of its own."""
    phrases = [phrases_in(entry.text) for entry in entries]
    weights = Weights(phrases)
    group_of: dict[int, int] = {}
    for at, later in combinations(range(len(entries)), 2):
        same_page = bool(entries[at].address) and entries[at].address == entries[later].address
        alike = _may_be_one(texts[at], texts[later]) and weights.overlap(phrases[at], phrases[later]) >= _ONE_STORY
        if same_page or alike:
            group_of[later] = group_of.setdefault(at, max(group_of.values(), default=0) + 1)
    return [replace(entry, group=group_of.get(at, 0)) for at, entry in enumerate(entries)]


def _may_be_one(one: _Text, other: _Text) -> bool:
    long_enough = min(len(one.stems), len(other.stems)) >= 5
    return long_enough and one.is_whole == other.is_whole and _comparable(one, other)


def _titled_by_teasers(entries: Sequence[Entry]) -> list[Entry]:
    """An article without a title is proposed its teaser's: the source's own headline for it, or the teaser's words."""
    teasers = {entry.article_key: entry for entry in entries if entry.article_key}
    return [
        replace(entry, proposed_title=_offered(teasers[entry.key]))
        if not entry.title and entry.key in teasers
        else entry
        for entry in entries
    ]


def _offered(teaser: Entry) -> str:
    return teaser.title or teaser.proposed_title or propose_title([teaser.lead])
