"""Articles begun: by a person at the editor's form, or by an import that saves what it found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from multaqa.features.news.commands.team import newsroom
from multaqa.features.news.commands.writing import keep_first_versions, render_body, write_first_details
from multaqa.features.news.details import Details
from multaqa.features.news.facts import ArticleStarted
from multaqa.features.news.limits import refuse_problems
from multaqa.features.news.models import Article, ArticleText, Kind, Story
from multaqa.features.news.policies import can_import, can_start
from multaqa.foundation.access.api import PUBLIC, Label, hold_back, readable_by, ref_of, set_audience, set_key
from multaqa.foundation.facts.api import record
from multaqa.foundation.languages.api import CODES, Status
from multaqa.foundation.people.api import Network, Person, the_network
from multaqa.lib.controls import tidy
from multaqa.lib.labels import Labels


@dataclass(frozen=True, kw_only=True)
class DraftEntry:
    """One article found by an import.

    ``fingerprint`` (at most 64 characters) tells it from every other, so that it is saved once. ``topics`` are public
    ids of terms. ``full`` and ``story_with`` are fingerprints, in this import or saved before: of the full article
    that this one announces, and of another article on the same story. ``existing_full`` is the public id of a full
    article that was here already.
    """

    fingerprint: str
    language: str
    title: str
    title_is_proposed: bool = False
    lead: str = ""
    body: str = ""
    kind: Kind = Kind.STORY
    source_name: Labels = field(default_factory=dict)
    source_url: str = ""
    source_date: date | None = None
    topics: Sequence[str] = ()
    full: str = ""
    story_with: str = ""
    existing_full: str = ""


@dataclass(frozen=True)
class SavedDrafts:
    """What an import came to: ``new`` articles in the order of its entries, and those ``known``, by fingerprint."""

    new: list[Article]
    known: dict[str, Article]


@transaction.atomic
def start_article(
    language: str, *, by: Person, text: Mapping[str, str] | None = None, details: Details | None = None
) -> Article:
    """Begin an article as a draft before the newsroom, meant for everyone (TLP:CLEAR) until its people choose.

    ``text`` holds fields of the original. Raises PermissionDenied, RefusedText, and KeyError for no language of ours.
    """
    if not can_start(by, set_key(newsroom())):
        raise PermissionDenied
    return _begun(language, text or {}, details or Details(), by=by)


@transaction.atomic
def save_drafts(entries: Sequence[DraftEntry], *, by: Person) -> SavedDrafts:
    """Save what an import found, all of it or nothing, as drafts; what was saved before is left as it is.

    Raises PermissionDenied, RefusedText.
    """
    if not can_import(by, set_key(newsroom())):
        raise PermissionDenied
    Network.objects.select_for_update().get(pk=the_network().pk)  # two imports of one page wait for each other
    known = _known(entries, by=by)
    saved = dict(known)
    for entry in entries:
        if entry.fingerprint not in saved:
            saved[entry.fingerprint] = _saved(entry, by=by)
    for entry in entries:
        _link(entry, saved, by=by)
    new = [article for fingerprint, article in saved.items() if fingerprint not in known]
    return SavedDrafts(new, known)


def _begun(language: str, text: Mapping[str, str], details: Details, *, by: Person, fingerprint: str = "") -> Article:
    if language not in CODES:
        raise KeyError(language)
    article = Article.objects.create(
        network=the_network(), language=language, written_by=by, edited_by=by, import_fingerprint=fingerprint
    )
    set_audience(article, audience=PUBLIC, label=Label.CLEAR, by=by)
    hold_back(article, key=set_key(newsroom()), by=by)
    write_first_details(article, details)
    original = _first_text(article, language, text)
    keep_first_versions(article, original, by=by)
    record(ArticleStarted(article.public_id, language, bool(fingerprint)), by=by, thing=ref_of(article))
    return article


def _first_text(article: Article, language: str, values: Mapping[str, str]) -> ArticleText:
    tidied = {name: tidy(value).strip() for name, value in values.items()}
    refuse_problems(tidied)
    text = ArticleText(article=article, language=language, status=Status.DONE, version=1)
    for name, value in tidied.items():
        setattr(text, name, value or None)
    text.revisions = {name: 1 for name, value in tidied.items() if value}
    render_body(text)
    text.save()
    return text


def _known(entries: Sequence[DraftEntry], *, by: Person) -> dict[str, Article]:
    wanted = {print_ for entry in entries for print_ in (entry.fingerprint, entry.full, entry.story_with) if print_}
    found = Article.objects.filter(readable_by(by), import_fingerprint__in=wanted).order_by("-pk")
    return {article.import_fingerprint: article for article in found}


def _saved(entry: DraftEntry, *, by: Person) -> Article:
    details = Details(
        kind=entry.kind,
        source_name={code: tidy(name) for code, name in entry.source_name.items()},
        source_url=entry.source_url,
        source_date=entry.source_date,
        topics=entry.topics,
    )
    text = {"title": entry.title, "lead": entry.lead, "body": entry.body}
    article = _begun(entry.language, text, details, by=by, fingerprint=entry.fingerprint)
    if entry.title_is_proposed:
        ArticleText.objects.filter(article=article).update(title_is_proposed=True)
    return article


def _link(entry: DraftEntry, saved: Mapping[str, Article], *, by: Person) -> None:
    """Link a teaser to its full article, and group what tells one story."""
    article = saved[entry.fingerprint]
    full = saved.get(entry.full) or _existing(entry.existing_full, by=by)
    if full is not None and full.pk != article.pk and article.full_article_id is None:
        article.full_article = full
        article.save(update_fields=["full_article"])
    for other in (full, saved.get(entry.story_with)):
        if other is not None and other.pk != article.pk:
            _group(article, other)


def _existing(public_id: str, *, by: Person) -> Article | None:
    return Article.objects.filter(readable_by(by), public_id=public_id).first() if public_id else None


def _group(article: Article, other: Article) -> None:
    story = other.story or article.story or Story.objects.create()
    for each in (article, other):
        if each.story_id != story.pk:
            each.story = story
            each.save(update_fields=["story"])
