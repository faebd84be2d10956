"""For tests of any app: kinds of notices known for a while."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db.models import Model
from django.utils import timezone

from multaqa.foundation.access.testing import World
from multaqa.foundation.notify.commands import (
    choose_mail,
    choose_manner,
    choose_sources,
    compose_digest,
    due_rounds,
    follow,
    queue_letter,
    tell,
)
from multaqa.foundation.notify.kinds import NoticeKind, forget_kind, register_kind
from multaqa.foundation.notify.letters import TEST
from multaqa.foundation.notify.models import Bookmark, Delivery, DigestRound, Follow, MailPause, Manner, Notice, Rhythm
from multaqa.foundation.notify.own_kinds import MAIL_PAUSED
from multaqa.foundation.people.api import Person


@contextmanager
def known_notices(*kinds: NoticeKind) -> Iterator[None]:
    """Make kinds of notices known until the block ends."""
    for kind in kinds:
        register_kind(kind)
    try:
        yield
    finally:
        for kind in kinds:
            forget_kind(kind)


def compose_digests(rhythm: str = "", *, days: int = 1) -> None:
    """Queue the digests of everybody (or of one rhythm) as if the last ones had come so many days ago."""
    now = timezone.now()
    rounds = DigestRound.objects.filter(rhythm=rhythm) if rhythm else DigestRound.objects.all()
    rounds.update(told_until=now - timedelta(days=days, minutes=5), due_at=now)
    for number in due_rounds():
        compose_digest(number)


PLANTED = NoticeKind(name="notify.planted", label="Planted", subject="Planted: %(title)s")


def plant(world: World) -> None:
    """Links of mail, one of them made up; for the standing access test."""
    world.visit("notify:unsubscribe", token="made-up")
    world.visit("notify:mark_seen", public_id="nothing")
    world.post("notify:end_pause")
    world.post("notify:saved", {"thing": "nothing", "wanted": "yes"})
    world.post("notify:unsubscribe", token="made-up")


def tell_everyone(world: World, ref: str) -> None:
    """Tell the whole cast of a thing and have those who may follow it; the walk asks for what comes with a notice.

    ``PLANTED`` must be known (``known_notices``).
    """
    people = [person for person in world.people.readers().values() if person is not None]
    notices = tell(people, kind=PLANTED, thing_ref=ref)
    for notice in notices:
        follow(notice.person, ref)
    world.visit("notify:mark_seen", public_id=notices[0].public_id)


def told_while_open(world: World) -> list[Model]:
    """What ``tell_everyone`` left in people's own notices, mail and follows about what was open then."""
    notices = Notice.objects.filter(kind=PLANTED.name, thing__in=world.once_open)
    follows = Follow.objects.filter(thing__in=world.once_open)
    return [*notices, *Delivery.objects.filter(notice__in=notices), *follows]


def leave_traces(person: Person, *, words: str, officer: Person) -> None:  # noqa: ARG001 - as in every app
    """What notify holds: a notice, mail that waits and mail that comes back, what is followed and chosen."""
    MailPause.objects.create(person=person, address=person.email)
    choose_mail(person, {MAIL_PAUSED.name: False})
    choose_manner(Manner(person=person, rhythm=Rhythm.DAILY, quiet_from=22, quiet_until=6))
    choose_sources(person, {"taxonomy.term:harbour": Rhythm.WEEKLY})
    Follow.objects.create(person=person, thing="taxonomy.term:harbour")
    Bookmark.objects.create(person=person, thing="taxonomy.term:harbour")
    tell([person], kind=MAIL_PAUSED, context={"said": words})
    queue_letter(TEST, address=person.email, person=person, language="ar", context={"said": words})
    queue_letter(TEST, address=person.email.upper(), person=None, language="ar", context={})
