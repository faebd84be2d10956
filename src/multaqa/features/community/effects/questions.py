"""What follows for questions when something is written: who was asked and wrote a reply has answered."""

from multaqa.features.community.commands.asking import ask_when_shown, note_answer
from multaqa.features.community.facts.moderation import PostApproved
from multaqa.features.community.facts.threads import PostWritten
from multaqa.foundation.facts.api import RecordedFact, on


@on(PostWritten)
def note_that_she_answered(fact: PostWritten, _recorded: RecordedFact) -> None:
    """A reply counts as an answer of whoever was asked."""
    note_answer(fact.post)


@on(PostApproved)
def ask_once_it_is_shown(fact: PostApproved, _recorded: RecordedFact) -> None:
    """A question that had waited is put to those who were chosen; an answer that had waited counts now."""
    ask_when_shown(fact.post)
    note_answer(fact.post)
