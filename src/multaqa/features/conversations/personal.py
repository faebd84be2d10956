"""What is held about people here: with whom they converse, what they wrote and are writing, and what they chose."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from multaqa.features.conversations.commands.partaking import let_go_everywhere
from multaqa.features.conversations.commands.writing import empty
from multaqa.features.conversations.limits import DRAFTS_KEPT_FOR
from multaqa.features.conversations.models import Conversation, KeptMessage, Message, Openness, Partaker
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.people.api import Fate, Holding, Person, Row, nothing_to_erase, register_holding


def _parts(person: Person) -> Iterator[Row]:
    for part in Partaker.objects.filter(person=person).select_related("conversation").order_by("pk"):
        row: dict[str, object] = {"thing": ref_of(part.conversation), "state": part.state}
        yield row | {"since": part.since, "until": part.left_at}


def _begun(person: Person) -> Iterator[Row]:
    for conversation in Conversation.objects.filter(begun_by=person).order_by("pk"):
        yield {"thing": ref_of(conversation), "at": conversation.begun_at}


def _sent(person: Person) -> Iterator[Row]:
    for message in Message.objects.filter(author=person).select_related("conversation").order_by("pk"):
        row: dict[str, object] = {"thing": ref_of(message), "part_of": ref_of(message.conversation)}
        yield row | {"language": message.language, "words": message.source, "at": message.sent_at}


def _empty_sent(person: Person) -> int:
    sent = list(Message.objects.filter(author=person, deleted_at=None))
    for message in sent:
        empty(message, by=None)
    return len(sent)


def _kept(person: Person) -> Iterator[Row]:
    for kept in KeptMessage.objects.filter(person=person).select_related("conversation").order_by("pk"):
        where = ref_of(kept.conversation) if kept.conversation is not None else ""
        yield {"part_of": where, "words": kept.source, "changed_at": kept.at}


def _forget_kept(person: Person) -> int:
    return KeptMessage.objects.filter(person=person).delete()[0]


def _chosen(person: Person) -> Iterator[Row]:
    for chosen in Openness.objects.filter(person=person):
        yield {"answer": chosen.who}


def _forget_chosen(person: Person) -> int:
    return Openness.objects.filter(person=person).delete()[0]


register_holding(
    Holding(
        model="conversations.Partaker",
        label=_("In which conversations one takes or took part, and how far one has read"),
        why=_("So that a message reaches those for whom it is, and nobody else."),
        kept=_("One has left; that one took part stays with what the others wrote."),
        fate=Fate.EMPTIED,
        seen_by=_("Those who take part"),
        naming={"conversations.Partaker": ("person",)},
        export=_parts,
        erase=let_go_everywhere,
    )
)
register_holding(
    Holding(
        model="conversations.Conversation",
        label=_("Conversations that one began"),
        why=_("To know who wrote first."),
        kept=_("The conversation stays with the others; who began it loses the name."),
        fate=Fate.KEPT,
        seen_by=_("Those who take part"),
        naming={"conversations.Conversation": ("begun_by",)},
        export=_begun,
        erase=nothing_to_erase,
    )
)
register_holding(
    Holding(
        model="conversations.Message",
        label=_("Messages that one wrote"),
        why=_("So that those to whom they were sent can read them."),
        kept=_("The words and files are erased. Before that they are kept for as many months as the network says."),
        fate=Fate.EMPTIED,
        seen_by=_("Those who took part when they were sent, and with whom that was shared"),
        naming={"conversations.Message": ("author",)},
        export=_sent,
        erase=_empty_sent,
    )
)
register_holding(
    Holding(
        model="conversations.KeptMessage",
        label=_("Messages that one is writing"),
        why=_("So that no words are lost when the line drops."),
        kept=_("Nothing stays."),
        naming={"conversations.KeptMessage": ("person",)},
        export=_kept,
        erase=_forget_kept,
        period=DRAFTS_KEPT_FOR,
    )
)
register_holding(
    Holding(
        model="conversations.Openness",
        label=_("Who may begin to write to one"),
        why=_("So that nobody is written to who does not want it."),
        kept=_("Nothing stays."),
        naming={"conversations.Openness": ("person",)},
        export=_chosen,
        erase=_forget_chosen,
    )
)
