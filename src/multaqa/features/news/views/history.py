"""The history of an article: what happened, and any two versions compared."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from multaqa.features.news.commands import EditConflict, TextEdit, edit_article, translate
from multaqa.features.news.limits import RefusedText
from multaqa.features.news.models import Article, Version
from multaqa.features.news.policies import Act, acts
from multaqa.features.news.queries.editing import dossier_of, text_on_desk
from multaqa.features.news.queries.history import happenings, version_of, versions_of
from multaqa.features.news.views.conflicts import FIELD_NAMES
from multaqa.features.news.views.opening import for_article, to_desk
from multaqa.foundation.access.api import shown_names
from multaqa.foundation.languages.api import CODES, name_of
from multaqa.foundation.people.api import Person
from multaqa.lib.bidi import isolate
from multaqa.lib.comparing import Piece, compared
from multaqa.lib.dates import format_datetime
from multaqa.lib.digits import localise_number


@require_safe
@for_article()
def history(request: HttpRequest, person: Person, article: Article) -> HttpResponse:
    """What happened to an article, newest first, and two versions of one text side by side."""
    language = request.GET.get("text", article.language)
    if language not in CODES:
        raise Http404
    versions = versions_of(article, language)
    names = shown_names((version.by for version in versions if version.by), reader=person)
    old, new = _chosen(request, versions)
    shown = {
        "dossier": dossier_of(article, person=person, language=get_language() or "en"),
        "happenings": happenings(article),
        "choices": [(version.number, _line(version, names)) for version in versions],
        "newest": versions[0].number if versions else 0,
        "text_tabs": [_tab(article, code, current=code == language) for code in CODES],
        "text_language": language,
        "may_restore": _may_restore(person, article, language),
        "old": old,
        "new": new,
        "differences": _differences(old, new) if new else [],
    }
    return render(request, "news/history.html", shown)


@require_POST
@for_article(Act.EDIT, Act.TRANSLATE)
def version_restoration(
    request: HttpRequest, person: Person, article: Article, language: str, number: int
) -> HttpResponse:
    """Write an old version of a text anew, as its newest."""
    version, text = version_of(article, language, number), text_on_desk(article, language)
    if version is None or text is None or not _may_restore(person, article, language):
        raise Http404
    edit = TextEdit({name: str(value) for name, value in version.values.items()}, text.version)
    try:
        if language == article.language:
            edit_article(article, by=person, text=edit)
        else:
            translate(article, language, edit, by=person)
    except (EditConflict, RefusedText):
        messages.error(request, _("This version cannot be brought back."))
    else:
        messages.success(request, _("The text is as it was in version %(number)d.") % {"number": number})
    return to_desk(article)


def _may_restore(person: Person, article: Article, language: str) -> bool:
    """Whether she may write this text now: the original is its editors', the others are translations."""
    return (Act.EDIT if language == article.language else Act.TRANSLATE) in acts(person, article)


def _chosen(request: HttpRequest, versions: list[Version]) -> tuple[Version | None, Version | None]:
    """The two versions to compare: those asked for, else the last and the one before it."""
    by_number = {version.number: version for version in versions}
    new = by_number.get(_number(request.GET.get("new"))) or (versions[0] if versions else None)
    if new is None:
        return None, None
    return by_number.get(_number(request.GET.get("old"))) or by_number.get(new.number - 1), new


def _tab(article: Article, code: str, *, current: bool) -> dict[str, object]:
    href = f"{reverse('news:history', args=[article.public_id])}?text={code}"
    return {"label": name_of(code), "href": href, "current": current}


def _line(version: Version, names: Mapping[int, str]) -> str:
    """A version as it stands among the choices: its number, when, by whom."""
    language = get_language() or "en"
    at = format_datetime(version.at, language, timezone.get_current_timezone())
    by = [isolate(names[version.by.pk])] if version.by else []
    return " · ".join([localise_number(version.number, language), at, *by])


def _number(typed: str | None) -> int:
    return int(typed) if typed and typed.isdecimal() and len(typed) < 9 else 0


def _differences(old: Version | None, new: Version) -> list[tuple[Any, list[Piece]]]:
    """The fields that differ, by name."""
    before: dict[str, Any] = old.values if old else {}
    changed = [name for name in new.values if (before.get(name) or "") != (new.values[name] or "")]
    return [(FIELD_NAMES[name], compared(before.get(name) or "", new.values[name] or "")) for name in changed]
