"""Accounts."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class PersonManager(BaseUserManager["Person"]):
    """What the sign-in library needs to find a person by e-mail address."""


class Person(AbstractBaseUser):
    """An account: someone who can sign in.

    Personal data: e-mail address.
    Erasure: the row is kept without them.
    """

    USERNAME_FIELD = "email"
    email = models.EmailField(unique=True)
    objects: ClassVar[PersonManager] = PersonManager()
