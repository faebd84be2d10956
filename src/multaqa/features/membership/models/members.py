"""Members: admitted people, their names in several scripts, and to whom each part of a profile is shown."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from multaqa.features.membership.models.said import NameForm, Spoken, Standing
from multaqa.lib.ids import random_id


class Shown(models.IntegerChoices):
    """To whom a part of a profile is shown; a wider circle is a higher number, and there is room between them."""

    NOBODY = 0, pgettext_lazy("shown to", "Nobody")
    MEMBERS = 20, pgettext_lazy("shown to", "Members")
    PUBLIC = 30, pgettext_lazy("shown to", "Everyone")


PARTS = ("name", "photo", "area", "organisation", "function", "languages", "terms", "offers", "needs")
"""The parts of a profile with a circle of their own: ``area`` has the column ``area_shown``, and so on."""


class Gender(models.TextChoices):
    """As a member gave it, for counts alone; empty when she did not."""

    WOMAN = "woman", pgettext_lazy("gender", "Woman")
    MAN = "man", pgettext_lazy("gender", "Man")
    OTHER = "other", pgettext_lazy("gender", "Another")


class Member(Standing):
    """A person admitted to a network. A person who is admitted again keeps the row; past spans are in her holdings.

    While it is *active* she holds the keys of the network, of her constituency and, unless in a personal capacity, of
    her organisation (``commands/entering.py``). ``ends_at`` is when it ends by itself, unless somebody attests before
    that she still does the work (``commands/lasting.py``). ``leaves_post_on``: the last day before she leaves her
    organisation; from ``between_posts_since`` on she has left it and waits to be vouched for anew: she holds neither
    its key nor, if she spoke for a State's authorities, her constituency's. ``is_listed``: the directory
    shows her. ``…_shown`` say to whom a part of the profile is shown; an exclusion beats them all. ``appointed``: by
    the command that seats a network's first members, without an application.

    Personal data: constituency, organisation, country or area, capacity, function, what she offers and needs, her
    subjects, photo, gender if given, who admitted her and when, who attested her last and when, since when she is
    between two posts, and to whom she shows what.
    Erasure: the words, the place and the photo are emptied and she is unlisted; since when and until when stays.
    """

    class State(models.TextChoices):
        """Where a membership stands."""

        ACTIVE = "active", pgettext_lazy("membership", "Active")
        SUSPENDED = "suspended", pgettext_lazy("membership", "Suspended")
        ENDED = "ended", pgettext_lazy("membership", "Ended")

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="memberships")
    network = models.ForeignKey("people.Network", models.PROTECT, related_name="members")
    state = models.CharField(max_length=9, choices=State, default=State.ACTIVE)
    constituency = models.ForeignKey("membership.Constituency", models.PROTECT, related_name="members")
    organisation = models.ForeignKey(
        "membership.Organisation", models.PROTECT, null=True, blank=True, related_name="members"
    )
    gender = models.CharField(max_length=5, choices=Gender, blank=True)
    photo = models.ForeignKey("files.File", models.SET_NULL, null=True, blank=True, related_name="+")
    appointed = models.BooleanField(default=False)
    admitted_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    attested_at = models.DateTimeField(null=True, blank=True)
    attested_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    leaves_post_on = models.DateField(null=True, blank=True)
    between_posts_since = models.DateTimeField(null=True, blank=True)
    is_listed = models.BooleanField(default=True)
    name_shown = models.PositiveSmallIntegerField(choices=Shown, default=Shown.MEMBERS)
    photo_shown = models.PositiveSmallIntegerField(choices=Shown, default=Shown.MEMBERS)
    area_shown = models.PositiveSmallIntegerField(choices=Shown, default=Shown.MEMBERS)
    organisation_shown = models.PositiveSmallIntegerField(choices=Shown, default=Shown.MEMBERS)
    function_shown = models.PositiveSmallIntegerField(choices=Shown, default=Shown.MEMBERS)
    languages_shown = models.PositiveSmallIntegerField(choices=Shown, default=Shown.MEMBERS)
    terms_shown = models.PositiveSmallIntegerField(choices=Shown, default=Shown.MEMBERS)
    offers_shown = models.PositiveSmallIntegerField(choices=Shown, default=Shown.MEMBERS)
    needs_shown = models.PositiveSmallIntegerField(choices=Shown, default=Shown.MEMBERS)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["network", "state", "constituency"], name="membership_member_place"),
            models.Index(fields=["network", "state", "area"], name="membership_member_area"),
            models.Index(fields=["state", "ends_at"], name="membership_member_ends"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "network"], name="membership_member_once"),
            models.CheckConstraint(condition=Q(state__in=["active", "suspended", "ended"]), name="membership_state"),
            models.CheckConstraint(
                condition=~Q(state="ended") | Q(ended_at__isnull=False), name="membership_member_ended_at"
            ),
        ]

    def __str__(self) -> str:
        return self.public_id


class Photo(Member):
    """A member as what her photo is part of: whoever may see the photo reads this, and so the file.

    Personal data: none of its own.
    Erasure: with the member.
    """

    class Meta:
        proxy = True


class MemberName(NameForm):
    """A member's name in one script; ``place`` 0 is the one in her own.

    Personal data: a name in one script, and how she is addressed.
    Erasure: the row is deleted.
    """

    member = models.ForeignKey(Member, models.CASCADE, related_name="names")

    class Meta:
        ordering: ClassVar = ["place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["member", "place"], name="membership_member_name_place"),
        ]

    def __str__(self) -> str:
        return f"name {self.place} of {self.member_id}"


class MemberLanguage(Spoken):
    """A language that a member works in.

    Personal data: which languages she works in, and how well.
    Erasure: the row is deleted.
    """

    member = models.ForeignKey(Member, models.CASCADE, related_name="languages")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["member", "language"], name="membership_member_language"),
        ]
        indexes: ClassVar = [models.Index(fields=["language", "level"], name="membership_spoken")]

    def __str__(self) -> str:
        return f"{self.member_id} {self.language}"
