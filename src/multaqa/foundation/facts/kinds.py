"""Fact: the base of every dataclass that says what happened, and the kinds that are known."""

from dataclasses import asdict, dataclass, fields
from datetime import timedelta
from functools import cache, lru_cache
from typing import ClassVar, Self

from django.apps import apps
from django.utils.functional import Promise


@dataclass(frozen=True)
class Fact:
    """Something that happened, named in the past tense by a frozen dataclass of an app's ``facts.py``.

    Fields hold JSON values only: text, numbers, truth values, None, and lists and mappings of these.

    ``SAYS`` is the fact as one plain sentence, a lazy message that may name ``%(by)s`` (who did it, or the platform),
    ``%(about)s`` (the person it is about), ``%(thing)s`` and the fields; each is filled for the one who reads it.
    ``OPENS`` marks the facts that somebody opened something: a lazy message that says to everyone which reads are
    recorded, such as "Who opens a file labelled TLP:RED, and when."; empty for all other facts.
    ``WORDS_KEPT`` is after what time the words of this kind are erased for everyone; None: with the person.
    """

    SAYS: ClassVar[str | Promise] = ""
    WORDS_KEPT: ClassVar[timedelta | None] = None
    OPENS: ClassVar[str | Promise] = ""
    _known: ClassVar[list[type["Fact"]]] = []

    def __init_subclass__(cls) -> None:
        cls._known.append(cls)

    @classmethod
    @cache
    def kind(cls) -> str:
        """The label of the app and the name of the class: "news.ArticlePublished"."""
        app = apps.get_containing_app_config(cls.__module__)
        if app is None:
            raise LookupError(f"{cls.__qualname__} does not belong to an app.")
        return f"{app.label}.{cls.__name__}"

    def values(self) -> dict[str, object]:
        """The fields as a mapping."""
        return asdict(self)

    @classmethod
    def restored(cls, values: dict[str, object]) -> Self:
        """The fact of stored values; fields added since take their defaults, fields dropped since are ignored."""
        names = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in values.items() if name in names})


def known_facts() -> dict[str, type[Fact]]:
    """Every class of facts by its kind; kept until another is declared, for pages of the log ask hundreds of times."""
    return _by_kind(len(Fact._known))


@lru_cache(maxsize=1)
def _by_kind(_count: int) -> dict[str, type[Fact]]:
    return {known.kind(): known for known in Fact._known}
