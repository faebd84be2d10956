"""Editing: the original's text and details, with the check that nobody writes over what another has just written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from multaqa.features.news.commands.keeping import forget_draft
from multaqa.features.news.commands.writing import (
    locked,
    original_text,
    text_values,
    touch,
    write_details,
    write_text,
)
from multaqa.features.news.details import Details, Values, changed_fields
from multaqa.features.news.limits import RefusedText
from multaqa.features.news.models import Article, ArticleText, Version
from multaqa.features.news.policies import Act, can
from multaqa.features.news.sentences import is_shortened
from multaqa.foundation.people.api import Person
from multaqa.lib.markdown import plain


@dataclass(frozen=True)
class TextEdit:
    """Fields of a text as someone wrote them, and the number of the version she began from."""

    values: Mapping[str, str]
    version: int


@dataclass(frozen=True)
class DetailsEdit:
    """Details as someone filled them in, and the number of the version she began from."""

    details: Details
    version: int


@dataclass(frozen=True)
class Clash:
    """Someone else wrote since: her version, the one both began from, and what the second wants to write.

    ``language`` is "" for details.
    """

    language: str
    by: Person | None
    at: datetime
    number: int
    base: Values
    theirs: Values
    mine: Values


class EditConflict(Exception):
    """Nothing was saved: another wrote first. ``clashes`` holds everything that both wrote."""

    def __init__(self, clashes: list[Clash]) -> None:
        super().__init__(", ".join(clash.language or "details" for clash in clashes))
        self.clashes = clashes


@transaction.atomic
def edit_article(
    article: Article,
    *,
    by: Person,
    text: TextEdit | None = None,
    details: DetailsEdit | None = None,
    keeps_title: bool = False,
) -> list[str]:
    """Write the original's text and details; returns the fields that changed.

    ``keeps_title`` says that the title proposed by the import is right. A cleared article has to be cleared again.
    Raises PermissionDenied, EditConflict when another wrote since, RefusedText (also for a source's words changed).
    """
    article = locked(article)
    if not can(by, Act.EDIT, article):
        raise PermissionDenied
    original = original_text(article)
    _refuse_clashes(article, original, text, details)
    changed = _write(article, original, text, details, by=by)
    if keeps_title and original.title_is_proposed:
        ArticleText.objects.filter(pk=original.pk).update(title_is_proposed=False)
        changed.append("title_is_proposed")
    if changed:
        article.refresh_from_db()
        touch(article, by=by)
    forget_draft(by, article=article, language=article.language)
    return changed


def text_clash(text: ArticleText, edit: TextEdit) -> Clash | None:
    """What another has written into a text since ``edit`` was begun, if it matters to what the edit changes."""
    return _clash(text.article, text.language, edit.version, text.version, text_values(text), edit.values)


def refuse_changed_words(text: ArticleText, values: Mapping[str, str]) -> None:
    """Raise RefusedText when words of a source were changed: of an import they may be set out or left out only."""
    if not text.article.import_fingerprint or text.source_language:
        return
    first = Version.objects.filter(article=text.article, language=text.language, number=1).first()
    imported = first.values if first else {}
    problems = {
        name: _(
            "These are the words of the source: they may be set out or left out, never changed. "
            "An editor's note beside the sentence says what is wrong in it."
        )
        for name in ("lead", "body")
        if imported.get(name) and name in values and not is_shortened(plain(imported[name]), plain(values[name]))
    }
    if problems:
        raise RefusedText(dict(problems))


def _refuse_clashes(
    article: Article, original: ArticleText, text: TextEdit | None, details: DetailsEdit | None
) -> None:
    found = [
        text_clash(original, text) if text else None,
        _details_clash(article, details) if details else None,
    ]
    if clashes := [clash for clash in found if clash]:
        raise EditConflict(clashes)


def _details_clash(article: Article, edit: DetailsEdit) -> Clash | None:
    theirs, mine = Details.of(article).as_values(), edit.details.as_values()
    return _clash(article, "", edit.version, article.details_version, theirs, mine)


def _clash(
    article: Article, language: str, seen: int, number: int, theirs: Mapping[str, object], mine: Mapping[str, object]
) -> Clash | None:
    if seen == number:
        return None
    versions = {
        version.number: version
        for version in Version.objects.filter(article=article, language=language, number__in=[seen, number])
    }
    base: Values = versions[seen].values if seen in versions else {}
    base = {name: base.get(name) or "" for name in mine}
    wanted = changed_fields(base, mine)
    if all(theirs.get(name) == mine[name] for name in wanted):
        return None
    last = versions[number]
    return Clash(language, last.by, last.at, number, base, dict(theirs), dict(mine))


def _write(
    article: Article, original: ArticleText, text: TextEdit | None, details: DetailsEdit | None, *, by: Person
) -> list[str]:
    changed: list[str] = []
    if text is not None and text.version == original.version:
        refuse_changed_words(original, text.values)
        changed += write_text(original, text.values, by=by)
    if details is not None and details.version == article.details_version:
        changed += write_details(article, details.details, by=by)
    return changed
