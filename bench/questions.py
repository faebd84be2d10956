"""``python -m bench.questions``: whether questions find those who can answer, and whether nobody is asked too much.

Sixty questions in Arabic, English and French (``questions.toml``) are put, twelve a week, to whom the score proposes in
a network of its own of three hundred members; nothing of an installation is touched. What a member does is known to the
measurement alone; what she shows of it is drawn at random, with something that she does not do. Somebody is judged fit
whose work answers the question, as its label says, and who works in its language or in English.
"""

import argparse
import os
import statistics
import tempfile
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final

from bench import world

if TYPE_CHECKING:
    from multaqa.features.community.testing.routing import Put
    from multaqa.features.membership.testing.crowds import Known
    from multaqa.foundation.people.api import Person
    from multaqa.foundation.taxonomy.api import Term

SEED: Final = 7
OF_EACH: Final = 20
A_WEEK: Final = 12
FIT_WANTED: Final = 3
TIMES_THE_MEDIAN: Final = 3
AREAS: Final = ("MAR", "JOR", "FRA", "KEN", "IND", "CHN", "BRA", "KAZ", "SEN", "ESP", "GBR", "MEX", "IDN", "LBN", "CAN")
CONSTITUENCIES: Final = ("member-states", "international-organisations", "private-sector", "civil-society", "academia")
SPOKEN: Final = {"en": 0.8, "ar": 0.45, "fr": 0.45, "es": 0.2, "ru": 0.15, "zh-hans": 0.15}


@dataclass(frozen=True)
class Figures:
    """What came of all questions: how many of five were fit in each, and how often each of the matched was asked."""

    fit: Sequence[int]
    asked: Mapping[int, int]
    languages: Sequence[str]

    @property
    def median(self) -> float:
        """How often the matched were asked, half of them less, half of them more."""
        return statistics.median(self.asked.values())

    @property
    def most(self) -> int:
        """How often the one who was asked most was asked."""
        return max(self.asked.values())

    @property
    def faults(self) -> int:
        """How many of both promises are not kept."""
        too_few = sum(fit < FIT_WANTED for fit in self.fit)
        return too_few + (self.most > TIMES_THE_MEDIAN * self.median)


def main() -> int:
    """Print the figures; the exit code is 0 where both promises are kept."""
    argparse.ArgumentParser(prog="bench.questions", description=__doc__).parse_args()
    with tempfile.TemporaryDirectory(prefix="multaqa-bench-") as folder:
        world.prepare(Path(folder))
        os.environ["MULTAQA_VAR"] = folder
        figures = _measured(tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")))
    print(_table(figures))
    return min(1, figures.faults)


def _measured(written: Mapping[str, Any]) -> Figures:
    from django.core.management import call_command

    from multaqa.features.community.testing import a_carrier
    from multaqa.features.community.testing.routing import let_a_week_go_by
    from multaqa.features.membership.testing import as_if_admitted
    from multaqa.foundation.people.testing import a_person

    call_command("migrate", verbosity=0)
    call_command("load_vocabulary", verbosity=0)
    founder, random = a_person("amina"), Random(SEED)
    as_if_admitted(founder)
    carrier = a_carrier(founder, is_wide=True)
    works, people = _crowd(written["professions"], random)
    questions = list(written["questions"])
    random.shuffle(questions)
    put = []
    for number, question in enumerate(questions):
        asker = random.choice([one for one in people if works[one.pk] not in question["fit"]])
        put.append(_put(question, carrier, by=asker))
        if number % A_WEEK == A_WEEK - 1:
            let_a_week_go_by()
    return _judged(questions, put, works)


def _crowd(professions: Mapping[str, Sequence[str]], random: Random) -> "tuple[dict[int, str], list[Person]]":
    """Twenty members of each profession, who show two to four of its subjects and perhaps one that they do not do."""
    from multaqa.features.membership.testing.crowds import a_crowd_knowing

    works = [profession for profession in professions for _member in range(OF_EACH)]
    people = a_crowd_knowing([_known(professions, work, random) for work in works])
    return {person.pk: work for person, work in zip(people, works, strict=True)}, people


def _known(professions: Mapping[str, Sequence[str]], work: str, random: Random) -> "Known":
    from multaqa.features.membership.testing.crowds import Known

    own = professions[work]
    shown = random.sample(own, random.randint(2, min(4, len(own))))
    if random.random() < 0.5:
        shown.append(random.choice([term for terms in professions.values() for term in terms]))
    spoken = [code for code, share in SPOKEN.items() if random.random() < share]
    return Known(
        terms={_term(code) for code in shown},
        languages=spoken or ["en"],
        area=random.choice(AREAS),
        constituency=random.choice(CONSTITUENCIES),
    )


def _put(question: Mapping[str, Any], carrier: Any, *, by: "Person") -> "Put":
    from multaqa.features.community.testing.routing import put_to_the_proposed

    return put_to_the_proposed(
        carrier,
        by=by,
        title=question["title"],
        source=question["text"],
        topics=[_term(code) for code in question["topics"]],
        language=question["language"],
    )


def _judged(questions: Sequence[Mapping[str, Any]], put: "Sequence[Put]", works: Mapping[int, str]) -> Figures:
    """Who works in no language of the question's is not proposed at all, so the work alone is judged here."""
    fit = [
        sum(works[one] in question["fit"] for one in each.asked) for question, each in zip(questions, put, strict=True)
    ]
    times = Counter(one for each in put for one in each.asked)
    matched = {one for each in put for one in each.matched}
    return Figures(fit, {one: times[one] for one in matched}, [question["language"] for question in questions])


def _term(code: str) -> "Term":
    from multaqa.foundation.taxonomy.api import term_of_code

    term = term_of_code(code)
    if term is None:
        raise LookupError(code)
    return term


def _table(figures: Figures) -> str:
    lines = ["| questions | of five fit, mean | at least three fit |", "|---|---|---|"]
    for language in (*dict.fromkeys(sorted(figures.languages)), "all"):
        fit = [one for one, spoken in zip(figures.fit, figures.languages, strict=True) if language in (spoken, "all")]
        enough = sum(one >= FIT_WANTED for one in fit)
        lines.append(f"| {language} ({len(fit)}) | {statistics.mean(fit):.2f} | {enough} of {len(fit)} |")
    asked = f"{len(figures.asked)} matched; asked {figures.median:g} times in the median, {figures.most} at most"
    return "\n".join([*lines, "", asked])


if __name__ == "__main__":
    raise SystemExit(main())
