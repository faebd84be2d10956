"""Reads: a person's notices, what she follows and saves, and the log of mail."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.apps import apps
from django.conf import settings
from django.core.cache import caches
from django.core.paginator import Page, Paginator
from django.db.models import Count, Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.foundation.access.api import (
    Card,
    Guarded,
    Label,
    cards,
    readable_refs,
    readers_of,
    set_aside,
    split_ref,
    visible_people,
)
from multaqa.foundation.notify.kinds import NoticeKind, kinds
from multaqa.foundation.notify.letters import DIGEST, LETTERS, TEST
from multaqa.foundation.notify.models import (
    Bell,
    Bookmark,
    Delivery,
    DeliveryState,
    Follow,
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
    """A notice with what its reader may see of its thing; ``card`` is None for a notice about no thing.

    It is the latest of its strand; ``earlier`` counts the others, ``is_seen`` says that all of them were seen.
    """

    notice: Notice
    kind: NoticeKind
    card: Card | None
    earlier: int = 0
    is_seen: bool = True


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


def page_of_notices(
    person: Person, *, number: str | None, language: str
) -> tuple[Page[list[Notice]], list[ShownNotice]]:
    """One page of the person's last notices, newest first, and of it what she may still read; 25 strands to a page."""
    latest = _latest(person)
    readable = readable_refs({notice.thing for notice in latest if notice.thing}, reader=person)
    strands = in_strands(notice for notice in latest if not notice.thing or notice.thing in readable)
    page = Paginator(strands, A_PAGE).get_page(number)
    return page, _shown(list(page), person=person, language=language, readable=readable)


def in_strands(notices: Iterable[Notice]) -> list[list[Notice]]:
    """The notices of one strand together, in the order of the first of each; what has no strand stands alone."""
    strands: defaultdict[str, list[Notice]] = defaultdict(list)
    for notice in notices:
        strands[_strand(notice.strand, notice.pk)].append(notice)
    return list(strands.values())


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


def outcome_of(ref: str, *, kinds_told: Collection[str]) -> Outcome:
    """What became of the notices of these kinds about a thing, and of their mail; two queries."""
    notices = Notice.objects.filter(thing=ref, kind__in=kinds_told)
    told = notices.aggregate(told=Count("pk"), seen=Count("seen_at"))
    mail = Delivery.objects.filter(notice__in=notices).order_by().values_list("state").annotate(count=Count("pk"))
    return Outcome(told["told"], told["seen"], {DeliveryState(state): count for state, count in mail})


def link_only_among(refs: Iterable[str]) -> set[str]:
    """Those of which mail names neither title nor text: TLP:AMBER and above, in themselves or what they are part of.

    One query for each kind among them; a reference to nothing is among them too.
    """
    by_kind: defaultdict[str, set[str]] = defaultdict(set)
    for ref in refs:
        name, public_id = split_ref(ref)
        by_kind[name].add(public_id)
    return {f"{name}:{each}" for name, ids in by_kind.items() for each in _link_only(apps.get_model(name), ids)}


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
    called = _("Digest") if delivery.kind == DIGEST else called
    return MailLine(delivery, str(called), masked(delivery.address))


def last_test_of(person: Person) -> Delivery | None:
    """The latest test message that a person sent to herself."""
    return Delivery.objects.filter(person=person, kind=TEST).order_by("-pk").first()


def masked(address: str) -> str:
    """An address that shows its domain and one letter of its name."""
    name, _at, domain = address.rpartition("@")
    return f"{name[:1]}…@{domain}"


def _link_only(model: type[Model], public_ids: set[str]) -> set[str]:
    columns = _label_columns(model)
    if not columns:
        return set()
    rows = model._base_manager.filter(public_id__in=public_ids).values_list("public_id", *columns)
    return public_ids - {public_id for public_id, *labels in rows if _LINK_ONLY.isdisjoint(labels)}


def _label_columns(model: type[Model], prefix: str = "") -> list[str]:
    """Where the labels of a thing stand, of what it is part of, and so on; none for what is not guarded."""
    if not issubclass(model, Guarded):
        return []
    whole = model._meta.get_field(model.WHOLE).related_model if model.WHOLE else None
    above = _label_columns(whole, f"{prefix}{model.WHOLE}__") if isinstance(whole, type) else []
    return [f"{prefix}label", *above]


def _strand(strand: str, number: int) -> str:
    return strand or str(number)


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


def _shown(strands: list[list[Notice]], *, person: Person, language: str, readable: set[str]) -> list[ShownNotice]:
    """The latest notice of each strand with the card of its thing; those whose thing cannot be read are left out."""
    things = {notices[0].thing for notices in strands if notices[0].thing}
    of = cards(things, reader=person, language=language, readable=readable)
    return [
        ShownNotice(
            latest,
            kinds()[latest.kind],
            of.get(latest.thing),
            earlier=len(earlier),
            is_seen=all(notice.seen_at is not None for notice in (latest, *earlier)),
        )
        for latest, *earlier in strands
        if not latest.thing or latest.thing in of
    ]


def _count_unseen(person: Person) -> int:
    things = _heard(person, seen_at=None, kind__in=list(kinds()))
    told = list(things.values_list("thing", "strand", "pk")[:LATEST])
    readable = readable_refs({ref for ref, _in, _number in told if ref}, reader=person)
    return len({_strand(strand, number) for ref, strand, number in told if not ref or ref in readable})
