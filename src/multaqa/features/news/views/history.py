"""The history of an article: what happened, any two versions compared, and an old one brought back."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from multaqa.features.news.commands import BroughtBack, bring_back_details, bring_back_text
from multaqa.features.news.details_words import Wording
from multaqa.features.news.limits import RefusedText
from multaqa.features.news.models import Article, Version
from multaqa.features.news.policies import Act, acts
from multaqa.features.news.queries.editing import dossier_of
from multaqa.features.news.queries.history import happenings, topic_names, versions_of
from multaqa.features.news.views.conflicts import FIELD_NAMES
from multaqa.features.news.views.opening import for_article, to_desk
from multaqa.foundation.access.api import shown_names
from multaqa.foundation.languages.api import CODES, name_of
from multaqa.foundation.people.api import Person
from multaqa.lib.bidi import isolate
from multaqa.lib.comparing import Piece, compared
from multaqa.lib.dates import format_datetime
from multaqa.lib.digits import localise_number

DETAILS: Final = "details"
"""In an address, instead of a language: what stands beside the text. Its versions have the language ""."""


@require_safe
@for_article()
def history(request: HttpRequest, person: Person, article: Article) -> HttpResponse:
    """What happened to an article, newest first, and two versions of one text or of the details side by side."""
    part = _part(request.GET.get("text", article.language))
    versions = versions_of(article, part)
    names = shown_names((version.by for version in versions if version.by), reader=person)
    old, new = _chosen(request, versions)
    shown = {
        "dossier": dossier_of(article, person=person, language=get_language() or "en"),
        "happenings": happenings(article),
        "choices": [(version.number, _line(version, names)) for version in versions],
        "newest": versions[0].number if versions else 0,
        "text_tabs": [_tab(article, code, current=code == (part or DETAILS)) for code in (*CODES, DETAILS)],
        "part": part or DETAILS,
        "text_language": part,
        "may_restore": _may_restore(person, article, part),
        "old": old,
        "new": new,
        "differences": _differences(old, new, article) if new else [],
    }
    return render(request, "news/history.html", shown)


@require_POST
@for_article(Act.EDIT, Act.TRANSLATE)
def version_restoration(
    request: HttpRequest, person: Person, article: Article, language: str, number: int
) -> HttpResponse:
    """Write an old version of a text, or of the details, anew as its newest."""
    part = _part(language)
    if not _may_restore(person, article, part):
        raise Http404
    try:
        if part:
            bring_back_text(article, part, number, by=person)
            messages.success(request, _("The text is as it was in version %(number)d.") % {"number": number})
        else:
            _tell(request, bring_back_details(article, number, by=person), number)
    except ObjectDoesNotExist as nothing:
        raise Http404 from nothing
    except RefusedText:
        messages.error(request, _("This version cannot be brought back."))
    return to_desk(article)


def _part(asked: str) -> str:
    """A language, or "" for the details, as versions are kept. Raises Http404."""
    if asked not in (*CODES, DETAILS):
        raise Http404
    return "" if asked == DETAILS else asked


def _may_restore(person: Person, article: Article, part: str) -> bool:
    """Whether she may write this now: original and details are their editors', the other texts translations."""
    return (Act.EDIT if part in ("", article.language) else Act.TRANSLATE) in acts(person, article)


def _tell(request: HttpRequest, result: BroughtBack, number: int) -> None:
    """Say what came back, and what could not."""
    if result.changed:
        messages.success(request, _("The details are as they were in version %(number)d.") % {"number": number})
    else:
        messages.info(request, _("Nothing had changed."))
    if result.retired:
        between, language = pgettext("between items of a list", ", "), get_language() or "en"
        names = between.join(isolate(term.label(language)) for term in result.retired)
        messages.warning(request, _("Left out, because no longer in use: %(topics)s") % {"topics": names})
    if result.another_picture:
        messages.warning(
            request,
            _("The picture stayed as it is: one that was changed or taken away is deleted; it can be sent anew."),
        )


def _chosen(request: HttpRequest, versions: list[Version]) -> tuple[Version | None, Version | None]:
    """The two versions to compare: those asked for, else the last and the one before it."""
    by_number = {version.number: version for version in versions}
    new = by_number.get(_number(request.GET.get("new"))) or (versions[0] if versions else None)
    if new is None:
        return None, None
    return by_number.get(_number(request.GET.get("old"))) or by_number.get(new.number - 1), new


def _tab(article: Article, code: str, *, current: bool) -> dict[str, object]:
    href = f"{reverse('news:history', args=[article.public_id])}?text={code}"
    return {"label": _("Details") if code == DETAILS else name_of(code), "href": href, "current": current}


def _line(version: Version, names: Mapping[int, str]) -> str:
    """A version as it stands among the choices: its number, when, by whom."""
    language = get_language() or "en"
    at = format_datetime(version.at, language, timezone.get_current_timezone())
    by = [isolate(names[version.by.pk])] if version.by else []
    return " · ".join([localise_number(version.number, language), at, *by])


def _number(typed: str | None) -> int:
    return int(typed) if typed and typed.isdecimal() and len(typed) < 9 else 0


def _differences(old: Version | None, new: Version, article: Article) -> list[tuple[Any, list[Piece]]]:
    """The fields that differ, by name."""
    before: dict[str, Any] = old.values if old else {}
    changed = [name for name in new.values if (before.get(name) or "") != (new.values[name] or "")]
    said = _details_said(old, new, article) if not new.language else lambda _name, value: str(value or "")
    return [
        (FIELD_NAMES[name], compared(said(name, before.get(name)), said(name, new.values[name]))) for name in changed
    ]


def _details_said(old: Version | None, new: Version, article: Article) -> Callable[[str, Any], str]:
    language = get_language() or "en"
    picture = article.image.public_id if article.image else ""
    return Wording(language=language, topics=topic_names([old, new], language), picture=picture).of
