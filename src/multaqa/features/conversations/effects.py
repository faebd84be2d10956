"""What follows when a message was sent."""

from multaqa.features.conversations.commands.telling import tell_of_message
from multaqa.features.conversations.facts import MessageSent
from multaqa.foundation.facts.api import RecordedFact, on


@on(MessageSent)
def tell_partakers(fact: MessageSent, recorded: RecordedFact) -> None:
    """Those for whom it is are told that something waits."""
    tell_of_message(fact.message, once=f"fact:{recorded.pk}")
