"""How passwords are kept: Argon2id with the parameters of the settings."""

from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """Argon2id (RFC 9106); a digest made with other parameters, or by PBKDF2, is renewed at the next sign-in."""

    time_cost: int = settings.ARGON2["time_cost"]
    memory_cost: int = settings.ARGON2["memory_cost"]
    parallelism: int = settings.ARGON2["parallelism"]
