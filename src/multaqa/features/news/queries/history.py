"""What happened to an article, in words, and the versions of its texts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from multaqa.features.news.models import Article, Version
from multaqa.features.news.policies import Missing
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import Fact, facts_of
from multaqa.foundation.languages.api import said_name_of
from multaqa.foundation.people.api import Person
from multaqa.foundation.taxonomy.api import terms_of
from multaqa.lib.dates import format_datetime

MISSING_WORDS: Final[dict[Missing, str | Promise]] = {
    Missing.TITLE: gettext_lazy("A title"),
    Missing.TITLE_OF_ITS_OWN: gettext_lazy("A title by a person: the present one was proposed by the import"),
    Missing.TEXT: gettext_lazy("A lead or a text"),
    Missing.SOURCE: gettext_lazy("The name of the source"),
    Missing.TOPICS: gettext_lazy("At least one topic"),
    Missing.ALT_TEXT: gettext_lazy("Words that say what the picture shows"),
    Missing.CREDIT: gettext_lazy("The credit of the picture"),
    Missing.SPEAKER: gettext_lazy("The name of the speaker"),
    Missing.OFFICE: gettext_lazy("The office that the speaker held that day"),
}


_DETAILS: Final[dict[str, str | Promise]] = {
    "kind": gettext_lazy("kind"),
    "source_name": gettext_lazy("source"),
    "source_url": gettext_lazy("link to the source"),
    "source_date": gettext_lazy("day of publication at the source"),
    "topics": gettext_lazy("topics"),
    "speakers": gettext_lazy("speakers"),
    "image": gettext_lazy("picture"),
    "image_credit": gettext_lazy("credit of the picture"),
}


@dataclass(frozen=True)
class Happening:
    """One thing that happened: when, by whom (None: by itself), in words, with a reason if one was given."""

    at: datetime
    by: Person | None
    words: str
    reason: str


def happenings(article: Article) -> list[Happening]:
    """What happened to an article, newest first; steps that only follow from others are left out."""
    told = []
    for recorded in facts_of(ref_of(article)):
        write = _WORDS.get(recorded.kind)
        if write is None:
            continue
        fact = recorded.fact()
        said = write(fact) if fact else _("The words of this entry were erased.")
        by = recorded.by if isinstance(recorded.by, Person) else None
        told.append(Happening(recorded.at, by, said, getattr(fact, "reason", "")))
    return told[::-1]


def versions_of(article: Article, language: str) -> list[Version]:
    """The versions of a text, or of the details when ``language`` is "", newest first, with who wrote them."""
    return list(Version.objects.filter(article=article, language=language).select_related("by").order_by("-number"))


def topic_names(versions: Iterable[Version | None], language: str) -> dict[str, str]:
    """The names of the topics of some versions of details, by public id; a merged one has that of its successor."""
    wanted = {public_id for version in versions if version for public_id in version.values.get("topics") or ()}
    return {public_id: term.label(language) for public_id, term in terms_of(wanted).items()} if wanted else {}


def _written(fact: Any) -> str:
    return _("Text written in: %(language)s (version %(number)d)") % {
        "language": said_name_of(fact.language),
        "number": fact.version,
    }


def _in_language(words: str | Promise) -> Callable[[Any], str]:
    def said(fact: Any) -> str:
        return f"{words} ({said_name_of(fact.language)})" if fact.language else str(words)

    return said


def _details_written(fact: Any) -> str:
    named = [str(_DETAILS[field]) for field in dict.fromkeys(fact.fields) if field in _DETAILS]
    if not named:
        return _("Details changed")
    return _("Details changed: %(what)s") % {"what": pgettext("between items of a list", ", ").join(named)}


def _brought_back(fact: Any) -> str:
    if not fact.language:
        return _("Details brought back: version %(number)d") % {"number": fact.version}
    return _("Text brought back: version %(number)d (%(language)s)") % {
        "number": fact.version,
        "language": said_name_of(fact.language),
    }


def _relabelled(fact: Any) -> str:
    return _("Language of the original set right: %(after)s instead of %(before)s") % {
        "before": said_name_of(fact.before),
        "after": said_name_of(fact.after),
    }


def _scheduled(fact: Any) -> str:
    at = parse_datetime(fact.at)
    moment = format_datetime(at, get_language() or "en", timezone.get_current_timezone()) if at else fact.at
    return _("Scheduled for: %(moment)s") % {"moment": moment}


def _refused(fact: Any) -> str:
    lacking = [str(MISSING_WORDS[Missing(each)]) for each in fact.missing]
    return _("Not published, because something was missing: %(what)s") % {"what": "; ".join(lacking)}


def _readers_set(fact: Any) -> str:
    return _("Readers chosen, label: %(label)s") % {"label": fact.label}


def _said(words: str | Promise) -> Callable[[Fact], str]:
    return lambda _fact: str(words)


_WORDS: Final[dict[str, Callable[[Any], str]]] = {
    "news.ArticleStarted": lambda fact: _("Imported as a draft") if fact.imported else _("Begun"),
    "news.TextWritten": _written,
    "news.DetailsWritten": _details_written,
    "news.VersionBroughtBack": _brought_back,
    "news.OriginalRelabelled": _relabelled,
    "news.ArticleOffered": _said(gettext_lazy("Offered to a second person")),
    "news.ArticleReturned": _said(gettext_lazy("Handed back to its writers")),
    "news.ArticleCleared": _said(gettext_lazy("Cleared for publication")),
    "news.ArticleScheduled": _scheduled,
    "news.ScheduleEnded": _said(gettext_lazy("Taken off the schedule")),
    "news.PublishingRefused": _refused,
    "news.ArticlePublished": _in_language(gettext_lazy("Published")),
    "news.TranslationFinished": _in_language(gettext_lazy("Translation finished")),
    "news.TranslationReopened": _in_language(gettext_lazy("Translation taken back to work on it")),
    "news.ArticleCorrected": _in_language(gettext_lazy("Corrected")),
    "news.NoteAttached": _in_language(gettext_lazy("Editor's note attached")),
    "news.NoteRemoved": _in_language(gettext_lazy("Editor's note removed")),
    "news.ArticleWithdrawn": _said(gettext_lazy("Withdrawn")),
    "news.ArticleRestored": _said(gettext_lazy("Published again")),
    "access.AudienceSet": _readers_set,
}
