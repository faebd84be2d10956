"""Accounts."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from multaqa.lib.ids import random_id


class State(models.TextChoices):
    """Whether a person may use her account."""

    ACTIVE = "active", pgettext_lazy("account", "Active")
    SUSPENDED = "suspended", pgettext_lazy("account", "Suspended")
    ENDED = "ended", pgettext_lazy("account", "Ended")


class Digits(models.TextChoices):
    """The digits of our own numbers and dates, never of people's text."""

    WESTERN = "western", _("Western digits (0123)")
    ARABIC = "arabic", _("Arabic-Indic digits (٠١٢٣)")


class Theme(models.TextChoices):
    """Light or dark pages."""

    SYSTEM = "system", _("As on the device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class People(BaseUserManager["Person"]):
    """What the sign-in library needs to find a person by e-mail address."""


class Person(AbstractBaseUser):
    """An account: someone who can sign in, with her name in her own script and how she reads the site.

    ``name_fold`` and ``name_sort`` are written with the name by the commands, for searching and
    ordering alike on both databases. ``email`` is kept in lower case.

    Personal data: name, e-mail address, password digest, language, digits, time zone, theme, dates of joining
    and of last sign-in.
    Erasure: the row is kept for what refers to it; name, address and password are emptied and the state is ended.
    """

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150)
    name_fold = models.CharField(max_length=300, db_index=True)
    name_sort = models.CharField(max_length=400, db_index=True)
    language = models.CharField(max_length=7, default="ar")
    digits = models.CharField(max_length=7, choices=Digits.choices, default=Digits.WESTERN)
    time_zone = models.CharField(max_length=40, default="UTC")
    theme = models.CharField(max_length=6, choices=Theme.choices, default=Theme.SYSTEM)
    state = models.CharField(max_length=9, choices=State.choices, default=State.ACTIVE)
    is_demo = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[People] = People()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["is_demo"], condition=models.Q(is_demo=True), name="people_demo")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="people_person_state"),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # the library's column is our state
        """True while she may sign in and be signed in."""
        return self.state == State.ACTIVE
