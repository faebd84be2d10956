"""What a person is told on the site, what she follows, and what she saves."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from multaqa.lib.ids import random_id


class Notice(models.Model):
    """One person is told that something happened to a thing she may read; the words are made when it is shown.

    ``thing`` is a reference, or empty; ``context`` holds plain values for the subject, never people's text.
    ``once`` is what made it: the same cause tells a person once. ``caused_by`` is whoever did, as one person to
    another, what is told; nobody for what an office does. ``source`` is where it comes from (a community), ``strand``
    what it belongs to (a thread): notices of one strand are shown and mailed as one. ``held_for`` is the rhythm of the
    digest that it waits for; ``told_in`` is the digest, or the message of another notice of its strand, that tells it.

    Personal data: what a person was told and when she saw it, and who caused it.
    Erasure: deleted with the person; after 180 days for everyone; who caused it is emptied.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    thing = models.CharField(max_length=80, blank=True)
    context = models.JSONField(default=dict, blank=True)
    once = models.CharField(max_length=100, null=True, blank=True)  # noqa: DJ001 - null, for empty is not unique
    caused_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    source = models.CharField(max_length=80, blank=True)
    strand = models.CharField(max_length=80, blank=True)
    held_for = models.CharField(max_length=5, blank=True)
    told_in = models.ForeignKey("notify.Delivery", models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person"], condition=~models.Q(held_for=""), name="notify_notice_held"),
            models.Index(fields=["person", "-made_at"], name="notify_notice_latest"),
            models.Index(fields=["person"], condition=models.Q(seen_at=None), name="notify_notice_unseen"),
            models.Index(fields=["made_at"], name="notify_notice_age"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "kind", "once"], name="notify_notice_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"


class Bell(models.Model):
    """The version of a person's notices: it moves whenever one is made or seen, so that polling reads one number.

    Personal data: how often a person's notices changed.
    Erasure: deleted with the person.
    """

    person = models.OneToOneField("people.Person", on_delete=models.CASCADE, primary_key=True, related_name="+")
    version = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.version)


class Follow(models.Model):
    """A person asks to be told what happens to a thing. It is her own matter and leaves no fact.

    Personal data: what a person is interested in.
    Erasure: deleted with the person.
    """

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    thing = models.CharField(max_length=80)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "thing"], name="notify_follow_once")]
        indexes: ClassVar = [models.Index(fields=["thing"], name="notify_follow_thing")]

    def __str__(self) -> str:
        return self.thing


class Bookmark(models.Model):
    """A person saves a thing to find it again. It is her own matter and leaves no fact.

    Personal data: what a person wants to read again.
    Erasure: deleted with the person.
    """

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    thing = models.CharField(max_length=80)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "thing"], name="notify_bookmark_once")]

    def __str__(self) -> str:
        return self.thing
