"""What the pages of one article in the newsroom show beside the form."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import prefetch_related_objects
from django.http import QueryDict
from django.utils.functional import Promise

from multaqa.features.news.details import Details, Values
from multaqa.features.news.models import Article, ArticleText, EditorNote, KeptDraft
from multaqa.features.news.policies import Act, Missing, acts, missing
from multaqa.features.news.queries.history import MISSING_WORDS
from multaqa.features.news.queries.ties import Tie, ties_of
from multaqa.foundation.languages.api import CODES, Status, offered_languages
from multaqa.foundation.people.api import Person
from multaqa.foundation.taxonomy.api import choices, guess_terms
from multaqa.lib.markdown import plain
from multaqa.lib.prepared import Prepared, PreparedObjects

TEXT_FIELDS = ArticleText.FIELDS
MOST_GUESSES = 8

type Choice = tuple[str, str]


@dataclass(frozen=True)
class LanguageState:
    """How far an article is in one language: ``status`` is None where nothing was asked for yet."""

    language: str
    status: Status | None
    is_stale: bool
    is_original: bool


@dataclass(frozen=True)
class Dossier:
    """An article in the newsroom, for one person."""

    article: Article
    person: Person
    text: ArticleText
    text_values: Mapping[str, str]
    details: Values
    acts: frozenset[Act]
    missing: Sequence[Missing]
    languages: Sequence[LanguageState]
    topic_groups: Sequence[tuple[str, Sequence[Choice]]]
    kept_at: datetime | None
    ties: Sequence[Tie]

    @property
    def missing_words(self) -> list[str | Promise]:
        """What it lacks for publication, in words."""
        return [MISSING_WORDS[lack] for lack in self.missing]

    @property
    def finished(self) -> list[LanguageState]:
        """Its finished translations."""
        return [state for state in self.languages if state.status == Status.DONE and not state.is_original]

    @property
    def shown_languages(self) -> list[str]:
        """The languages in which readers may meet it: the original's and those of finished translations."""
        return [state.language for state in self.languages if state.is_original or state.status == Status.DONE]

    @property
    def is_source(self) -> bool:
        """Whether its words are a source's, which are never changed."""
        return bool(self.article.import_fingerprint)

    @property
    def all_topics(self) -> list[Choice]:
        """Every topic that may be chosen."""
        return [choice for _group, members in self.topic_groups for choice in members]


@dataclass(frozen=True)
class TopicChoices:
    """The topics of the form: those chosen or guessed first, the rest by group."""

    near: Sequence[Choice]
    groups: Sequence[tuple[str, Sequence[Choice]]]


def dossier_of(article: Article, *, person: Person, language: str) -> Dossier:
    """What an article's page in the newsroom is made of, in seven queries, eight if it has ties."""
    prefetch_related_objects([article], "topics", "speakers")  # both are asked for twice
    texts = {text.language: text for text in _TEXTS.objects(article=article.pk)}
    original = texts[article.language]
    there = {*offered_languages(), *(text.language for text in texts.values() if text.version)}
    kept = _KEPT_AT.rows(person=person.pk, article=article.pk, language=article.language)
    return Dossier(
        article=article,
        person=person,
        text=original,
        text_values=values_of(original),
        details=Details.of(article).as_values(),
        acts=acts(person, article),
        missing=missing(article, original),
        languages=[_language_state(code, texts.get(code), article) for code in CODES if code in there],
        topic_groups=choices(language),
        kept_at=next((at for (at,) in kept), None),
        ties=ties_of(article, person=person),
    )


def values_of(text: ArticleText) -> dict[str, str]:
    """The fields of a text, empty ones as ""."""
    return {name: str(getattr(text, name) or "") for name in TEXT_FIELDS}


def topic_choices(dossier: Dossier, *, chosen: Collection[str]) -> TopicChoices:
    """The topics of the form in two queries more: what is chosen, what the text seems to be about, and the rest."""
    names = dict(dossier.all_topics)
    words = "\n".join([dossier.text.title or "", dossier.text.lead or "", plain(dossier.text.body or "")])
    guessed = [term.public_id for term, _weight in guess_terms(words, dossier.article.language, limit=MOST_GUESSES)]
    near = [public_id for public_id in dict.fromkeys([*chosen, *guessed]) if public_id in names]
    groups = [
        (group, [choice for choice in members if choice[0] not in near]) for group, members in dossier.topic_groups
    ]
    return TopicChoices([(public_id, names[public_id].lstrip("— ")) for public_id in near], groups)


def kept_draft(article: Article, *, person: Person, language: str = "") -> QueryDict | None:
    """What a person had in the form of an article and did not save, as a form sends it; None if there is nothing."""
    kept = KeptDraft.objects.filter(person=person, article=article, language=language or article.language).first()
    if kept is None:
        return None
    fields = QueryDict(mutable=True)
    for name, values in kept.values.items():
        fields.setlist(name, _as_list(values))
    return fields


def _as_list(values: Any) -> list[str]:
    return [str(value) for value in values] if isinstance(values, list) else [str(values)]


_TEXTS: Final = PreparedObjects(ArticleText, lambda article: ArticleText.objects.filter(article=article))
_KEPT_AT: Final = Prepared(
    lambda person, article, language: KeptDraft.objects.filter(
        person=person, article=article, language=language
    ).values_list("at")
)


def _language_state(code: str, text: ArticleText | None, article: Article) -> LanguageState:
    status = Status(text.status) if text else None
    return LanguageState(code, status, bool(text and text.is_stale), is_original=code == article.language)


def text_on_desk(article: Article, language: str) -> ArticleText | None:
    """The text of an article in a language, in whatever state; None when there is none."""
    return ArticleText.objects.filter(article=article, language=language).select_related("article").first()


def languages_taken(article: Article) -> set[str]:
    """The languages in which there are words: the original's, translations begun, and drafts that were kept."""
    begun = ArticleText.objects.filter(article=article, version__gt=0).values_list("language", flat=True)
    return {*begun, *KeptDraft.objects.filter(article=article).values_list("language", flat=True)}


def notes_on(article: Article) -> list[EditorNote]:
    """The editor's notes of an article, oldest first, with who attached them."""
    return list(EditorNote.objects.filter(article=article).select_related("by").order_by("at", "pk"))


def note_of(article: Article, public_id: str) -> EditorNote | None:
    """One of them; None when there is no such note."""
    return EditorNote.objects.filter(article=article, public_id=public_id).select_related("article").first()
