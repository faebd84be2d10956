"""The page for whoever saves a text that another has changed meanwhile: both, side by side and put together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from multaqa.features.news.commands import Clash, EditConflict
from multaqa.features.news.conflicts import SettledField, proposed_values, settle
from multaqa.features.news.details_words import Wording
from multaqa.features.news.forms.editor import (
    TEXT_FIELDS,
    ArticleForm,
    SpeakerForms,
    entries_of,
    initial_of,
    initial_speakers,
)
from multaqa.features.news.queries.editing import Dossier, topic_choices

FIELD_NAMES: Mapping[str, str | Promise] = {
    "title": _("Title"),
    "lead": _("Lead"),
    "body": _("Text"),
    "image_alt": _("What the picture shows"),
    "kind": _("Kind"),
    "source_name": _("Source"),
    "source_url": _("Link to the source"),
    "source_date": _("Published at the source on"),
    "topics": _("Topics"),
    "speakers": _("Who spoke"),
    "image": _("Picture"),
    "image_credit": _("Credit"),
}


@dataclass(frozen=True)
class ShownClash:
    """One part of an article that another wrote: who, when, and the fields she changed."""

    clash: Clash
    fields: list[tuple[str | Promise, SettledField]]

    @property
    def is_hard(self) -> bool:
        """Whether both changed the same words."""
        return any(field.clashes for _name, field in self.fields)


def shown_clashes(conflict: EditConflict, dossier: Dossier) -> list[ShownClash]:
    """The clashes with their fields named and their values in words."""
    return [
        ShownClash(clash, [(FIELD_NAMES[field.name], _in_words(field, dossier)) for field in settle(clash)])
        for clash in conflict.clashes
    ]


def conflict_page(
    request: HttpRequest, dossier: Dossier, conflict: EditConflict, *, form: ArticleForm, speakers: Any
) -> HttpResponse:
    """The form again, filled with what both wrote, below what each wrote."""
    of_text = next((clash for clash in conflict.clashes if clash.language), None)
    of_details = next((clash for clash in conflict.clashes if not clash.language), None)
    mine = form.details_edit(entries_of(speakers))
    text: Mapping[str, Any] = proposed_values(of_text) if of_text else form.text_edit().values
    details: Mapping[str, Any] = proposed_values(of_details) if of_details else mine.details.as_values()
    versions = {
        "text_version": of_text.number if of_text else form.cleaned_data["text_version"],
        "details_version": of_details.number if of_details else mine.version,
    }
    language = dossier.article.language
    again = ArticleForm(initial=initial_of(details, text) | versions, language=language, topics=dossier.all_topics)
    shown = {
        "dossier": dossier,
        "form": again,
        "speakers": SpeakerForms(initial=initial_speakers(details), prefix="speakers", form_kwargs={"first": language}),
        "topics": topic_choices(dossier, chosen=again["topics"].value() or []),
        "clashes": shown_clashes(conflict, dossier),
    }
    return render(request, "news/conflict.html", shown, status=409)


def _in_words(field: SettledField, dossier: Dossier) -> SettledField:
    """The field with what it holds as its readers know it: names of topics and kinds, not their codes."""
    if field.name in TEXT_FIELDS:
        return field
    topics = {public_id: name.lstrip("— ") for public_id, name in dossier.all_topics}
    wording = Wording(language=get_language() or "en", topics=topics)
    theirs, mine = wording.of(field.name, field.theirs), wording.of(field.name, field.mine)
    return SettledField(field.name, theirs, mine, field.proposed, field.clashes)
