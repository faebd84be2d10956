"""What a translator works with: each field of the original, how it reads now, and whether it has moved on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from multaqa.features.news.models import Article, ArticleText, KeptDraft, Version
from multaqa.features.news.queries.editing import values_of
from multaqa.foundation.languages.api import Status, is_field_stale
from multaqa.foundation.people.api import Person
from multaqa.lib.comparing import Piece, compared

_FIELDS: Final = ("title", "lead", "body", "image_alt")


@dataclass(frozen=True)
class SourceField:
    """A field of the original; ``changes`` since it was translated, when it is stale and both versions are known."""

    name: str
    value: str
    is_stale: bool
    changes: Sequence[Piece]


@dataclass(frozen=True)
class Bench:
    """A translation at work. ``version`` is 0 and ``status`` AWAITING while nothing was written."""

    article: Article
    person: Person
    language: str
    status: Status
    is_stale: bool
    version: int
    values: Mapping[str, str]
    fields: Sequence[SourceField]
    kept_at: datetime | None


def bench_of(article: Article, language: str, *, person: Person) -> Bench:
    """The translation of an article into a language, beside its original; four queries at most."""
    texts = {text.language: text for text in ArticleText.objects.filter(article=article).defer("body_html")}
    original, text = texts[article.language], texts.get(language)
    kept = KeptDraft.objects.filter(person=person, article=article, language=language)
    return Bench(
        article=article,
        person=person,
        language=language,
        status=Status(text.status) if text else Status.AWAITING,
        is_stale=bool(text and text.is_stale),
        version=text.version if text else 0,
        values=values_of(text) if text else dict.fromkeys(_FIELDS, ""),
        fields=_source_fields(article, original, text),
        kept_at=kept.values_list("at", flat=True).first(),
    )


def _source_fields(article: Article, original: ArticleText, text: ArticleText | None) -> list[SourceField]:
    names = [name for name in _FIELDS if name != "image_alt" or article.image_id]
    stale = {name for name in names if text and is_field_stale(text, name, original)}
    before = _seen_by(text, article) if text and stale else {}
    values = values_of(original)
    return [SourceField(name, values[name], name in stale, _changes(before.get(name), values[name])) for name in names]


def _changes(before: str | None, now: str) -> Sequence[Piece]:
    return compared(before, now) if before and before != now else ()


def _seen_by(text: ArticleText, article: Article) -> dict[str, str]:
    """What the original said when the translation was written last."""
    seen = Version.objects.filter(article=article, language=article.language, at__lte=text.changed_at)
    version = seen.order_by("-number").first()
    return {name: str(value) for name, value in version.values.items()} if version else {}
