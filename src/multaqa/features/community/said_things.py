"""Threads and posts as things: how notices, the log, files and following name them."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import pgettext_lazy

from multaqa.features.community.models import Post, Thread
from multaqa.features.community.notices.translations import register_translation_notices
from multaqa.foundation.access.api import ThingKind, Title, readable_by, register
from multaqa.foundation.people.api import Person
from multaqa.foundation.taxonomy.api import register_use


def register_said() -> None:
    """Make the kinds known, what is told of their translations, and how many threads bear a term."""
    register_translation_notices()
    label = pgettext_lazy("thing", "Thread")
    register(ThingKind(name="community.thread", label=label, titles=_titles, address=_thread, owner=_starter))
    label = pgettext_lazy("thing", "Post")
    register(ThingKind(name="community.post", label=label, titles=_titles_of_posts, address=_post, owner=_author))
    register_use(pgettext_lazy("uses of terms", "Threads"), _threads_with)


def _titles(public_ids: Collection[str], _language: str) -> Mapping[str, Title]:
    found = Thread.objects.filter(public_id__in=public_ids).values_list("public_id", "title", "language")
    return {public_id: Title(title, language) for public_id, title, language in found}


def _titles_of_posts(public_ids: Collection[str], _language: str) -> Mapping[str, Title]:
    """A post is called as its thread is."""
    found = Post.objects.filter(public_id__in=public_ids)
    named = found.values_list("public_id", "thread__title", "thread__language")
    return {public_id: Title(title, language) for public_id, title, language in named}


def _thread(public_id: str) -> str:
    return reverse("community:thread", args=[public_id])


def _post(public_id: str) -> str:
    return reverse("community:post", args=[public_id])


def _starter(public_id: str) -> Person | None:
    thread = Thread.objects.filter(public_id=public_id).select_related("started_by").first()
    return thread.started_by if thread else None


def _author(public_id: str) -> Person | None:
    post = Post.objects.filter(public_id=public_id).select_related("author").first()
    return post.author if post else None


def _threads_with(terms: Collection[str], reader: Person) -> int:
    keys = readable_by(reader) & readable_by(reader, column="carrier__read_key")
    return Thread.objects.filter(keys, topics__public_id__in=terms).distinct().count()
