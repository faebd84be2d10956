"""What a person was writing, and what she and the network chose."""

from multaqa.features.conversations.models import Conversation, KeptMessage, Openness
from multaqa.foundation.people.api import Person


def kept_in(conversation: Conversation | None, *, person: Person) -> str:
    """The words that a person was writing in a conversation, or with none in a new one; "" for none."""
    kept = KeptMessage.objects.filter(person=person, conversation=conversation)
    return kept.values_list("source", flat=True).first() or ""


def openness_of(person: Person) -> str:
    """Who may begin to write to a person."""
    chosen = Openness.objects.filter(person=person).values_list("who", flat=True).first()
    return chosen or Openness.Who.NETWORK.value
