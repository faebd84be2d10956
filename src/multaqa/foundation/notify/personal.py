"""What is held about people here: notices, mail, what they follow, and how often and when they want to be told."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.notify.models import (
    Bell,
    Bookmark,
    Delivery,
    DigestRound,
    Follow,
    MailChoice,
    MailPause,
    Manner,
    Notice,
    SourceManner,
)
from multaqa.foundation.notify.upkeep import MAIL_KEPT, NOTICES_KEPT
from multaqa.foundation.people.api import Holding, Person, Row, register_holding


def _notices(person: Person) -> Iterator[Row]:
    for notice in Notice.objects.filter(person=person).order_by("made_at"):
        yield {"kind": notice.kind, "thing": notice.thing, "at": notice.made_at, "seen_at": notice.seen_at}


def _forget_notices(person: Person) -> int:
    caused = Notice.objects.filter(caused_by=person).update(caused_by=None)
    return caused + Notice.objects.filter(person=person).delete()[0] + Bell.objects.filter(person=person).delete()[0]


def _mail(person: Person) -> Iterator[Row]:
    for sent in _mail_to(person).order_by("queued_at"):
        yield {"address": sent.address, "kind": sent.kind, "state": sent.state, "at": sent.queued_at} | {
            "answer": sent.reason
        }
    for pause in MailPause.objects.filter(person=person):
        yield {"address": pause.address, "kind": "pause", "at": pause.since, "until": pause.until}


def _forget_mail(person: Person) -> int:
    return _mail_to(person).delete()[0] + MailPause.objects.filter(person=person).delete()[0]


def _mail_to(person: Person) -> QuerySet[Delivery]:
    """Also mail to her address from before there was an account."""
    return Delivery.objects.filter(Q(person=person) | Q(person=None, address__iexact=person.email))


def _follows(person: Person) -> Iterator[Row]:
    for followed in Follow.objects.filter(person=person).order_by("since"):
        yield {"thing": followed.thing, "since": followed.since}
    for bookmark in Bookmark.objects.filter(person=person).order_by("since"):
        yield {"thing": bookmark.thing, "kind": "saved", "since": bookmark.since}
    for choice in MailChoice.objects.filter(person=person).order_by("pk"):
        yield {"kind": choice.kind, "by_mail": choice.mailed}
    yield from _manners(person)


def _manners(person: Person) -> Iterator[Row]:
    for manner in Manner.objects.filter(person=person):
        yield {
            "kind": "mail",
            "by_mail": manner.rhythm,
            "hour": manner.hour,
            "weekday": manner.weekday,
            "quiet_from": manner.quiet_from,
            "quiet_until": manner.quiet_until,
            "only_direct": manner.only_direct,
        }
    for chosen in SourceManner.objects.filter(person=person).order_by("pk"):
        yield {"kind": "mail", "thing": chosen.source, "by_mail": chosen.rhythm}
    for current in DigestRound.objects.filter(person=person).order_by("pk"):
        yield {"kind": "digest", "by_mail": current.rhythm, "until": current.told_until}


def _forget_follows(person: Person) -> int:
    return sum(model.objects.filter(person=person).delete()[0] for model in _CHOSEN)


_CHOSEN = (Follow, Bookmark, MailChoice, Manner, SourceManner, DigestRound)

register_holding(
    Holding(
        model="notify.Notice",
        also=("notify.Bell",),
        label=_("Notices: what one was told here, and when it was seen"),
        why=_("To tell what concerns one."),
        kept=_("Nothing stays."),
        period=NOTICES_KEPT,
        naming={"notify.Notice": ("person",)},
        export=_notices,
        erase=_forget_notices,
    )
)
register_holding(
    Holding(
        model="notify.Delivery",
        also=("notify.MailPause",),
        label=_("The log of mail: address, kind of message, moment, the mail server's answer; never the words"),
        why=_("To know that mail arrives, and why not."),
        kept=_("Nothing stays; mail that waits is not sent."),
        period=MAIL_KEPT,
        naming={"notify.MailPause": ("person",)},
        matching=lambda person: [_mail_to(person)],
        export=_mail,
        erase=_forget_mail,
    )
)
register_holding(
    Holding(
        model="notify.Follow",
        also=("notify.MailChoice", "notify.Bookmark", "notify.Manner", "notify.SourceManner", "notify.DigestRound"),
        label=_("What one follows and saves, and what one wants by mail"),
        why=_("To tell of that and of nothing else, and to find again what was saved."),
        kept=_("Nothing stays."),
        naming={f"notify.{model.__name__}": ("person",) for model in _CHOSEN},
        export=_follows,
        erase=_forget_follows,
    )
)
