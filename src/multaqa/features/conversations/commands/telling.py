"""Who is told of a message: once, until she has looked."""

from django.db import transaction

from multaqa.features.conversations.models import Message, Partaker
from multaqa.features.conversations.notices import ASKED, WRITTEN
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.notify.api import tell
from multaqa.foundation.people.api import Person

State = Partaker.State


@transaction.atomic
def tell_of_message(public_id: str, *, once: str) -> int:
    """Tell those who take part of a new message, and those who are asked to that somebody wants to write to them.

    Returns how many. Who has not looked since she was told last is not told again, and nobody of one whom she muted
    or blocked. Safe to repeat.
    """
    message = Message.objects.select_related("conversation", "author").filter(public_id=public_id).first()
    if message is None or message.deleted_at is not None:
        return 0
    about = ref_of(message.conversation)
    others = Partaker.objects.filter(conversation=message.conversation).exclude(person=message.author_id)
    told = 0
    for state, kind in ((State.IN, WRITTEN), (State.ASKED, ASKED)):
        people = Person.objects.filter(pk__in=others.filter(state=state).values("person"))
        notices = tell(people, kind=kind, thing_ref=about, once=once, unless_unseen=True, caused_by=message.author)
        told += len(notices)
    return told
