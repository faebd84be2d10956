"""Posts are written, written anew, deleted, brought back, and emptied in the end."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Self

from django.db import transaction
from django.utils import timezone

from multaqa.features.community.audiences import CannotNarrow, narrower
from multaqa.features.community.commands.holding_back import hold_before_deciders, must_wait, show_again
from multaqa.features.community.commands.keeping import forget_kept
from multaqa.features.community.commands.limits import check_limits
from multaqa.features.community.commands.rows import locked_post, locked_thread, permit
from multaqa.features.community.commands.tally import count_in, recount
from multaqa.features.community.commands.translating import original_written_anew
from multaqa.features.community.facts.threads import (
    PostDeleted,
    PostEdited,
    PostEmptied,
    PostLanguageSet,
    PostRestored,
    PostWritten,
)
from multaqa.features.community.models import Post, Revision, Thread
from multaqa.features.community.policies.threads import (
    STRICTNESS,
    may_delete,
    may_edit,
    may_restore,
    may_set_language,
    may_write_in,
)
from multaqa.features.community.sources import harmless, rendered
from multaqa.foundation.access.api import Label, hold_back, may_read, person_key, ref_of, set_audience
from multaqa.foundation.facts.api import record
from multaqa.foundation.languages.api import CODES, detect, detect_by_script
from multaqa.foundation.notify.api import follow
from multaqa.foundation.people.api import Person

UNDONE_FOR: Final = timedelta(days=7)
"""How long a deleted post can be brought back by its author."""

_LATIN_LETTER: Final = re.compile("[A-Za-z]")
_IN_LATIN_LETTERS: Final = frozenset({"en", "fr", "es"})


class EditedMeanwhile(ValueError):
    """A post was written anew since its writer opened it; ``post`` is what it says now. Nothing was changed."""

    def __init__(self, post: Post) -> None:
        super().__init__(post.public_id)
        self.post = post


@dataclass(frozen=True)
class Writing:
    """A text that may be kept: harmless, rendered, in a language; ``is_language_said`` when its writer said which."""

    source: str
    html: str
    language: str
    is_language_said: bool

    @classmethod
    def of(cls, source: str, *, language: str, by: Person) -> Self:
        """What a person wrote. Raises RefusedPost, and ValueError for a language that is none of the six.

        Languages of one script are told apart later, in the background: that takes a large model.
        """
        if language and language not in CODES:
            raise ValueError(f"{language!r} is none of the languages.")
        kept = harmless(source)
        found = language or detect_by_script(kept) or _likely(kept, by)
        return cls(kept, rendered(kept, language=found), found, bool(language))


@transaction.atomic
def write_post(thread: Thread, *, source: str, by: Person, answers: Post | None = None, language: str = "") -> Post:
    """Write a post in a thread, for its readers; an answer to a post for fewer is for those alone.

    Raises PermissionDenied, also for an answer to what she may not read or what stands elsewhere, and RefusedPost.
    """
    locked = locked_thread(thread)
    permit(may_write_in(by, locked))
    if answers is not None:
        is_there = answers.thread_id == locked.pk and answers.state == Post.State.SHOWN
        permit(is_there and may_read(by, answers))
    post = add_post(locked, Writing.of(source, language=language, by=by), by=by, answers=answers)
    thread.last_number, thread.replies, thread.last_at = locked.last_number, locked.replies, locked.last_at
    return post


def add_post(thread: Thread, writing: Writing, *, by: Person, answers: Post | None = None) -> Post:
    """Add a post at the end of a thread whose row is locked or new; the caller has asked whether she may.

    Whoever writes in a thread follows it. The first posts of who is new wait where the community wants it.
    Raises RefusedPost for what comes too soon or holds too many links.
    """
    check_limits(writing.source, thread.community, by=by)
    waits = must_wait(thread, by=by)
    thread.last_number += 1
    thread.save(update_fields=["last_number"])
    post = Post.objects.create(
        thread=thread,
        number=thread.last_number,
        author=by,
        language=writing.language,
        source=writing.source,
        html=writing.html,
        answers=answers,
        state=Post.State.WAITING if waits else Post.State.SHOWN,
    )
    audience, label = _as_close_as(thread, answers)
    set_audience(post, audience=audience, label=label, by=by)
    if waits:
        hold_before_deciders(post, by=by)
    count_in(thread, post)
    written = PostWritten(post.public_id, thread.public_id, writing.language, writing.is_language_said)
    record(written, by=by, thing=ref_of(post))
    forget_kept(by, carrier=thread.carrier, thread=thread if post.number > 1 else None)
    follow(by, ref_of(thread))
    return post


@transaction.atomic
def edit_post(post: Post, *, source: str, seen: int, by: Person, language: str = "") -> Post:
    """Write a post anew; what it said stays as a revision. ``seen`` is the revision that its writer began from.

    Returns the post as it is stored. Raises PermissionDenied, RefusedPost, and EditedMeanwhile when there is a newer
    one: then nothing is changed.
    """
    locked = locked_post(post)
    permit(may_edit(by, locked))
    if locked.revision != seen:
        raise EditedMeanwhile(locked)
    writing = Writing.of(source, language=language or locked.language, by=by)
    if writing.source == locked.source and writing.language == locked.language:
        return locked
    before = locked.edited_at or locked.written_at
    Revision.objects.create(post=locked, number=locked.revision, source=locked.source, at=before, by=by)
    locked.source, locked.html, locked.language = writing.source, writing.html, writing.language
    locked.revision += 1
    locked.edited_at = timezone.now()
    locked.save(update_fields=["source", "html", "language", "revision", "edited_at"])
    original_written_anew(locked)
    record(PostEdited(locked.public_id, locked.revision), by=by, thing=ref_of(locked))
    return locked


@transaction.atomic
def delete_post(post: Post, *, by: Person) -> None:
    """Delete a post: its author alone may read it from now on, and bring it back for ``UNDONE_FOR``.

    A thread whose only post this was goes with it. Raises PermissionDenied.
    """
    locked = locked_post(post)
    permit(may_delete(by, locked))
    locked.state, locked.deleted_at = Post.State.DELETED, timezone.now()
    locked.save(update_fields=["state", "deleted_at"])
    hold_back(locked, key=person_key(by), by=by)
    if not Post.objects.filter(thread=locked.thread, state=Post.State.SHOWN).exists():
        hold_back(locked.thread, key=person_key(by), by=by)
    recount(locked.thread)
    record(PostDeleted(locked.public_id), by=by, thing=ref_of(locked))


@transaction.atomic
def restore_post(post: Post, *, by: Person) -> None:
    """Bring a deleted post back as it was, and its thread if that had gone with it. Raises PermissionDenied.

    Where the posts of who is new wait, it waits again.
    """
    locked = locked_post(post)
    permit(may_restore(by, locked))
    waits = must_wait(locked.thread, by=by)
    locked.state, locked.deleted_at = Post.State.WAITING if waits else Post.State.SHOWN, None
    locked.save(update_fields=["state", "deleted_at"])
    show_again(locked, by=by)
    if waits:
        hold_before_deciders(locked, by=by)
    recount(locked.thread)
    record(PostRestored(locked.public_id), by=by, thing=ref_of(locked))


@transaction.atomic
def set_language(post: Post, language: str, *, by: Person | None) -> None:
    """Set right in which language a post is; ``by`` is None when its text was found to be in it.

    Raises PermissionDenied, and ValueError for a language that is none of the six.
    """
    if language not in CODES:
        raise ValueError(f"{language!r} is none of the languages.")
    locked = locked_post(post)
    permit(by is None or may_set_language(by, locked))
    if locked.language == language or not locked.source:
        return
    before, locked.language = locked.language, language
    locked.html = rendered(locked.source, language=language)
    locked.save(update_fields=["language", "html"])
    if locked.number == 1:
        Thread.objects.filter(pk=locked.thread_id).update(language=language)
    record(PostLanguageSet(locked.public_id, before, language), by=by, thing=ref_of(locked))


def detect_language(public_id: str) -> None:
    """Find out from its text in which language a post is, and set it right; nothing happens when that is not sure."""
    post = Post.objects.filter(public_id=public_id).first()
    found = detect(post.source) if post is not None else None
    if post is not None and found is not None and found != post.language:
        set_language(post, found, by=None)


def empty_deleted() -> int:
    """Erase the words of posts that were deleted longer than ``UNDONE_FOR`` ago, for good; returns how many."""
    due = Post.objects.filter(state=Post.State.DELETED, deleted_at__lt=timezone.now() - UNDONE_FOR).exclude(source="")
    numbers = list(due.values_list("pk", flat=True))
    for number in numbers:
        _empty(number)
    return len(numbers)


@transaction.atomic
def _empty(number: int) -> None:
    post = Post.objects.select_for_update().get(pk=number)
    if post.state != Post.State.DELETED or not post.source:
        return
    Revision.objects.filter(post=post).delete()
    post.texts.all().delete()
    post.source = post.html = ""
    post.save(update_fields=["source", "html"])
    record(PostEmptied(post.public_id), by=None, thing=ref_of(post))


def _as_close_as(thread: Thread, answers: Post | None) -> tuple[str, str]:
    """The audience and label of a new post: its thread's, or what it answers if that is for fewer."""
    if answers is None:
        return thread.audience, thread.label
    label = max(Label(thread.label), Label(answers.label), key=STRICTNESS.index)
    try:
        return narrower(thread.audience, answers.audience), label
    except CannotNarrow:
        return answers.audience, label


def _likely(source: str, by: Person) -> str:
    """The writer's own language, but for Latin letters that it is not written in: then English, until it is found."""
    is_latin = _LATIN_LETTER.search(source) is not None
    hers = by.language if by.language in CODES else "en"
    return hers if not is_latin or hers in _IN_LATIN_LETTERS else "en"
