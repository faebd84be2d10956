"""Imports: begun with files or addresses, read, and saved as drafts, all of them or none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from multaqa.features.news.commands.drafts import DraftEntry, SavedDrafts, save_drafts
from multaqa.features.news.commands.team import newsroom
from multaqa.features.news.importing import ChosenEntry, offered, publisher_label
from multaqa.features.news.models import Import, ImportSource
from multaqa.features.news.policies import can_import
from multaqa.features.news.queries.imports import texts_to_compare
from multaqa.features.news.reading.api import (
    Entry,
    Known,
    Reading,
    Refusal,
    RefusedSource,
    Source,
    read_sources,
    record_of,
)
from multaqa.foundation.access.api import set_key
from multaqa.foundation.languages.api import CODES
from multaqa.foundation.people.api import Person
from multaqa.foundation.taxonomy.api import guess_terms
from multaqa.gateways.pages.api import FetchRefused, PageFetcher, page_fetcher
from multaqa.lib.markdown import plain

KEPT_FOR = timedelta(days=7)
MOST_TOPICS_GUESSED = 5


@dataclass(frozen=True)
class GivenSource:
    """A file (name and bytes) or an address to be fetched (then ``name`` is the address and ``content`` is empty)."""

    name: str
    content: bytes = b""
    address: str = ""


@transaction.atomic
def begin_import(given: Sequence[GivenSource], *, by: Person) -> Import:
    """Keep sources to be read. Raises PermissionDenied."""
    if not can_import(by, set_key(newsroom())):
        raise PermissionDenied
    begun = Import.objects.create(person=by, names=[one.name for one in given])
    ImportSource.objects.bulk_create(
        ImportSource(of=begun, name=one.name[-300:], address=one.address, content=one.content) for one in given
    )
    return begun


def read_import(begun: Import) -> None:
    """Read what was kept, fetching addresses, and keep the reading instead. Reading it again changes nothing.

    Fetching takes up to 20 seconds an address: call it in a task where there are any. Never raises for what the
    sources hold: the reading names those that cannot be read.
    """
    if begun.state != Import.State.WAITING:
        return
    sources = [GivenSource(one.name, bytes(one.content), one.address) for one in ImportSource.objects.filter(of=begun)]
    reading = read_given(sources, by=begun.person)
    with transaction.atomic():
        waiting = Import.objects.filter(pk=begun.pk, state=Import.State.WAITING)
        found = {"fresh": len(offered(reading)), "refused": len(reading.refused)}
        if waiting.update(state=Import.State.READY, record=record_of(reading), **found):
            ImportSource.objects.filter(of=begun).delete()
    begun.refresh_from_db()


def read_given(given: Sequence[GivenSource], *, by: Person, fetcher: PageFetcher | None = None) -> Reading:
    """Read sources together: topics guessed from our vocabulary, articles kept here (that ``by`` may read) compared."""
    web = fetcher or page_fetcher(switched_on=settings.FETCH_PAGES)
    sources, refused = [], []
    for one in given:
        try:
            sources.append(_fetched(one, web) if one.address else Source(one.name, one.content))
        except FetchRefused as error:
            refused.append(RefusedSource(one.name, Refusal(error.fault.value)))
    reading = read_sources(sources, guess=_guessed_topics, known=known_articles(by))
    return replace(reading, refused=(*refused, *reading.refused))


def known_articles(reader: Person) -> list[Known]:
    """The newest articles in each language that a person may read, for comparing."""
    texts = [text for code in CODES for text in texts_to_compare(reader, code)]
    return [
        Known(
            ref=text.article.public_id,
            text="\n\n".join(filter(None, (text.title, text.lead, plain(text.body or "")))),
            fingerprint=text.article.import_fingerprint,
            language=text.language,
        )
        for text in texts
    ]


@transaction.atomic
def save_import(begun: Import, chosen: Sequence[ChosenEntry], *, by: Person) -> SavedDrafts:
    """Save the chosen entries as drafts, all or none; saved a second time it adds nothing.

    Raises PermissionDenied (also for another's import) and RefusedText.
    """
    if begun.person_id != by.pk:
        raise PermissionDenied
    held = Import.objects.select_for_update().get(pk=begun.pk)
    outcome = save_chosen(chosen, by=by)
    ids = [article.public_id for article in outcome.new]
    Import.objects.filter(pk=held.pk).update(state=Import.State.SAVED, saved=[*held.saved, *ids])
    return outcome


def save_chosen(chosen: Sequence[ChosenEntry], *, by: Person) -> SavedDrafts:
    """Save entries as drafts, all or none. Raises PermissionDenied, RefusedText."""
    return save_drafts([_draft(one) for one in chosen], by=by)


@transaction.atomic
def discard_import(begun: Import, *, by: Person) -> None:
    """Forget an import; drafts saved from it stay. Raises PermissionDenied for another's."""
    if begun.person_id != by.pk:
        raise PermissionDenied
    begun.delete()


def forget_old_imports() -> int:
    """Delete imports older than seven days; returns how many."""
    return Import.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()[1].get("news.Import", 0)


def _fetched(one: GivenSource, web: PageFetcher) -> Source:
    page = web.fetch(one.address)
    return Source(one.name, page.content, page.address, page.media_type, page.encoding)


def _guessed_topics(text: str, language: str) -> list[str]:
    guesses = guess_terms(text, language or "en", limit=MOST_TOPICS_GUESSED)
    return [term.public_id for term, _ in guesses]


def _draft(one: ChosenEntry) -> DraftEntry:
    entry: Entry = one.entry
    return DraftEntry(
        fingerprint=entry.fingerprint,
        language=one.choice.language,
        title=one.choice.title,
        title_is_proposed=one.choice.title_is_proposed,
        lead=one.choice.lead,
        body=one.body,
        kind=one.choice.kind,
        source_name=publisher_label(entry),
        source_url=entry.address[:1000],
        source_date=one.choice.published,
        topics=one.choice.topics,
        full=one.full,
        story_with=one.story_with,
        existing_full=entry.article_ref,
    )
