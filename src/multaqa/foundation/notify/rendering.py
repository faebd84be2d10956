"""The words of a message, made when it is sent: in the reader's language, zone and digits, of what she may read."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multaqa.foundation.access.api import Card, cards, permanent_address
from multaqa.foundation.notify.digests import digest_of
from multaqa.foundation.notify.kinds import NoticeKind, kinds
from multaqa.foundation.notify.letters import DIGEST, LETTERS
from multaqa.foundation.notify.lines import mail_line
from multaqa.foundation.notify.models import Delivery, Notice, Rhythm
from multaqa.foundation.notify.plain_text import directed, plain_text
from multaqa.foundation.notify.queries import link_only_among
from multaqa.foundation.notify.speaking import still_there, wanted_now
from multaqa.foundation.notify.unsubscribing import unsubscribe_path
from multaqa.foundation.people.api import Person, spoken, the_network, zone_of
from multaqa.lib.bidi import direction_of, html_lang
from multaqa.lib.digits import use_digits
from multaqa.lib.labels import label_in


@dataclass(frozen=True)
class Words:
    """A message as it is read: a line of subject, the HTML and the plain text; where to end such mail, if anywhere.

    ``source`` is the reference of where it comes from, ``answers`` those of what it answers, the oldest first.
    """

    subject: str
    html: str
    text: str
    unsubscribe: str = ""
    source: str = ""
    answers: Sequence[str] = ()


@dataclass(frozen=True)
class Line:
    """One of several notices in a message, and the whole address of its thing."""

    words: str
    url: str


class NothingToSay(Exception):
    """What a message is about is gone, or its receiver may or will not read it; the text says which."""


def words_of(delivery: Delivery) -> Words:
    """The words of a delivery. Raises ``NothingToSay``, and LookupError for a kind that is gone.

    It is said in a language that is offered now: whether hers still is may have changed since it was queued.
    """
    delivery.language = spoken(delivery.language)
    with ExitStack() as reading:
        reading.enter_context(translation.override(delivery.language))
        if delivery.person is not None:
            reading.enter_context(timezone.override(zone_of(delivery.person.time_zone)))
            reading.enter_context(use_digits(delivery.person.digits))
        if delivery.person is not None and delivery.kind == DIGEST:
            return _words_of_digest(delivery, delivery.person)
        if delivery.person is None or delivery.notice is None:
            return _words_of_letter(delivery)
        return _words_of_notices(delivery, delivery.notice, delivery.person)


def specimen(kind: NoticeKind, card: Card, *, to: Person, language: str) -> Words:
    """How the mail of a notice about this thing would read in a language: for whoever writes it."""
    delivery = Delivery(language=language, kind=kind.name)
    with translation.override(language), timezone.override(zone_of(to.time_zone)):
        return _words_of_one(delivery, Notice(kind=kind.name, thing=card.ref), to, card=card)


def absolute(path: str) -> str:
    """The whole address of a path of this site."""
    return f"{settings.ADDRESS}{path}"


def _words_of_letter(delivery: Delivery) -> Words:
    letter = LETTERS[delivery.kind]
    name = delivery.person.name if delivery.person else ""
    told = {**delivery.context, "name": name, "forgotten": absolute(reverse("account_reset_password"))}
    return _rendered(delivery, str(letter.subject), letter.template, told)


def _words_of_digest(delivery: Delivery, person: Person) -> Words:
    digest = digest_of(delivery, person)
    if digest.is_empty:
        raise NothingToSay("Nothing is new that the receiver may and will read.")
    subject = _("Weekly digest") if delivery.context.get("rhythm") == Rhythm.WEEKLY else _("Daily digest")
    footer = {
        "unsubscribe": absolute(unsubscribe_path(person, kind=DIGEST)),
        "choices": absolute(reverse("notify:mail_choices")),
    }
    page = {
        "sections": [(part, [(entry, absolute(entry.path)) for entry in part.entries]) for part in digest.sections],
        "closed": [absolute(permanent_address(ref)) for ref in digest.closed],
        "rest": absolute(digest.rest) if digest.rest else "",
    }
    return _rendered(delivery, subject, "notify/mail/digest", footer | page)


def _words_of_notices(delivery: Delivery, first: Notice, person: Person) -> Words:
    """Of one notice, or of several of one strand; every one of them is asked about anew."""
    wanted = wanted_now([first, *Notice.objects.filter(told_in=delivery).order_by("pk")], person=person)
    if not wanted:
        raise NothingToSay("The receiver wants no mail of this kind.")
    there = still_there(wanted, person=person)
    if not there:
        raise NothingToSay("The receiver hears nothing of whoever caused it, or nothing is behind it any more.")
    of = cards(_refs(there), reader=person, language=delivery.language)
    readable = [notice for notice in there if not notice.thing or notice.thing in of]
    if not readable:
        raise NothingToSay("The thing is gone or may not be read.")
    closed = link_only_among(_refs(readable))
    if closed:
        return _words_of_link(delivery, readable[-1], person)
    if len(readable) == 1:
        return _words_of_one(delivery, readable[0], person, card=of.get(readable[0].thing))
    return _words_of_strand(delivery, readable, person, of=of)


def _words_of_link(delivery: Delivery, notice: Notice, person: Person) -> Words:
    link = {"url": absolute(permanent_address(notice.thing or notice.strand))}
    told = _footer(notice, person) | link
    return _rendered(delivery, _("Something new for you"), "notify/mail/link_only", told, notice=notice)


def _words_of_one(delivery: Delivery, notice: Notice, person: Person, *, card: Card | None) -> Words:
    kind = kinds()[notice.kind]
    subject = mail_line(kind.subject, notice.context, card)
    told: dict[str, Any] = {**notice.context, "card": card, "url": absolute(card.url) if card else ""}
    if kind.more and card is not None:
        told |= kind.more(card.ref, delivery.language)
    return _rendered(
        delivery, subject, kind.template, _footer(notice, person) | told | {"line": subject}, notice=notice
    )


def _words_of_strand(delivery: Delivery, notices: Sequence[Notice], person: Person, *, of: dict[str, Card]) -> Words:
    """Several notices of one strand: its title, and a line with a link for each."""
    last = notices[-1]
    title = of.get(last.strand) or of.get(last.thing)
    count = len(notices)
    subject = mail_line(
        ngettext("%(count)s new notice: %(title)s", "%(count)s new notices: %(title)s", count), {"count": count}, title
    )
    lines = [_line(notice, of.get(notice.thing)) for notice in notices]
    told = _footer(last, person) | {"line": subject, "lines": lines}
    return _rendered(delivery, subject, "notify/mail/strand", told, notice=last)


def _line(notice: Notice, card: Card | None) -> Line:
    words = mail_line(kinds()[notice.kind].subject, notice.context, card)
    return Line(words, absolute(card.url if card else reverse("notify:notices")))


def _footer(notice: Notice, person: Person) -> dict[str, Any]:
    kind = kinds()[notice.kind]
    path = "" if kind.urgent else unsubscribe_path(person, kind=notice.kind, source=notice.source)
    choices = absolute(reverse("notify:mail_choices"))
    return {"unsubscribe": absolute(path) if path else "", "kind_label": kind.label, "choices": choices}


def _refs(notices: Sequence[Notice]) -> list[str]:
    return [ref for notice in notices for ref in (notice.thing, notice.strand, notice.source) if ref]


def _rendered(
    delivery: Delivery, subject: str, template: str, context: dict[str, Any], *, notice: Notice | None = None
) -> Words:
    line = directed(" ".join(subject.split()), delivery.language)
    page = {
        **context,
        "subject": line,
        "language": html_lang(delivery.language),
        "direction": direction_of(delivery.language),
        "site": absolute(f"/{delivery.language}/"),
        "network": label_in(the_network().name, delivery.language),
    }
    html = render_to_string(f"{template}.html", page)
    text = plain_text(html, language=delivery.language)
    source, answers = (notice.source, _answers(notice)) if notice else ("", ())
    return Words(line, html, text, unsubscribe=context.get("unsubscribe", ""), source=source, answers=answers)


def _answers(notice: Notice) -> Sequence[str]:
    """What a message answers: the strand, and what its thing answers in it."""
    answers = kinds()[notice.kind].answers
    strand = [notice.strand] if notice.strand else []
    return [*strand, *(answers(notice.thing) if answers else [])]
