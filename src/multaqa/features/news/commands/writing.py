"""Writing itself: texts and details with their versions. The other commands ask the policies, then call this."""

from collections.abc import Mapping
from typing import cast

from django.utils import timezone

from multaqa.features.news.details import Details, changed_fields
from multaqa.features.news.facts import ArticleReturned, DetailsWritten, TextWritten
from multaqa.features.news.limits import MOST_SPEAKERS, MOST_TOPICS, RefusedText, refuse_problems
from multaqa.features.news.models import Article, ArticleText, Speaker, State, Version
from multaqa.features.news.sentences import with_places
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.languages.api import write_fields
from multaqa.foundation.people.api import Person
from multaqa.foundation.taxonomy.api import terms_of
from multaqa.lib.controls import tidy
from multaqa.lib.markdown import render

TEXT_FIELDS = ArticleText.FIELDS


def locked(article: Article) -> Article:
    """The article read again, kept from other writers until the transaction ends."""
    return Article.objects.select_for_update().get(pk=article.pk)


def text_in(article: Article, language: str) -> ArticleText:
    """The text of an article in one language. Raises ArticleText.DoesNotExist."""
    return ArticleText.objects.get(article=article, language=language)


def original_text(article: Article) -> ArticleText:
    """The text that is no translation."""
    return text_in(article, article.language)


def text_values(text: ArticleText) -> dict[str, str]:
    """The fields of a text, empty ones as ""."""
    return {name: cast("str", getattr(text, name) or "") for name in TEXT_FIELDS}


def write_text(text: ArticleText, values: Mapping[str, str], *, by: Person | None) -> list[str]:
    """Write fields of a text, render its body and keep the version; returns the fields that changed.

    Raises RefusedText for what is too long or cannot be kept.
    """
    tidied = {name: tidy(value).strip() for name, value in values.items()}
    refuse_problems(tidied)
    changed = write_fields(text, {name: value or None for name, value in tidied.items()}, by=by)
    if not changed:
        return []
    if "title" in changed:
        text.title_is_proposed = False
    text.version += 1
    render_body(text)
    text.save(update_fields=["title_is_proposed", "version", "body_html"])
    _keep(text.article, text.language, text.version, dict(text_values(text)), by=by)
    fact = TextWritten(text.article.public_id, text.language, text.version, list(changed))
    record(fact, by=by, thing=ref_of(text.article))
    return list(changed)


def write_details(
    article: Article, details: Details, *, by: Person | None, image_credit: str | None = None
) -> list[str]:
    """Write what stands beside the text and keep the version; returns the fields that changed.

    ``image_credit`` None leaves the credit of the picture as it is. Raises RefusedText for what is too long or cannot
    be kept, and for topics that are no terms.
    """
    _refuse_details(details)
    credit = article.image_credit if image_credit is None else image_credit
    before = Details.of(article).as_values() | {"image_credit": article.image_credit}
    changed = changed_fields(before, details.as_values() | {"image_credit": credit})
    if not changed:
        return []
    article.image_credit = credit
    _set_details(article, details)
    bump_details(article, changed, by=by)
    return changed


def write_first_details(article: Article, details: Details) -> None:
    """Write the details of an article that has none yet. Raises RefusedText."""
    _refuse_details(details)
    _set_details(article, details)
    article.save()


def bump_details(article: Article, fields: list[str], *, by: Person | None) -> None:
    """Save an article whose details changed and keep the version."""
    article.details_version += 1
    article.save()
    values = Details.of(article).as_values() | {
        "image": article.image.public_id if article.image else "",
        "image_credit": article.image_credit,
    }
    _keep(article, "", article.details_version, values, by=by)
    fact = DetailsWritten(article.public_id, article.details_version, fields)
    record(fact, by=by, thing=ref_of(article))


def touch(article: Article, *, by: Person) -> None:
    """Note who changed an article last; what was cleared or scheduled waits for its second person again."""
    article.edited_by, article.edited_at = by, timezone.now()
    if article.state in (State.CLEARED, State.SCHEDULED):
        article.state, article.cleared_by, article.publish_at = State.DRAFT, None, None
        record(ArticleReturned(article.public_id, ""), by=by, thing=ref_of(article))
    article.save()


def render_body(text: ArticleText) -> None:
    """Make the HTML of a text's body, with a place beside each sentence that has a note; saves nothing."""
    html = render(text.body or "", language=text.language)
    quotes = dict(text.article.notes.filter(language=text.language).values_list("public_id", "quote"))
    text.body_html = with_places(html, quotes) if quotes else html


def keep_first_versions(article: Article, text: ArticleText, *, by: Person | None) -> None:
    """Keep a new article's text and details as their versions 1."""
    _keep(article, text.language, 1, dict(text_values(text)), by=by)
    _keep(article, "", 1, Details.of(article).as_values() | {"image": "", "image_credit": ""}, by=by)


def _keep(article: Article, language: str, number: int, values: dict[str, object], *, by: Person | None) -> None:
    Version.objects.create(article=article, language=language, number=number, values=values, by=by)


def _refuse_details(details: Details) -> None:
    refuse_problems({"source_url": details.source_url})
    for name in details.source_name.values():
        refuse_problems({"source_name": name})
    for speaker in details.speakers:
        refuse_problems({"name": speaker.name})
        for office in speaker.office.values():
            refuse_problems({"office": office})
    if len(details.speakers) > MOST_SPEAKERS or len(details.topics) > MOST_TOPICS:
        raise RefusedText({"topics": ""})


def _set_details(article: Article, details: Details) -> None:
    article.kind, article.source_date = details.kind, details.source_date
    article.source_name, article.source_url = dict(details.source_name), details.source_url
    article.topics.set(terms_of(details.topics).values())
    article.speakers.all().delete()
    Speaker.objects.bulk_create(
        Speaker(article=article, position=at, name=entry.name, language=entry.language, office=dict(entry.office))
        for at, entry in enumerate(details.speakers)
    )
