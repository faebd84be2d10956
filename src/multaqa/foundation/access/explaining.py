"""Who can, and on a past day could, read a thing, and why: each in one plain sentence."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from django.utils import timezone
from django.utils.translation import get_language, gettext

from multaqa.foundation.access.key_words import words_of_keys
from multaqa.foundation.access.keys import ACCOUNT, PUBLIC
from multaqa.foundation.access.models import Span
from multaqa.foundation.access.queries import shown_names
from multaqa.foundation.access.things import names_of_things
from multaqa.foundation.access.ways import Reading, Way, keys_to_ref, readings
from multaqa.foundation.people.api import Person, Reader
from multaqa.lib.bidi import isolate
from multaqa.lib.dates import format_date, format_datetime


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """One person and one thing: whether she could read it, and a sentence for each way, or one that says why not."""

    person: Person
    name: str
    may: bool
    sentences: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Asking:
    """Who asks about what: the reader, who sees only names that she may see, the thing, the moment (now if None)."""

    reader: Reader
    ref: str
    at: datetime | None = None

    @property
    def moment(self) -> datetime:
        """The moment asked about."""
        return self.at or timezone.now()


def explain(people: Sequence[Person], asking: Asking) -> list[Explanation]:
    """Why each of these people could or could not read the thing; a constant number of queries."""
    found = readings(people, asking.ref, at=asking.moment)
    words = _Words(asking, found)
    return [
        Explanation(
            person=reading.person,
            name=words.names[reading.person.pk],
            may=reading.may,
            sentences=tuple(dict.fromkeys(words.sentences(reading))),
        )
        for reading in found
    ]


def audience_sentence(asking: Asking) -> str:
    """For whom the thing was there at the moment, without naming people."""
    keys = keys_to_ref(asking.ref, at=asking.moment)
    thing = _name_of_thing(asking)
    if not keys or "" in keys:
        return gettext("%(thing)s was before nobody.") % {"thing": thing}
    words = words_of_keys(keys, reader=asking.reader)
    audience = " · ".join(dict.fromkeys(words[key] for key in keys))
    return gettext("%(thing)s: open to %(audience)s.") % {"thing": thing, "audience": audience}


class _Words:
    """The names that the sentences need, read once for all of them."""

    def __init__(self, asking: Asking, found: Collection[Reading]) -> None:
        ways = [way for reading in found for needed in reading.ways for way in needed]
        spans: list[Span] = [span for way in ways for span in (way.entry, way.holding) if span is not None]
        people = {reading.person for reading in found} | {span.by for span in spans if span.by is not None}
        self.names = shown_names(people, reader=asking.reader)
        sets = {way.entry.opens for way in ways if way.entry is not None}
        self._keys = words_of_keys({way.key for way in ways} | sets, reader=asking.reader)
        self._thing = _name_of_thing(asking)
        self._at = asking.at

    def sentences(self, reading: Reading) -> Iterable[str]:
        """One for each way; a thing that is part of another has ways for each of its keys."""
        if not reading.may:
            return [self._frame(reading, self._hindrance(reading))]
        ways = [self._frame(reading, self._because(way)) for needed in reading.ways for way in needed]
        return [*ways, self._without_owner(reading)] if reading.hides_owner else ways

    def _frame(self, reading: Reading, because: str) -> str:
        values = {"person": isolate(self.names[reading.person.pk]), "thing": self._thing, "because": because}
        if self._at is None:
            if reading.may:
                return gettext("%(person)s can read %(thing)s: %(because)s.") % values
            return gettext("%(person)s cannot read %(thing)s: %(because)s.") % values
        values["moment"] = _moment(self._at)
        if reading.may:
            return gettext("On %(moment)s %(person)s could read %(thing)s: %(because)s.") % values
        return gettext("On %(moment)s %(person)s could not read %(thing)s: %(because)s.") % values

    def _without_owner(self, reading: Reading) -> str:
        values = {"person": isolate(self.names[reading.person.pk]), "thing": self._thing}
        if self._at is None:
            return (
                gettext(
                    "Where %(thing)s names its owner, %(person)s reads “A member”: the owner hides from this person."
                )
                % values
            )
        values["moment"] = _moment(self._at)
        return (
            gettext(
                "Where %(thing)s names its owner, %(person)s read “A member” on %(moment)s: "
                "the owner hid from this person."
            )
            % values
        )

    def _hindrance(self, reading: Reading) -> str:
        if not reading.ways:
            return gettext("there was no such thing")
        if not reading.is_active:
            return gettext("the account was not open, was suspended or ended, or had no second factor")
        if reading.is_shut:
            return gettext("TLP:AMBER and above is closed to this person until an officer vouches anew")
        if reading.is_hidden and all(reading.ways):
            return gettext("it is about somebody who hides from this person")
        return gettext("nothing that this person holds opens it")

    def _because(self, way: Way) -> str:
        if way.key == PUBLIC:
            return gettext("it is open to everyone, also without an account")
        if way.key == ACCOUNT:
            return gettext("it is open to anyone signed in")
        if way.entry is None:
            return self._because_of_key(way)
        return self._because_of_entry(way)

    def _because_of_key(self, way: Way) -> str:
        if way.holding is None:
            return gettext("it is kept for this person alone")
        return gettext("it is open to %(key)s, to which this person belongs %(span)s") % self._said(way, way.holding)

    def _because_of_entry(self, way: Way) -> str:
        assert way.entry is not None  # noqa: S101  (its caller asked)
        if way.is_grant:
            return gettext("a reading for oversight was granted %(span)s") % self._said(way, way.entry)
        if way.holding is None:
            return gettext("this person stands by name among %(keyset)s %(span)s") % self._said(way, way.entry)
        return gettext(
            "it is open to %(keyset)s, among them %(key)s, to which this person belongs %(span)s"
        ) % self._said(way, way.holding)

    def _said(self, way: Way, span: Span) -> dict[str, str]:
        opens = way.entry.opens if way.entry is not None else ""
        return {"key": self._keys[way.key], "keyset": self._keys.get(opens, opens), "span": self._span(span)}

    def _span(self, span: Span) -> str:
        """Since when, until when, by whom and for what reason, in one bracketless phrase."""
        values = {"since": _day(span.since), "by": self._name_of(span.by), "reason": isolate(span.reason) or "—"}
        if span.until is None:
            return gettext("since %(since)s (entered by %(by)s; reason: %(reason)s)") % values
        values["until"] = _moment(span.until)
        return gettext("since %(since)s until %(until)s (entered by %(by)s; reason: %(reason)s)") % values

    def _name_of(self, person: Person | None) -> str:
        return isolate(self.names[person.pk]) if person else gettext("the platform")


def _name_of_thing(asking: Asking) -> str:
    names = names_of_things([asking.ref], reader=asking.reader, language=get_language() or "en")
    return isolate(names[asking.ref])


def _day(moment: datetime) -> str:
    return format_date(moment.astimezone(_zone()).date(), get_language() or "en")


def _moment(moment: datetime) -> str:
    return format_datetime(moment, get_language() or "en", _zone(), name_zone=True)


def _zone() -> tzinfo:
    return timezone.get_current_timezone()
