"""Translations of one post: which there are, what is disputed, and what the translator is to be asked about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from multaqa.features.community.filling import filled
from multaqa.features.community.models import Dispute, Post, PostText
from multaqa.features.community.policies.translations import Rights
from multaqa.features.community.sources import without_quotes
from multaqa.foundation.access.api import may_read, shown_names
from multaqa.foundation.languages.api import Status
from multaqa.foundation.people.api import Person, Reader
from multaqa.lib.rendition import Difference, differences


@dataclass(frozen=True)
class ShownDispute:
    """Why a reader disputes a translation; she is not named."""

    reason: str
    at: datetime


@dataclass(frozen=True)
class ListedTranslation:
    """One translation with its words, the name of who made or checked it, and what the reader may do about it.

    ``disputes`` are told to those who may mend it, and to nobody else.
    """

    text: PostText
    html: str
    name: str
    may_mend: bool
    may_dispute: bool
    may_answer: bool
    disputes: Sequence[ShownDispute]


def quotes_unseen(post: Post, *, reader: Reader) -> bool:
    """Whether a post answers one that is not there for the reader (any more), and may quote it."""
    answered = post.answers
    return answered is not None and not (answered.state == Post.State.SHOWN and may_read(reader, answered))


def original_for(post: Post, *, reader: Reader) -> str:
    """The source of a post as this reader may see it: without quotations of what is not there for her."""
    if not quotes_unseen(post, reader=reader):
        return post.source
    return "\n".join(line for line in post.source.splitlines() if not line.lstrip().startswith(">"))


def words_for(post: Post, html: str, *, reader: Reader, language: str) -> str:
    """A rendered text of a post, or of its translation, as this reader may see it."""
    shown = without_quotes(html) if quotes_unseen(post, reader=reader) else html
    return filled(shown, reader=reader, language=language)


def translation_of(post: Post, language: str) -> PostText | None:
    """The translation of a post into a language, or the draft of one; ask first who may read the post."""
    found = PostText.objects.filter(post=post, language=language).select_related("translator").first()
    if found is not None:
        found.post = post
    return found


def translations_of(post: Post, *, reader: Person, rights: Rights, language: str) -> list[ListedTranslation]:
    """The translations of a post that are done, by language; ask first who may read the post."""
    texts = list(PostText.objects.filter(post=post, status=Status.DONE).select_related("translator").order_by("pk"))
    names = shown_names([text.translator for text in texts if text.translator], reader=reader)
    open_ones = list(Dispute.objects.filter(text__in=texts, closed_at=None).order_by("at"))
    for text in texts:
        text.post = post
    return [_listed(text, names, open_ones, rights=rights, reader=reader, language=language) for text in texts]


def differences_from(post: Post, body: str, language: str, *, reader: Reader) -> list[Difference]:
    """What a translation seems to say otherwise than the post: figures, units, negations, names."""
    return differences(original_for(post, reader=reader), body, source=post.language, target=language)


def _listed(
    text: PostText,
    names: dict[int, str],
    disputes: Sequence[Dispute],
    *,
    rights: Rights,
    reader: Reader,
    language: str,
) -> ListedTranslation:
    mends = rights.may_mend(text)
    told = [ShownDispute(each.reason, each.at) for each in disputes if mends and each.text_id == text.pk]
    return ListedTranslation(
        text=text,
        html=words_for(text.post, text.html, reader=reader, language=language),
        name=names.get(text.translator_id or 0, ""),
        may_mend=mends,
        may_dispute=rights.may_dispute(text),
        may_answer=rights.may_answer(text),
        disputes=told,
    )
