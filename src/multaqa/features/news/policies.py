"""Who may do what to an article. Each rule asks first whether she may read it: no capability opens anything."""

from enum import StrEnum

from multaqa.features.news.models import Article, ArticleText, Kind, State
from multaqa.foundation.access.api import may_open, may_read
from multaqa.foundation.people.api import Capability, Person, has_capability
from multaqa.lib.labels import label_in

NEWSROOM = "news.newsroom"
"""The set before which drafts lie: everyone appointed steward, editor or translator."""

UNPUBLISHED = (State.DRAFT, State.CLEARED, State.SCHEDULED)


class Missing(StrEnum):
    """What an article must have before it is published."""

    TITLE = "title"
    TITLE_OF_ITS_OWN = "title_of_its_own"
    TEXT = "text"
    SOURCE = "source"
    TOPICS = "topics"
    ALT_TEXT = "alt_text"
    CREDIT = "credit"
    SPEAKER = "speaker"
    OFFICE = "office"


def can_enter(person: Person | None, newsroom_key: str) -> bool:
    """Whether a person works in the newsroom: the key of its set opens for her."""
    return person is not None and may_open(person, [newsroom_key])


def can_start(person: Person, newsroom_key: str) -> bool:
    """Whether a person may begin an article: she writes news, and could read what she began."""
    return has_capability(person, Capability.WRITE_NEWS) and can_enter(person, newsroom_key)


def can_import(person: Person, newsroom_key: str) -> bool:
    """Whether a person may save what an import found as drafts."""
    return has_capability(person, Capability.IMPORT_NEWS) and can_enter(person, newsroom_key)


def can_edit(person: Person, article: Article) -> bool:
    """Whether a person may change the original's text, its details and its audience before publication."""
    return article.state in UNPUBLISHED and _may(person, article, Capability.WRITE_NEWS)


def can_clear(person: Person, article: Article) -> bool:
    """Whether a person may clear a draft: never who wrote it, nor who changed it last."""
    hands = {article.written_by_id, article.edited_by_id}
    return article.state == State.DRAFT and person.pk not in hands and _may(person, article, Capability.CLEAR_NEWS)


def can_return(person: Person, article: Article) -> bool:
    """Whether a person may hand an offered or cleared article back to its writers."""
    waits = article.state == State.CLEARED or (article.state == State.DRAFT and article.offered_at is not None)
    return waits and _may(person, article, Capability.WRITE_NEWS)


def can_publish(person: Person, article: Article) -> bool:
    """Whether a person may publish or schedule an article that has been cleared."""
    return article.state in (State.CLEARED, State.SCHEDULED) and _may(person, article, Capability.CLEAR_NEWS)


def can_correct(person: Person, article: Article) -> bool:
    """Whether a person may correct a published article."""
    return article.state == State.PUBLISHED and _may(person, article, Capability.WRITE_NEWS)


def can_withdraw(person: Person, article: Article) -> bool:
    """Whether a person may take a published article away."""
    return article.state == State.PUBLISHED and _may(person, article, Capability.CLEAR_NEWS)


def can_restore(person: Person, article: Article) -> bool:
    """Whether a person may bring a withdrawn article back."""
    return article.state == State.WITHDRAWN and _may(person, article, Capability.CLEAR_NEWS)


def can_set_audience(person: Person, article: Article) -> bool:
    """Whether a person may choose who reads an article; also after publication, for a label may have to be raised."""
    return article.state != State.WITHDRAWN and _may(person, article, Capability.WRITE_NEWS)


def can_annotate(person: Person, article: Article) -> bool:
    """Whether a person may put an editor's note beside a sentence: a steward."""
    return article.state != State.WITHDRAWN and _may(person, article, Capability.NOTE_NEWS)


def can_translate(person: Person, article: Article) -> bool:
    """Whether a person may translate an article: drafts too, so that languages appear together."""
    return article.state != State.WITHDRAWN and _may(person, article, Capability.TRANSLATE)


def missing(article: Article, original: ArticleText) -> list[Missing]:
    """What an article still lacks for publication, in the order of the editor's form."""
    return [
        *([] if (original.title or "").strip() else [Missing.TITLE]),
        *([Missing.TITLE_OF_ITS_OWN] if original.title and original.title_is_proposed else []),
        *([] if (original.lead or original.body or "").strip() else [Missing.TEXT]),
        *_missing_of_speakers(article),
        *([] if article.source_name else [Missing.SOURCE]),
        *([] if article.topics.all() else [Missing.TOPICS]),
    ]


def _missing_of_speakers(article: Article) -> list[Missing]:
    if article.kind != Kind.REMARKS:
        return []
    speakers = list(article.speakers.all())
    if not speakers:
        return [Missing.SPEAKER]
    return [] if all(label_in(speaker.office, article.language) for speaker in speakers) else [Missing.OFFICE]


def _may(person: Person, article: Article, capability: Capability) -> bool:
    return has_capability(person, capability) and may_read(person, article)
