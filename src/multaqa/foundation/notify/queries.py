"""Reads: a person's notices, what she follows and saves, how she wants mail."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.apps import apps
from django.conf import settings
from django.core.cache import caches
from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet
from django.utils import timezone

from multaqa.foundation.access.api import (
    Card,
    Guarded,
    Label,
    cards,
    muted_by,
    readable_refs,
    readers_of,
    set_aside,
    split_ref,
    visible_people,
)
from multaqa.foundation.notify.kinds import NoticeKind, kinds
from multaqa.foundation.notify.letters import LETTERS, TEST
from multaqa.foundation.notify.models import (
    Bell,
    Bookmark,
    Delivery,
    DeliveryState,
    Follow,
    MailChoice,
    MailPause,
    Notice,
)
from multaqa.foundation.people.api import Person, active_people, read_with
from multaqa.lib.prepared import Given, Prepared, PreparedObjects

LATEST: Final = 300  # older notices of a person are not listed
A_PAGE: Final = 25
BELL: Final = "bell"
BELL_OF_ACCOUNT: Final = "SELECT COALESCE(MAX(version), 0) FROM notify_bell WHERE person_id = people_person.id"
"""What is read along with the account of every request, for the bell stands on every page."""
_LINK_ONLY: Final = {Label.AMBER, Label.AMBER_STRICT, Label.RED}


@dataclass(frozen=True)
class ShownNotice:
    """A notice with what its reader may see of its thing; ``card`` is None for a notice about no thing."""

    notice: Notice
    kind: NoticeKind
    card: Card | None


@dataclass(frozen=True)
class MailLine:
    """A message of the log, what it is called, and its address masked."""

    delivery: Delivery
    called: str
    address: str


@dataclass(frozen=True)
class MailCounts:
    """How many messages were sent, given up and came back."""

    sent: int
    failed: int
    bounced: int


@dataclass(frozen=True)
class Outcome:
    """How many were told of a thing, how many have seen the notice, and how many messages stand in which state."""

    told: int
    seen: int
    mail: dict[DeliveryState, int]


def mail_lately(span: timedelta) -> MailCounts:
    """What became of the messages queued within this span until now."""
    lately = Delivery.objects.filter(queued_at__gt=timezone.now() - span).order_by().values_list("state")
    counts = dict(lately.annotate(count=Count("pk")))
    states = (DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.BOUNCED)
    return MailCounts(*(counts.get(state.value, 0) for state in states))


def page_of_notices(person: Person, *, number: str | None, language: str) -> tuple[Page[Notice], list[ShownNotice]]:
    """One page of the person's last notices, newest first, and of it what she may still read; 25 to a page."""
    latest = _latest(person)
    readable = readable_refs({notice.thing for notice in latest if notice.thing}, reader=person)
    found = [notice for notice in latest if not notice.thing or notice.thing in readable]
    page = Paginator(found, A_PAGE).get_page(number)
    return page, _shown(list(page), person=person, language=language, readable=readable)


def notices_version(person: Person) -> str:
    """What the polled bell compares: it moves with every notice made or seen, and every few minutes.

    The clock is in it because a thing may become unreadable, and then its notice no longer counts.
    """
    version = read_with(person, BELL)
    if version is None:
        version = Bell.objects.filter(person=person).values_list("version", flat=True).first() or 0
    return f"{version}.{int(timezone.now().timestamp()) // settings.UNSEEN_KNOWN_SECONDS}"


def unseen_count(person: Person) -> int:
    """How many notices a person has not seen, of those she may still read; one query while nothing changes.

    Nothing is written for it: each process remembers what it counted.
    """
    key = f"notify:unseen:{person.public_id}:{notices_version(person)}"
    known: int | None = caches["process"].get(key)
    if known is None:
        known = _count_unseen(person)
        caches["process"].set(key, known, settings.UNSEEN_KNOWN_SECONDS)
    return known


def followers(ref: str) -> QuerySet[Person]:
    """Everyone active who follows a thing and may read it."""
    return readers_of(ref, active_people().filter(pk__in=Follow.objects.filter(thing=ref).values("person")))


def followers_of_terms(terms: Collection[str], reader: Person) -> int:
    """How many active people whom ``reader`` may meet follow one of the terms with these public ids."""
    refs = [f"taxonomy.term:{public_id}" for public_id in terms]
    met = active_people().filter(visible_people(reader))
    return met.filter(pk__in=Follow.objects.filter(thing__in=refs).values("person")).count()


def is_following(person: Person, ref: str) -> bool:
    """True if the person follows the thing."""
    return bool(_FOLLOW.rows(person=person.pk, thing=ref))


def followed_refs(person: Person, *, kind: str = "") -> list[str]:
    """References of what a person follows, the latest first; of one ``kind`` of thing if it is given."""
    return [ref for (ref,) in _FOLLOWED.rows(person=person.pk) if not kind or split_ref(ref)[0] == kind]


def saved_refs(person: Person) -> list[str]:
    """References of what a person saved, the latest first."""
    return [ref for (ref,) in _SAVED.rows(person=person.pk)]


def saved_among(person: Person, refs: Collection[str]) -> frozenset[str]:
    """Those of the references that a person saved."""
    return frozenset(ref for (ref,) in _SAVED_AMONG.rows(person=person.pk, refs=list(refs)))


_FOLLOW: Final = Prepared(lambda person, thing: Follow.objects.filter(person=person, thing=thing).values_list("pk"))
_FOLLOWED: Final = Prepared(
    lambda person: Follow.objects.filter(person=person).order_by("-since", "-pk").values_list("thing")
)
_SAVED: Final = Prepared(
    lambda person: Bookmark.objects.filter(person=person).order_by("-since", "-pk").values_list("thing")
)
_SAVED_AMONG: Final = Prepared(
    lambda person, refs: Bookmark.objects.filter(person=person, thing__in=refs).values_list("thing")
)


def mail_choices(person: Person) -> dict[str, bool]:
    """For each kind of notice that one may choose whether it is mailed to the person: her choice, else the kind's."""
    chosen = dict(MailChoice.objects.filter(person=person).values_list("kind", "mailed"))
    return {name: chosen.get(name, kind.mailed) for name, kind in kinds().items() if kind.mailed and not kind.urgent}


def has_chosen_mail(person: Person) -> bool:
    """Whether a person has chosen what comes to her by mail."""
    return MailChoice.objects.filter(person=person).exists()


def is_paused(person: Person) -> bool:
    """True if notices are not mailed to the person's present address, because mail to it came back."""
    return MailPause.objects.filter(person=person, address=person.email, until=None).exists()


def is_unwanted(notice: Notice) -> bool:
    """True for a notice caused by somebody whom its receiver has muted or blocked."""
    return notice.caused_by_id is not None and notice.caused_by_id in muted_by(notice.person)


def mailed_among(people: QuerySet[Person], kind: NoticeKind) -> QuerySet[Person]:
    """Those of ``people`` to whom a notice of this kind would go by mail as well, as things stand now."""
    paused = MailPause.objects.filter(person=OuterRef("pk"), address=OuterRef("email"), until=None)
    found = people.filter(~Exists(paused), locked_at=None)
    if kind.urgent:
        return found
    declined = MailChoice.objects.filter(kind=kind.name, mailed=not kind.mailed).values("person")
    return found.exclude(pk__in=declined) if kind.mailed else found.filter(pk__in=declined)


def outcome_of(ref: str, *, kinds_told: Collection[str]) -> Outcome:
    """What became of the notices of these kinds about a thing, and of their mail; two queries."""
    notices = Notice.objects.filter(thing=ref, kind__in=kinds_told)
    told = notices.aggregate(told=Count("pk"), seen=Count("seen_at"))
    mail = Delivery.objects.filter(notice__in=notices).order_by().values_list("state").annotate(count=Count("pk"))
    return Outcome(told["told"], told["seen"], {DeliveryState(state): count for state, count in mail})


def is_link_only(ref: str) -> bool:
    """True if mail about a thing names neither its title nor its text: TLP:AMBER and above, in itself or its whole."""
    name, public_id = split_ref(ref)
    model: type[Model] = apps.get_model(name)
    if not issubclass(model, Guarded):
        return False
    columns = ["label", f"{model.WHOLE}__label"] if model.WHOLE else ["label"]
    row = model._base_manager.filter(Q(public_id=public_id))
    labels = row.values_list(*columns).first()
    return labels is None or not _LINK_ONLY.isdisjoint(labels)


def mail_log(*, state: str = "") -> QuerySet[Delivery]:
    """Every message of the last 90 days, or those in one ``state``, the latest first."""
    found = Delivery.objects.filter(state=state) if state in DeliveryState.values else Delivery.objects.all()
    return found.order_by("-queued_at", "-pk")


def mail_counts() -> dict[str, int]:
    """How many messages are in each state."""
    return dict(Delivery.objects.values_list("state").annotate(Count("pk")).order_by())


def mail_line(delivery: Delivery) -> MailLine:
    """A message of the log for an operator's eyes."""
    kind = kinds().get(delivery.kind)
    called = LETTERS[delivery.kind].subject if delivery.kind in LETTERS else kind.label if kind else delivery.kind
    return MailLine(delivery, str(called), masked(delivery.address))


def last_test_of(person: Person) -> Delivery | None:
    """The latest test message that a person sent to herself."""
    return Delivery.objects.filter(person=person, kind=TEST).order_by("-pk").first()


def masked(address: str) -> str:
    """An address that shows its domain and one letter of its name."""
    name, _at, domain = address.rpartition("@")
    return f"{name[:1]}…@{domain}"


def _latest(person: Person) -> list[Notice]:
    return _LATEST.objects(person=person.pk, now=timezone.now(), known=list(kinds()))


def _heard(person: Person | Given, **told: Any) -> QuerySet[Notice]:
    """A person's notices of which she wants to hear: none from whom she has muted or blocked; newest first."""
    return (
        Notice.objects.filter(person=person, **told)
        .exclude(set_aside(person, column="caused_by"))
        .order_by("-made_at", "-pk")
    )


_LATEST: Final = PreparedObjects(
    Notice,
    lambda person, now, known: _heard(person, kind__in=known)[:LATEST],  # noqa: ARG005  # now stands in what she blocked
)


def _shown(notices: list[Notice], *, person: Person, language: str, readable: set[str]) -> list[ShownNotice]:
    """The notices with the cards of their things; those whose thing cannot be read are left out."""
    things = {notice.thing for notice in notices if notice.thing}
    of = cards(things, reader=person, language=language, readable=readable)
    return [
        ShownNotice(notice, kinds()[notice.kind], of.get(notice.thing))
        for notice in notices
        if not notice.thing or notice.thing in of
    ]


def _count_unseen(person: Person) -> int:
    things = _heard(person, seen_at=None, kind__in=list(kinds()))
    refs = list(things.values_list("thing", flat=True)[:LATEST])
    readable = readable_refs({ref for ref in refs if ref}, reader=person)
    return sum(1 for ref in refs if not ref or ref in readable)
