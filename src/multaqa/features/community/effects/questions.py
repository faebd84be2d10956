"""What follows for questions when something is written: who was asked and wrote a reply has answered."""

from multaqa.features.community.commands.asking import note_answer
from multaqa.features.community.facts.threads import PostWritten
from multaqa.foundation.facts.api import RecordedFact, on


@on(PostWritten)
def note_that_she_answered(fact: PostWritten, _recorded: RecordedFact) -> None:
    """A reply counts as an answer of whoever was asked."""
    note_answer(fact.post)
