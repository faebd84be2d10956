"""What a message may say: its limits, and what is made harmless before it is kept."""

from dataclasses import dataclass
from typing import Self

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from multaqa.features.conversations.limits import LONGEST
from multaqa.features.conversations.refusals import CannotBeSent
from multaqa.foundation.languages.api import CODES, detect_by_script
from multaqa.foundation.people.api import Person
from multaqa.lib.controls import revealed
from multaqa.lib.markdown import render


@dataclass(frozen=True)
class Writing:
    """A text that may be kept: deceiving characters named, rendered, in a language found from its script."""

    source: str
    html: str
    language: str

    @classmethod
    def of(cls, source: str, *, by: Person) -> Self:
        """What a person wrote. Raises CannotBeSent."""
        kept = revealed(source)
        if problem := problem_in(kept):
            raise CannotBeSent(str(problem))
        language = detect_by_script(kept) or (by.language if by.language in CODES else "en")
        return cls(kept, render(kept, language=language), language)


def problem_in(source: str) -> str | Promise:
    """What is wrong with a text, in one sentence that says what to do; "" when nothing is."""
    if not source.strip():
        return _("A text is needed before this can be sent.")
    if len(source) > LONGEST:
        too_long = _(
            "The text has %(length)d characters; at most %(longest)d can be sent. A long document can be attached as "
            "a file instead."
        )
        return too_long % {"length": len(source), "longest": LONGEST}
    return ""
