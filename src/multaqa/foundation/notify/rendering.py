"""The words of a message, made when it is sent: in the receiver's language, zone and digits, of what she may read."""

from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from multaqa.foundation.access.api import Card, cards, permanent_address
from multaqa.foundation.notify.kinds import NoticeKind, SubjectValues, kinds
from multaqa.foundation.notify.letters import LETTERS
from multaqa.foundation.notify.models import Delivery, Notice
from multaqa.foundation.notify.plain_text import directed, plain_text
from multaqa.foundation.notify.queries import is_link_only
from multaqa.foundation.notify.unsubscribing import unsubscribe_path
from multaqa.foundation.people.api import Person, spoken, the_network, zone_of
from multaqa.lib.bidi import direction_of, html_lang, isolate
from multaqa.lib.controls import seen
from multaqa.lib.digits import use_digits
from multaqa.lib.labels import label_in


@dataclass(frozen=True)
class Words:
    """A message as it is read: a line of subject, the HTML and the plain text; where to end such mail, if anywhere."""

    subject: str
    html: str
    text: str
    unsubscribe: str = ""


class NothingToSay(Exception):
    """The thing a notice is about is gone, or its receiver may no longer read it; the text says which."""


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
        if delivery.notice is None or delivery.person is None:
            return _words_of_letter(delivery)
        notice, person = delivery.notice, delivery.person
        card = _card_of(notice, person, language=delivery.language) if notice.thing else None
        return _words_of_notice(delivery, notice, person, card=card)


def specimen(kind: NoticeKind, card: Card, *, to: Person, language: str) -> Words:
    """How the mail of a notice about this thing would read in a language: for whoever writes it."""
    delivery = Delivery(language=language, kind=kind.name)
    with translation.override(language), timezone.override(zone_of(to.time_zone)):
        return _words_of_notice(delivery, Notice(kind=kind.name, thing=card.ref), to, card=card)


def absolute(path: str) -> str:
    """The whole address of a path of this site."""
    return f"{settings.ADDRESS}{path}"


def _words_of_letter(delivery: Delivery) -> Words:
    letter = LETTERS[delivery.kind]
    name = delivery.person.name if delivery.person else ""
    told = {**delivery.context, "name": name, "forgotten": absolute(reverse("account_reset_password"))}
    return _rendered(delivery, str(letter.subject), letter.template, told)


def _words_of_notice(delivery: Delivery, notice: Notice, person: Person, *, card: Card | None) -> Words:
    kind = kinds()[notice.kind]
    footer = {
        "unsubscribe": "" if kind.urgent else absolute(unsubscribe_path(person, kind=notice.kind)),
        "kind_label": kind.label,
        "choices": absolute(reverse("notify:mail_choices")),
    }
    if card is not None and notice.pk and is_link_only(card.ref):  # of a specimen nothing has a label yet
        link = {"url": absolute(permanent_address(card.ref))}
        return _rendered(delivery, _("Something new for you"), "notify/mail/link_only", footer | link)
    subject = str(kind.subject) % _isolated_values(notice.context, card)
    told: dict[str, Any] = {**notice.context, "card": card, "url": absolute(card.url) if card else ""}
    if kind.more and card is not None:
        told |= kind.more(card.ref, delivery.language)
    return _rendered(delivery, subject, kind.template, footer | told | {"line": subject})


def _isolated_values(context: dict[str, Any], card: Card | None) -> SubjectValues:
    """What a subject names, without unseen characters: a title may have been written by another way than a form."""
    values = SubjectValues((name, isolate(seen(str(value)))) for name, value in context.items())
    values["title"] = isolate(seen(card.title)) if card else ""
    return values


def _card_of(notice: Notice, person: Person, *, language: str) -> Card:
    card = cards([notice.thing], reader=person, language=language).get(notice.thing)
    if card is None:
        raise NothingToSay("The thing is gone or may not be read.")
    return card


def _rendered(delivery: Delivery, subject: str, template: str, context: dict[str, Any]) -> Words:
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
    return Words(line, html, text, unsubscribe=context.get("unsubscribe", ""))
