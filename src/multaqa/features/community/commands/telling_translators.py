"""Who is told of translations: authors, translators, and facilitators where one is disputed."""

from django.db import transaction
from django.db.models import Q

from multaqa.features.community.models import Participation, Post, PostText, Role
from multaqa.features.community.notices.translations import DISPUTED, OUTDATED, TRANSLATED
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.languages.api import Status
from multaqa.foundation.notify.api import tell
from multaqa.foundation.people.api import Person, active_people


@transaction.atomic
def tell_author_of_translation(public_id: str, *, language: str, by: int | None) -> int:
    """Tell the author of a post that somebody else translated it; returns how many. Once for a post and a language."""
    post = _shown(public_id)
    if post is None or not PostText.objects.filter(post=post, language=language, status=Status.DONE).exists():
        return 0
    author = active_people().filter(pk=post.author_id or 0).exclude(pk=by or 0)
    once = f"translated:{public_id}:{language}"
    return len(tell(author, kind=TRANSLATED, thing_ref=ref_of(post), once=once, caused_by=_person(by)))


@transaction.atomic
def tell_of_dispute(public_id: str, *, language: str, by: int | None, once: str) -> int:
    """Tell the translator and the facilitators that a reader disputes a translation; returns how many."""
    post = _shown(public_id)
    text = PostText.objects.filter(post=post, language=language).first() if post is not None else None
    if post is None or text is None or text.disputed_at is None:
        return 0
    facilitators = Participation.objects.filter(
        community=post.thread.community_id or 0, role=Role.FACILITATOR, state=Participation.State.ACTIVE
    )
    able = Q(pk=text.translator_id or 0) | Q(pk__in=facilitators.values("person"))
    people = active_people().filter(able).exclude(pk=by or 0)
    return len(tell(people, kind=DISPUTED, thing_ref=ref_of(post), once=once))


@transaction.atomic
def tell_translators_of_change(public_id: str, *, by: int | None, once: str) -> int:
    """Tell those who translated a post that it was written anew; returns how many."""
    post = _shown(public_id)
    if post is None:
        return 0
    translators = PostText.objects.filter(post=post, status=Status.DONE, is_stale=True).values("translator")
    people = active_people().filter(pk__in=translators).exclude(pk=by or 0)
    return len(tell(people, kind=OUTDATED, thing_ref=ref_of(post), once=once))


def _shown(public_id: str) -> Post | None:
    return Post.objects.select_related("thread").filter(public_id=public_id, state=Post.State.SHOWN).first()


def _person(number: int | None) -> Person | None:
    return Person.objects.filter(pk=number or 0).first()
