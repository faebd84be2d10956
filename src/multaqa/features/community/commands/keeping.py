"""What someone is writing in a community, kept on the server until she sends it."""

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from multaqa.features.community.models import Carrier, KeptPost, Thread
from multaqa.features.community.sources import LONGEST, LONGEST_TITLE
from multaqa.foundation.people.api import Person

KEPT_FOR: Final = timedelta(days=30)


@transaction.atomic
def keep_post(by: Person, *, carrier: Carrier, source: str, thread: Thread | None = None, title: str = "") -> None:
    """Keep a reply that is being written, or without ``thread`` a new thread, in place of what was kept before.

    An empty one is forgotten. Leaves no fact: it is nobody else's. What is too long to be sent is cut.
    """
    if not source.strip() and not title.strip():
        forget_kept(by, carrier=carrier, thread=thread)
        return
    words = {"source": source[:LONGEST], "title": title[:LONGEST_TITLE]}
    KeptPost.objects.update_or_create(person=by, carrier=carrier, thread=thread, defaults=words)


def forget_kept(by: Person, *, carrier: Carrier, thread: Thread | None) -> None:
    """Drop what was kept: it is sent, or its writer does not want it."""
    KeptPost.objects.filter(person=by, carrier=carrier, thread=thread).delete()


def forget_old_kept() -> int:
    """Drop what nobody has touched for ``KEPT_FOR``; returns how many."""
    return KeptPost.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()[0]
