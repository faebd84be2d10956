"""Measures the news importer on a folder of sources with what an editor would make of each.

    python -m tools.measure_import src/multaqa/features/news/tests/corpus [--explain 10]

The figures are those that the folder's README.md defines. ``--explain N`` also lists what went wrong in sources
numbered up to N; those above stay unseen, so that their figures say something about pages nobody has looked at.
"""

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from multaqa.features.news.reading.api import Entry, Reading, Source, SourceLine, Verdict, read_sources

KINDS = {".txt": "text", ".html": "page", ".xml": "feed"}
REMOVED = {Verdict.RESIDUE, Verdict.DATE, Verdict.BYLINE, Verdict.CAPTION}
_MARKS = re.compile(r"[\s\u00a0\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff]+")
_LIST_MARK = re.compile(r"^\s*(?:[-–•*]|\d{1,2}[.)])\s+")


@dataclass
class Figures:
    """Counts by name: each name has right, produced and expected."""

    counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    faults: list[str] = field(default_factory=list)

    def add(self, name: str, *, right: int = 0, produced: int = 0, expected: int = 0, false: int = 0) -> None:
        """Count one more case of ``name``."""
        self.counts[name].update(right=int(right), produced=int(produced), expected=int(expected), false=int(false))

    def merge(self, other: "Figures") -> None:
        """Add the counts of ``other``."""
        for name, counts in other.counts.items():
            self.counts[name].update(counts)

    def rows(self) -> Iterator[str]:
        """One line for each name: precision, recall, false claims."""
        for name, one in self.counts.items():
            precision = one["right"] / one["produced"] if one["produced"] else 1.0
            recall = one["right"] / one["expected"] if one["expected"] else 1.0
            shares = f"precision {precision:6.1%} ({one['right']}/{one['produced']})"
            shares += f"  recall {recall:6.1%} ({one['right']}/{one['expected']})"
            yield f"  {name:12} {shares}" + (f"  false claims {one['false']}" if one["false"] else "")


def main() -> None:
    """Print the figures: all, by kind, by language; and the faults of the explained sources."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--explain", type=int, default=0)
    chosen = parser.parse_args()
    groups: dict[str, Figures] = defaultdict(Figures)
    for path in sorted(chosen.folder.glob("*.expected.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        source = next(one for one in path.parent.glob(path.name.split(".")[0] + ".*") if one.suffix in KINDS)
        figures = measured(source, expected)
        number = int(path.name[:2])
        if number <= chosen.explain:
            print(f"{source.name}:", *(figures.faults or ["all right"]), sep="\n    ")
        part = "01-10" if number <= 10 else "11-30"
        for name in ("all", part, KINDS[source.suffix], expected["language"]):
            groups[name].merge(figures)
    for name, figures in groups.items():
        print(name, *figures.rows(), sep="\n")


def measured(path: Path, expected: dict[str, Any]) -> Figures:
    """The figures of one source."""
    figures = Figures()
    reading = read_sources([Source(path.name, path.read_bytes())])
    for refused in reading.refused:
        figures.faults.append(f"refused: {refused.refusal}")
    language = next((source.language for source in reading.sources), "")
    said = language.split("-")[0] == expected["language"]
    figures.add("language", right=said, produced=1, expected=1)
    pairs = _matched(reading.entries, expected["entries"])
    figures.add("entries", right=len(pairs), produced=len(reading.entries), expected=len(expected["entries"]))
    for entry in reading.entries:
        if entry not in [one for one, _ in pairs]:
            figures.faults.append(f"entry not wanted: {entry.title or entry.lead or entry.text[:60]!r}")
    for wanted in expected["entries"]:
        if wanted not in [other for _, other in pairs]:
            figures.faults.append(f"entry missed: {wanted['title'] or wanted['lead'] or wanted['body_starts']!r}")
    for entry, wanted in pairs:
        _measure_entry(figures, entry, wanted)
    _measure_residue(figures, reading, expected)
    _measure_groups(figures, pairs, reading.entries, expected)
    return figures


def _matched(entries: Sequence[Entry], wanted: Sequence[dict[str, Any]]) -> list[tuple[Entry, dict[str, Any]]]:
    pairs: list[tuple[Entry, dict[str, Any]]] = []
    free = list(wanted)
    for entry in entries:
        whole = bare(entry.lead) + "".join(bare(block.text) for block in entry.blocks)
        for one in free:
            start = bare(one["body_starts"] or (one["lead"] or "")[:40])
            if start and start in whole:
                pairs.append((entry, one))
                free.remove(one)
                break
    return pairs


def _measure_entry(figures: Figures, entry: Entry, wanted: dict[str, Any]) -> None:
    body = "".join(bare(block.text) for block in entry.blocks)
    lead, wanted_lead = entry.lead, wanted["lead"]
    if not wanted["body_starts"] and wanted_lead and not entry.lead and body == bare(wanted_lead):
        lead = wanted_lead
    _value(figures, "titles", entry.title, wanted["title"])
    _value(figures, "leads", lead, wanted_lead)
    _value(figures, "dates", entry.published.isoformat() if entry.published else "", wanted["published"])
    _value(figures, "links", entry.address, wanted["link"])
    if wanted["body_starts"]:
        right = body.startswith(bare(wanted["body_starts"])) and body.endswith(bare(wanted["body_ends"]))
        figures.add("bodies", right=right, produced=1, expected=1)
        if not right:
            ends = "".join(block.text for block in entry.blocks)
            figures.faults.append(
                f"body {ends[:45]!r} … {ends[-45:]!r}, not {wanted['body_starts']!r} … {wanted['body_ends']!r}"
            )
    headings = [bare(block.text) for block in entry.blocks if block.kind == "heading"]
    common = _longest_common([bare(one) for one in wanted["headings"]], headings)
    figures.add("headings", right=common, produced=len(headings), expected=len(wanted["headings"]))
    if common < max(len(headings), len(wanted["headings"])):
        figures.faults.append(f"headings {headings}, not {wanted['headings']}")


def _value(figures: Figures, name: str, produced: str, expected: str | None) -> None:
    right = bool(produced) and bare(produced) == bare(expected or "")
    false = bool(produced) and expected is None
    figures.add(name, right=right, produced=bool(produced), expected=expected is not None, false=false)
    if bool(produced) != (expected is not None) or (produced and not right):
        figures.faults.append(f"{name}: {produced!r}, not {expected!r}")


def _measure_residue(figures: Figures, reading: Reading, expected: dict[str, Any]) -> None:
    blocks = [
        bare(text) for entry in reading.entries for text in (entry.title, entry.lead, *(b.text for b in entry.blocks))
    ]
    residue = [bare(one) for one in expected["residue"]]
    left = [one for one in residue if any(_left_in(one, block) for block in blocks)]
    removed = [bare(line.text) for line in _lines(reading) if line.verdict in REMOVED]
    wrong = [line for line in removed if line and not any(line in one or one in line for one in residue)]
    figures.add("removed", right=len(removed) - len(wrong), produced=len(removed), expected=len(removed))
    figures.add("residue", right=len(residue) - len(left), produced=len(residue), expected=len(residue))
    kept = [
        one for one in expected["kept"] if not any(bare(one) in "".join(_words(entry)) for entry in reading.entries)
    ]
    figures.add(
        "kept", right=len(expected["kept"]) - len(kept), produced=len(expected["kept"]), expected=len(expected["kept"])
    )
    figures.faults += [f"left in: {one}" for one in left]
    figures.faults += [f"wrongly removed: {line}" for line in wrong]
    figures.faults += [f"not kept: {one}" for one in kept]


def _lines(reading: Reading) -> Iterator[SourceLine]:
    for source in reading.sources:
        yield from source.lines
        for entry in source.entries:
            yield from entry.lines


def _words(entry: Entry) -> list[str]:
    return [bare(text) for text in (entry.title, entry.lead, *(block.text for block in entry.blocks))]


def _left_in(residue: str, block: str) -> bool:
    return bool(block) and (block.endswith(residue) or (len(residue) > 25 and residue in block))


def _measure_groups(
    figures: Figures, pairs: list[tuple[Entry, dict[str, Any]]], entries: Sequence[Entry], expected: dict[str, Any]
) -> None:
    place = {id(entry): expected["entries"].index(wanted) for entry, wanted in pairs}
    places = [place.get(id(entry), -1 - at) for at, entry in enumerate(entries)]
    produced = {
        frozenset((places[at], places[later]))
        for at, one in enumerate(entries)
        for later, other in enumerate(entries)
        if at < later and one.group and one.group == other.group
    }
    wanted = {frozenset(pair) for pair in expected["groups"]}
    figures.add("groups", right=len(produced & wanted), produced=len(produced), expected=len(wanted))
    if produced != wanted:
        figures.faults.append(f"groups {[sorted(pair) for pair in produced]}, not {expected['groups']}")


def _longest_common(one: list[str], other: list[str]) -> int:
    row = [0] * (len(other) + 1)
    for word in one:
        before = row[:]
        for at, same in enumerate(other, start=1):
            row[at] = before[at - 1] + 1 if word == same else max(before[at], row[at - 1])
    return row[-1]


def bare(text: str) -> str:
    """Text as the folder's README.md compares it: composed, without white space, bidi and list marks."""
    return _MARKS.sub("", unicodedata.normalize("NFC", _LIST_MARK.sub("", text)))


if __name__ == "__main__":
    main()
