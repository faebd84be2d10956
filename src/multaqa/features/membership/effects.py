"""What follows from facts, in one view."""

from multaqa.features.membership.facts import NominatorAsked
from multaqa.features.membership.tasks import ask_nominator
from multaqa.foundation.facts.api import RecordedFact, on


@on(NominatorAsked)
def ask_by_held_contact(fact: NominatorAsked, _recorded: RecordedFact) -> None:
    """Whoever is to vouch is asked: the member by a notice, the organisation by a letter to the address held of it."""
    ask_nominator.enqueue(fact.nomination)
