"""Passwords that are easily guessed are refused, without asking anyone: nothing leaves this machine.

Strength is estimated as by D. Wheeler, "zxcvbn: Low-Budget Password Strength Estimation", USENIX Security 2016:
lists of passwords that were stolen and published, of names and words; keyboard walks, years, dates, repetitions.
What is typed on a Russian or Arabic keyboard is judged by its keys too, since walks and English words hide there.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.password_validation import CommonPasswordValidator, UserAttributeSimilarityValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy
from zxcvbn import zxcvbn

from multaqa.foundation.people.queries import the_network
from multaqa.lib.fold import fold

TOO_SHORT: Final = ngettext_lazy(
    "This password is too short. It must contain at least %d character.",
    "This password is too short. It must contain at least %d characters.",
)
"""What the framework says of a short password, here so that our catalogue words it; nothing calls it."""
GUESSES_AT_LEAST: Final = 10**9  # zxcvbn calls 10^8 safely unguessable, and 10^10 very unguessable
_JUDGED: Final = 64  # letters; whatever stands after them only makes it stronger
_LATIN: Final = "qwertyuiop[]asdfghjkl;'zxcvbnm,./"
_OF_RUSSIAN: Final = "йцукенгшщзхъфывапролджэячсмитьбю."
_OF_ARABIC: Final = "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظ"  # the lam-alif key types two letters and is left out
_KEYS: Final = (str.maketrans(_OF_RUSSIAN, _LATIN), str.maketrans(_OF_ARABIC, _LATIN.replace("b", "", 1)))
_CLEAR_WORDS: Final = (
    "password", "passphrase", "secret", "welcome", "letmein", "network", "multaqa", "expert",
    "كلمة السر", "كلمة المرور", "سري", "مرحبا", "ملتقى", "شبكة", "خبير", "السلام عليكم", "الله", "محمد",
    "密码", "口令", "秘密", "欢迎", "你好", "网络", "专家", "我爱你",
    "mot de passe", "motdepasse", "bienvenue", "bonjour", "réseau", "experte", "soleil",
    "пароль", "секрет", "привет", "сеть", "эксперт", "любовь", "добро пожаловать",
    "contraseña", "secreto", "bienvenido", "hola", "red", "experto", "teamo",
)  # fmt: skip


class GuessableValidator:
    """Refuses what an attacker guesses in fewer than ``GUESSES_AT_LEAST`` tries, knowing name, address and network.

    The framework's own lists are asked too, but we say what they find, so that one fault is told once. Nothing is said
    of a password ``shorter_than`` that many letters: that it is too short is said already.
    """

    def __init__(self, *, shorter_than: int = 0) -> None:
        self._shortest = shorter_than
        self._likeness = UserAttributeSimilarityValidator(("email", "name"))
        self._common = CommonPasswordValidator()

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Raise ``ValidationError`` with one sentence on what makes it weak."""
        if len(password) < self._shortest:
            return
        if _refuses(self._likeness.validate, password, user):
            raise ValidationError(_holds_what_is_known(), code="password_guessable")
        known = list(_known_of(user))
        for typed in _as_typed(password):
            found = zxcvbn(typed[:_JUDGED], user_inputs=known)
            if found["guesses"] < GUESSES_AT_LEAST:
                raise ValidationError(_reason(found["sequence"]), code="password_guessable")
        if _refuses(self._common.validate, password, user):
            raise ValidationError(_is_tried_early(), code="password_guessable")

    def get_help_text(self) -> str:
        """One sentence for whoever chooses a password."""
        return _("A few words that only you would put together are best.")


def _as_typed(password: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFKC", password)
    yield plain
    lowered = plain.lower()
    for keys in _KEYS:
        if (typed := lowered.translate(keys)) != lowered:
            yield typed


def _known_of(user: AbstractBaseUser | None) -> Iterator[str]:
    name, email = getattr(user, "name", "") or "", getattr(user, "email", "") or ""
    yield from _with_parts([name, fold(name), email, email.partition("@")[0], email.partition("@")[2]])
    yield from _with_parts(_CLEAR_WORDS)
    yield from _with_parts(the_network().name.values())


def _with_parts(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from {text, text.replace(" ", ""), *text.replace(".", " ").split()} - {""}


def _reason(sequence: list[dict[str, object]]) -> str:
    patterns = {str(match["pattern"]) for match in sequence}
    if any(match.get("dictionary_name") == "user_inputs" for match in sequence):
        return _holds_what_is_known()
    if "spatial" in patterns:
        return _("This password follows neighbouring keys, which are tried early.")
    if patterns & {"date", "regex"}:
        return _("This password is built on a year or a date, which are tried early.")
    if patterns & {"repeat", "sequence"}:
        return _("This password repeats or counts on, which is tried early.")
    return _is_tried_early()


def _holds_what_is_known() -> str:
    return _("This password holds your name, your address or a word that everyone tries first.")


def _is_tried_early() -> str:
    return _("This password is among those that are tried early.")


def _refuses(validate: Callable[..., None], password: str, user: AbstractBaseUser | None) -> bool:
    try:
        validate(password, user)
    except ValidationError:
        return True
    return False
