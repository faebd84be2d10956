"""Translations of posts are attached, mended, drafted by a machine, disputed, answered for and withdrawn."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.features.community.commands.rows import locked_post, permit
from multaqa.features.community.facts.translations import (
    DisputeAnswered,
    PostTranslated,
    TranslationDisputed,
    TranslationWithdrawn,
)
from multaqa.features.community.models import REASON_LENGTH, Dispute, Post, PostText, ReadingChoice
from multaqa.features.community.policies.translations import rights_on
from multaqa.features.community.refusals import CannotBeDone
from multaqa.features.community.sources import harmless, rendered
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.languages.api import Original, Status, mark_stale, write_fields
from multaqa.foundation.people.api import Person


@transaction.atomic
def translate_post(
    post: Post, language: str, body: str, *, by: Person, seen_original: int = 0, seen: int | None = None
) -> PostText:
    """Attach a translation of a post, or mend one; who translated it first stays named. What was disputed is mended.

    ``seen_original`` is the revision of the post that was translated (0 for the present one), ``seen`` that of the
    translation from which its writer began. Raises PermissionDenied, RefusedPost, and FieldsMovedOn where somebody else
    saved one meanwhile: then nothing is changed.
    """
    locked = locked_post(post)
    text = row_of(locked, language)
    rights = rights_on(by, locked)
    permit(rights.may_mend(text) if text.pk else rights.may_translate(language))
    source = harmless(body)
    html = rendered(source, language=language)
    if not text.pk:
        text.save()
    original = Original(now={"body": locked.revision}, seen={"body": seen_original or locked.revision})
    translator = text.translator if text.status == Status.DONE and text.translator else by
    begun = None if seen is None else {"body": seen}
    changed = write_fields(
        text, {"body": source}, by=translator, by_machine=text.by_machine, seen=begun, original=original
    )
    text.html, text.status, text.source_language = html, Status.DONE, locked.language
    text.save(update_fields=["html", "status", "source_language"])
    if changed:
        _close_disputes(text)
    record(PostTranslated(locked.public_id, language, text.by_machine), by=by, thing=ref_of(locked))
    return text


@transaction.atomic
def withdraw_translation(text: PostText, *, by: Person) -> None:
    """Take a translation or a draft away; anybody may translate the post anew. Raises PermissionDenied."""
    locked = _locked(text)
    permit(rights_on(by, locked.post).may_mend(locked))
    locked.delete()
    record(TranslationWithdrawn(locked.post.public_id, locked.language), by=by, thing=ref_of(locked.post))


@transaction.atomic
def dispute_translation(text: PostText, reason: str, *, by: Person) -> None:
    """Say that a translation is wrong and why: the original stands in front until that is mended or answered.

    Raises PermissionDenied, and CannotBeDone for who has disputed it already.
    """
    locked = _locked(text)
    permit(rights_on(by, locked.post).may_dispute(locked))
    if Dispute.objects.filter(text=locked, person=by, closed_at=None).exists():
        raise CannotBeDone(_("You have disputed this translation already. It has not been answered yet."))
    dispute = Dispute.objects.create(text=locked, person=by, reason=harmless(reason)[:REASON_LENGTH])
    locked.disputed_at = locked.disputed_at or dispute.at
    locked.save(update_fields=["disputed_at"])
    record(TranslationDisputed(locked.post.public_id, locked.language), by=by, thing=ref_of(locked.post))


@transaction.atomic
def answer_dispute(text: PostText, *, by: Person) -> None:
    """Leave a disputed translation as it is: it stands in front again. Raises PermissionDenied."""
    locked = _locked(text)
    permit(rights_on(by, locked.post).may_answer(locked))
    if locked.disputed_at is None:
        return
    _close_disputes(locked)
    record(DisputeAnswered(locked.post.public_id, locked.language), by=by, thing=ref_of(locked.post))


def original_written_anew(post: Post) -> int:
    """Mark the translations of a post that says something else now as stale; returns how many."""
    return mark_stale(PostText.objects.filter(post=post))


def row_of(post: Post, language: str) -> PostText:
    """The row of a post in a language, locked, or a new one that is not saved."""
    found = PostText.objects.select_for_update().filter(post=post, language=language).first()
    text = found or PostText(post=post, language=language, source_language=post.language)
    text.post = post
    return text


def choose_reading(by: Person, *, in_mine: bool) -> None:
    """Remember whether a person sees posts in her language where a translation exists; leaves no fact."""
    ReadingChoice.objects.update_or_create(person=by, defaults={"in_mine": in_mine})


def _locked(text: PostText) -> PostText:
    """The row as it is stored now, locked, with its post."""
    post = locked_post(Post(pk=text.post_id))
    locked = PostText.objects.select_for_update().get(pk=text.pk)
    locked.post = post
    return locked


def _close_disputes(text: PostText) -> None:
    Dispute.objects.filter(text=text, closed_at=None).update(closed_at=timezone.now())
    text.disputed_at = None
    text.save(update_fields=["disputed_at"])
