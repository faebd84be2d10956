"""For tests of any app: conversations, and what the standing access test meets of them."""

from datetime import timedelta

from django.utils import timezone

from multaqa.features.conversations.commands.beginning import begin
from multaqa.features.conversations.commands.keeping import keep_message
from multaqa.features.conversations.commands.partaking import accept, ask_others, decline
from multaqa.features.conversations.commands.writing import delete_message, send
from multaqa.features.conversations.models import Conversation, KeptMessage, Message, Openness, Partaker
from multaqa.features.membership.api import member_of
from multaqa.foundation.access.testing import World
from multaqa.foundation.people.api import Person, the_network

PAGES = ("conversation", "news", "kept", "answer", "people", "leaving")
MESSAGE_PAGES = ("message", "deletion", "report")


def a_conversation(by: Person, *others: Person, source: str = "Which lamps do you use?") -> Conversation:
    """A conversation that everyone who was asked to it has accepted."""
    conversation = begin(others, source=source, by=by).conversation
    for person in others:
        accept(conversation, by=person)
    return conversation


def as_if_sent(message: Message, *, before: timedelta) -> Message:
    """The message as if it had been sent so long ago."""
    at = timezone.now() - before
    Message.objects.filter(pk=message.pk).update(sent_at=at)
    if not Message.objects.filter(conversation=message.conversation_id, sent_at__gt=at).exists():
        Conversation.objects.filter(pk=message.conversation_id).update(last_at=at)
    message.refresh_from_db()
    return message


def plant_secrets(world: World) -> None:
    """Leila, who hides from Mourad's ministry, writes to Chen; others converse, unless she plays their parts too."""
    people = world.people
    _visit(world, begin([people.chen], source=world.words("asked"), by=people.leila))
    if people.amina != people.diego:
        _plant_pair(world)
        _plant_group(world)


def _plant_pair(world: World) -> None:
    """Amina and Diego converse, and both have begun to write something."""
    people = world.people
    pair = a_conversation(people.amina, people.diego, source=world.words("between two"))
    _visit(world, send(pair, source=world.words("between two"), by=people.diego))
    gone = send(pair, source="gone", by=people.amina)
    delete_message(gone, by=people.amina)
    _visit(world, gone)
    keep_message(people.amina, source=world.words("kept message"), conversation=pair)
    keep_message(people.diego, source=world.words("kept new message"), conversation=None)
    _send(world, pair)


def _plant_group(world: World) -> None:
    """Amina, Karim, Chen and later Jun converse; Mourad has declined what Karim wrote to him."""
    people = world.people
    group = a_conversation(people.amina, people.karim, people.chen, source=world.words("between three"))
    ask_others(group, [people.jun], is_shared=False, by=people.amina)
    _visit(world, send(group, source=world.words("between four"), by=people.karim))
    declined = begin([people.mourad], source=world.words("declined"), by=people.karim)
    decline(declined.conversation, by=people.mourad)
    _visit(world, declined)


def _visit(world: World, message: Message) -> None:
    world.visit_thing(message)
    world.visit_thing(message.conversation)
    for page in MESSAGE_PAGES:
        world.visit(f"conversations:{page}", public_id=message.public_id)
    for page in PAGES:
        world.visit(f"conversations:{page}", public_id=message.conversation.public_id)


def _send(world: World, conversation: Conversation) -> None:
    """What is sent by scripts, and a new message to somebody who is chosen on the page before."""
    world.post("conversations:kept", {"source": "words of a reader"}, public_id=conversation.public_id)
    world.post("conversations:kept_new", {"source": "words of a reader"})
    world.post("conversations:people", {"to": "nobody"}, public_id=conversation.public_id)
    if member := member_of(world.people.jun, the_network()):
        world.visit("conversations:new", query=f"to={member.public_id}")


def leave_traces(person: Person, *, words: str, officer: Person) -> None:
    """A conversation that she began, what she wrote in it and is writing, and her choice."""
    conversation = Conversation.objects.create(network=the_network(), begun_by=person, last_number=1)
    Partaker.objects.create(conversation=conversation, person=person, other=officer, state=Partaker.State.IN)
    Partaker.objects.create(
        conversation=conversation, person=officer, other=person, state=Partaker.State.IN, asked_by=person
    )
    Message.objects.create(
        conversation=conversation, number=1, author=person, language="en", source=words, html=f"<p>{words}</p>"
    )
    KeptMessage.objects.create(person=person, conversation=conversation, source=words)
    Openness.objects.create(person=person, who=Openness.Who.NOBODY)
