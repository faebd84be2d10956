"""What happened to questions. Who was asked and what she did with it is no fact: who declines is known to nobody."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class QuestionPut(Fact):
    """A thread is a question, put to so many people at first; ``answer_by`` is a moment (ISO 8601)."""

    SAYS: ClassVar = _("%(by)s put a question to experts (%(people)s): %(thing)s.")

    thread: str
    people: int
    answer_by: str


@dataclass(frozen=True)
class QuestionConcluded(Fact):
    """It was said what came of a question: ``outcome``, and with which post, "" for none."""

    SAYS: ClassVar = _("%(by)s said what came of %(thing)s (%(outcome)s).")

    thread: str
    outcome: str
    post: str = ""


@dataclass(frozen=True)
class QuestionOpenedAgain(Fact):
    """What had been said to have come of a question holds no longer."""

    SAYS: ClassVar = _("%(by)s opened the question %(thing)s again.")

    thread: str


@dataclass(frozen=True)
class QuestionRulesSet(Fact):
    """To one person at most so many questions are put in a week from now on."""

    SAYS: ClassVar = _("%(by)s set how many questions a week are put to one person: %(most)s.")

    most: int
