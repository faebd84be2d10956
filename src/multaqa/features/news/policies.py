"""Who may do what to an article. Each rule asks first whether she may read it: no capability opens anything."""

from enum import StrEnum
from typing import Final

from multaqa.features.news.models import Article, ArticleText, Kind, State
from multaqa.foundation.access.api import may_open, may_read
from multaqa.foundation.people.api import Capability, Person, has_capability
from multaqa.lib.labels import label_in

NEWSROOM = "news.newsroom"
"""The set before which drafts lie: everyone appointed steward, editor or translator."""

UNPUBLISHED = (State.DRAFT, State.CLEARED, State.SCHEDULED)


class Act(StrEnum):
    """What can be done to an article."""

    EDIT = "edit"
    RELABEL = "relabel"
    OFFER = "offer"
    CLEAR = "clear"
    RETURN = "return"
    PUBLISH = "publish"
    UNSCHEDULE = "unschedule"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    SET_READERS = "set_readers"
    SET_PICTURE = "set_picture"
    ANNOTATE = "annotate"
    TRANSLATE = "translate"


_PRESENT = (*UNPUBLISHED, State.PUBLISHED)
_TABLE: Final[dict[Act, tuple[Capability, tuple[State, ...]]]] = {
    Act.EDIT: (Capability.WRITE_NEWS, UNPUBLISHED),
    Act.RELABEL: (Capability.WRITE_NEWS, UNPUBLISHED),  # in which language it was written
    Act.OFFER: (Capability.WRITE_NEWS, (State.DRAFT,)),
    Act.CLEAR: (Capability.CLEAR_NEWS, (State.DRAFT,)),  # never who wrote it, nor who changed it last
    Act.RETURN: (Capability.WRITE_NEWS, (State.DRAFT, State.CLEARED)),  # once it was offered
    Act.PUBLISH: (Capability.CLEAR_NEWS, (State.CLEARED, State.SCHEDULED)),
    Act.UNSCHEDULE: (Capability.CLEAR_NEWS, (State.SCHEDULED,)),
    Act.CORRECT: (Capability.WRITE_NEWS, (State.PUBLISHED,)),
    Act.WITHDRAW: (Capability.CLEAR_NEWS, (State.PUBLISHED,)),
    Act.RESTORE: (Capability.CLEAR_NEWS, (State.WITHDRAWN,)),
    Act.SET_READERS: (Capability.WRITE_NEWS, _PRESENT),
    Act.SET_PICTURE: (Capability.WRITE_NEWS, _PRESENT),
    Act.ANNOTATE: (Capability.NOTE_NEWS, _PRESENT),
    Act.TRANSLATE: (Capability.TRANSLATE, _PRESENT),  # drafts too, so that languages appear together
}


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
    return writes(person) and can_enter(person, newsroom_key)


def can_import(person: Person, newsroom_key: str) -> bool:
    """Whether a person may save what an import found as drafts."""
    return imports(person) and can_enter(person, newsroom_key)


def writes(person: Person) -> bool:
    """Whether a person of the newsroom writes."""
    return has_capability(person, Capability.WRITE_NEWS)


def translates(person: Person) -> bool:
    """Whether a person of the newsroom translates."""
    return has_capability(person, Capability.TRANSLATE)


def imports(person: Person) -> bool:
    """Whether a person of the newsroom imports."""
    return has_capability(person, Capability.IMPORT_NEWS)


def can(person: Person, act: Act, article: Article) -> bool:
    """Whether a person may do this to an article now: the table allows it, and she may read the article."""
    return _fits(person, act, article) and may_read(person, article)


def acts(person: Person, article: Article) -> frozenset[Act]:
    """Everything that a person may do to an article now, in one query."""
    fitting = acts_on_read(person, article)
    return fitting if fitting and may_read(person, article) else frozenset()


def acts_on_read(person: Person, article: Article) -> frozenset[Act]:
    """What a person may do to an article that was just found among those she may read; no query."""
    return frozenset(act for act in Act if _fits(person, act, article))


def missing(article: Article, original: ArticleText) -> list[Missing]:
    """What an article still lacks for publication, in the order of the editor's form."""
    return [
        *([] if (original.title or "").strip() else [Missing.TITLE]),
        *([Missing.TITLE_OF_ITS_OWN] if original.title and original.title_is_proposed else []),
        *([] if (original.lead or original.body or "").strip() else [Missing.TEXT]),
        *_missing_of_speakers(article),
        *([] if article.source_name else [Missing.SOURCE]),
        *([] if article.topics.all() else [Missing.TOPICS]),
        *([Missing.ALT_TEXT] if article.image_id and not original.image_alt else []),
        *([Missing.CREDIT] if article.image_id and not article.image_credit else []),
    ]


def _missing_of_speakers(article: Article) -> list[Missing]:
    if article.kind != Kind.REMARKS:
        return []
    speakers = list(article.speakers.all())
    if not speakers:
        return [Missing.SPEAKER]
    return [] if all(label_in(speaker.office, article.language) for speaker in speakers) else [Missing.OFFICE]


def _fits(person: Person, act: Act, article: Article) -> bool:
    capability, states = _TABLE[act]
    if article.state not in states or not has_capability(person, capability):
        return False
    if act == Act.CLEAR:
        return person.pk not in {article.written_by_id, article.edited_by_id}
    if act == Act.RETURN:
        return article.offered_at is not None
    return True
