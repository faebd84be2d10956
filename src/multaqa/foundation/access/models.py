"""What a guarded row carries, who holds which key, what sets are made of, and who hides from whom."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from multaqa.foundation.access.keys import KEY_LENGTH, Reach
from multaqa.foundation.access.labels import Label
from multaqa.lib.ids import random_id


class Guarded(models.Model):
    """A row that not everyone may read. Only the commands of ``access`` write its four columns.

    ``audience`` is the key its people chose, ``held_key`` the team it is held with ("" when released), and
    ``read_key`` the one key that counts now. A new row has none and so is read by nobody.

    A part names the foreign key to its whole in ``WHOLE``: then both keys must open.

    Personal data: none of its own.
    Erasure: as the model that stands on it says.
    """

    WHOLE: ClassVar[str] = ""
    audience = models.CharField(max_length=KEY_LENGTH, blank=True, default="")
    label = models.CharField(max_length=16, choices=Label, default=Label.RED)
    held_key = models.CharField(max_length=KEY_LENGTH, blank=True, default="")
    read_key = models.CharField(max_length=KEY_LENGTH, blank=True, default="", db_index=True)

    class Meta:
        abstract = True


class Span(models.Model):
    """Something true for a time: closed by writing ``until``, never deleted, so that past days have an answer.

    ``since`` is inside the span, ``until`` is not.

    Personal data: who opened and who ended it, and the reason in words.
    Erasure: the reason is emptied; the rest stays.
    """

    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        abstract = True


class Holding(Span):
    """A person holds a key for a time: the feature that owns the key opens and closes it.

    Personal data: who belongs to what, since when, until when, and why.
    Erasure: the reason is emptied; the rest stays, so that past days have an answer.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    key = models.CharField(max_length=KEY_LENGTH)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "key"], condition=Q(until=None), name="access_holding_open_once"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="access_holding_ends_after_it_begins"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "key"], name="access_holding_of_person"),
            models.Index(fields=["key", "person"], name="access_holding_of_key"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} holds {self.key}"


class KeySet(models.Model):
    """A union of keys, one level deep. ``reach`` is the widest kind of key that may enter it.

    A set with a ``name`` is a team that features know by that name. A set with a ``thing`` belongs to one thing: it
    stands before the key the thing had (its base, which may itself be a set) and adds the grants made on the thing.

    Personal data: none.
    Erasure: nothing to erase.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    name = models.CharField(max_length=64, blank=True, default="")
    thing = models.CharField(max_length=KEY_LENGTH, blank=True, default="")
    reach = models.SmallIntegerField(choices=[(reach.value, reach.name) for reach in Reach], default=Reach.BODY)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["name"], condition=~Q(name=""), name="access_keyset_name_once"),
            models.UniqueConstraint(fields=["thing"], condition=~Q(thing=""), name="access_keyset_thing_once"),
        ]

    def __str__(self) -> str:
        return f"set:{self.public_id}"


class SetEntry(Span):
    """A key stands in a set for a time. ``opens`` repeats the set's own key, so that reading needs no join.

    Personal data: which person was given what, by whom and why.
    Erasure: the reason is emptied; the rest stays, so that past days have an answer.
    """

    keyset = models.ForeignKey(KeySet, models.CASCADE, related_name="entries")
    key = models.CharField(max_length=KEY_LENGTH)
    opens = models.CharField(max_length=KEY_LENGTH)
    is_base = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["keyset", "key"], condition=Q(until=None), name="access_entry_open_once"),
            models.UniqueConstraint(
                fields=["keyset"], condition=Q(until=None, is_base=True), name="access_entry_one_base"
            ),
            models.CheckConstraint(
                condition=~Q(key__startswith="set:") | Q(is_base=True), name="access_entry_one_level_deep"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="access_entry_ends_after_it_begins"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["key", "opens"], name="access_entry_of_key"),
            models.Index(fields=["opens", "key"], name="access_entry_of_set"),
        ]

    def __str__(self) -> str:
        return f"{self.key} in {self.opens}"


class Freeze(Span):
    """A person's keys open nothing labelled AMBER, AMBER+STRICT or RED until an officer vouches for her anew.

    Personal data: whose keys were frozen, why, and who vouched for her.
    Erasure: the reason is emptied; the rest stays, so that past days have an answer.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    verified_how = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person"], condition=Q(until=None), name="access_freeze_open_once"),
            models.CheckConstraint(condition=~Q(ended_by=F("person")), name="access_freeze_not_ended_by_herself"),
        ]
        indexes: ClassVar = [models.Index(fields=["person", "since"], name="access_freeze_of_person")]

    def __str__(self) -> str:
        return f"the keys of {self.person_id} are frozen"


class Exclusion(Span):
    """A person hides from whoever holds a key: it beats every key that would show her.

    Personal data: who hides from whom.
    Erasure: the row is deleted with the person's profile; nothing is left to hide.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    from_key = models.CharField(max_length=KEY_LENGTH)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "from_key"], condition=Q(until=None), name="access_exclusion_open_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["from_key", "person"], name="access_exclusion_of_key")]

    def __str__(self) -> str:
        return f"{self.person_id} hides from {self.from_key}"


class Mute(models.Model):
    """A person wants to hear nothing of another. It is her own matter: it leaves no fact, and nobody else is told.

    Personal data: of whom a person wants to hear nothing.
    Erasure: deleted when either of the two is erased.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    muted = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "muted"], name="access_mute_once"),
            models.CheckConstraint(condition=~Q(muted=F("person")), name="access_mute_not_of_herself"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} hears nothing of {self.muted_id}"


class KeySpan(models.Model):
    """Which read key a thing had, and when: the history that answers who could read it on a past day.

    Personal data: none.
    Erasure: nothing to erase.
    """

    thing = models.CharField(max_length=KEY_LENGTH)
    key = models.CharField(max_length=KEY_LENGTH)
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["thing"], condition=Q(until=None), name="access_keyspan_open_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["thing", "since"], name="access_keyspan_of_thing")]

    def __str__(self) -> str:
        return f"{self.thing} read by {self.key}"


class ReadingRequest(models.Model):
    """Someone who audits asks that a person may read one thing for a time; an officer, not she, decides.

    Personal data: who asked, for whom, who decided, and the reason in words.
    Erasure: the reason is emptied; the rest stays, as a record of oversight.
    """

    class State(models.TextChoices):
        """Waiting until an officer decides."""

        WAITING = "waiting"
        GRANTED = "granted"
        REFUSED = "refused"

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    thing = models.CharField(max_length=KEY_LENGTH)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    until = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "until"], name="access_request_open")]

    def __str__(self) -> str:
        return f"{self.public_id} on {self.thing}"
