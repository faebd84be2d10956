"""Accounts."""

from collections.abc import Iterator
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
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

    ``stamp`` goes into the signature of every session and link that lets her in without a password: a new one ends
    them all. While ``locked_at`` is set she signs in only with a password chosen since (``commands/locking.py``).
    ``second_factor_required`` is raised by the first office or membership and stays; ``second_factor_since`` is set
    while she has a passkey or an authenticator app (``standing.py``). ``kept_to`` names the route of the one page that
    her account opens beside her settings and what is held about her; empty for almost everybody (``one_page.py``).

    Personal data: name, e-mail address, password digest, language, digits, time zone, theme, dates of joining,
    of last sign-in, of locking and of the second factor, and whether one page alone opens to her.
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
    stamp = models.CharField(max_length=12, default=random_id)
    locked_at = models.DateTimeField(null=True, blank=True)
    second_factor_required = models.BooleanField(default=False)
    second_factor_since = models.DateTimeField(null=True, blank=True)
    kept_to = models.CharField(max_length=60, blank=True)

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

    def get_session_auth_hash(self) -> str:
        """What each session of hers must bear: it changes with her password and with her stamp."""
        return self._keyed_hash()

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same under the older secret keys of the site, so that changing the key signs nobody out."""
        for secret in settings.SECRET_KEY_FALLBACKS:
            yield self._keyed_hash(secret=secret)

    def _keyed_hash(self, secret: str | None = None) -> str:
        signed = f"{self.password}\n{self.stamp}"
        return salted_hmac("multaqa.people.session", signed, secret=secret, algorithm="sha256").hexdigest()
