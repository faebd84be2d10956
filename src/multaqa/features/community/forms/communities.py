"""What is written of communities, and what is looked for among them."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from multaqa.features.community.commands import CommunityWords
from multaqa.features.community.models import NAME_LENGTH, PURPOSE_LENGTH, RULES_LENGTH, Access, Community
from multaqa.features.community.queries.communities import Wish
from multaqa.foundation.access.api import Label
from multaqa.foundation.languages.api import CODES, name_of, said_name_of
from multaqa.foundation.taxonomy.api import kept_choices, terms_of
from multaqa.lib.bidi import html_lang
from multaqa.ui.api import FilteredChoices, WrittenField

LONGEST_QUESTION = 100
_LABELS = [(label.value, label.value) for label in Label if label != Label.RED]
_PARTS = {
    "name": (gettext_lazy("Name, %(language)s"), NAME_LENGTH, 0),
    "purpose": (gettext_lazy("Purpose, %(language)s"), PURPOSE_LENGTH, 2),
    "rules": (gettext_lazy("Rules, %(language)s"), RULES_LENGTH, 6),
}
"""The parts in six languages: label, longest text, rows (0 for one line)."""


class CommunityForm(forms.Form):
    """What a community says of itself in six languages, and what is usual in it."""

    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages in which it works"), required=False, widget=forms.CheckboxSelectMultiple
    )
    topics = forms.MultipleChoiceField(label=gettext_lazy("Topics"), required=False, widget=FilteredChoices)
    default_label = forms.ChoiceField(
        label=gettext_lazy("Label of what is written in it"),
        help_text=gettext_lazy("Whoever writes may choose a stricter one."),
        choices=_LABELS,
        initial=Label.GREEN.value,
    )
    is_wide = forms.BooleanField(
        label=gettext_lazy("What is written in it can be read by the whole network"),
        help_text=gettext_lazy("Only for open communities. Not chosen, it is read by those who belong to it."),
        required=False,
    )
    first_posts_wait = forms.BooleanField(
        label=gettext_lazy("The first posts of new people wait for a facilitator"), required=False
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)

    def __init__(self, *args: Any, community: Community | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = _written(community) if community else {}
        super().__init__(*args, **kwargs)
        for code in CODES:
            for part in _PARTS:
                self.fields[f"{part}_{code}"] = _part_field(part, code)
        languages = cast("forms.MultipleChoiceField", self.fields["languages"])
        languages.choices = [(code, said_name_of(code)) for code in CODES]
        topics = cast("forms.MultipleChoiceField", self.fields["topics"])
        topics.choices = kept_choices(get_language() or "ar")
        if community is None:
            self.fields["access"] = AccessForm().fields["access"]
        self.order_fields([*(f"{part}_{code}" for part in _PARTS for code in CODES), "access"])

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """For each language its name in itself, and the fields in it."""
        return [(name_of(code), [self[f"{part}_{code}"] for part in _PARTS]) for code in CODES]

    @property
    def others(self) -> list[forms.BoundField]:
        """The fields that belong to no language."""
        return [self[name] for name in self.fields if name.partition("_")[0] not in _PARTS and name != "revision"]

    def clean(self) -> dict[str, Any]:
        """A name in one language at least."""
        values = super().clean() or {}
        if not self.errors and not any(values.get(f"name_{code}") for code in CODES):
            self.add_error(f"name_{get_language() or 'ar'}", _("Please give its name in one language at least."))
        return values

    @property
    def words(self) -> CommunityWords:
        """What was written."""
        values = self.cleaned_data
        return CommunityWords(
            name=self._in_languages("name"),
            purpose=self._in_languages("purpose"),
            rules=self._in_languages("rules"),
            topics=list(terms_of(values["topics"]).values()),
            languages=values["languages"],
            default_label=Label(values["default_label"]),
            is_wide=values["is_wide"],
            first_posts_wait=values["first_posts_wait"],
        )

    def let_win_over(self, theirs: Community, said: str) -> None:
        """Say that somebody else wrote meanwhile; sent again, this form's words replace ``theirs``."""
        self.add_error(None, said)
        sent_again = cast("QueryDict", self.data).copy()
        sent_again["revision"] = str(theirs.revision)
        self.data = sent_again

    def _in_languages(self, part: str) -> dict[str, str]:
        return {code: self.cleaned_data[f"{part}_{code}"] for code in CODES if self.cleaned_data[f"{part}_{code}"]}


class AccessForm(forms.Form):
    """How one comes into a community."""

    access = forms.ChoiceField(
        label=gettext_lazy("How one comes into it"),
        choices=[
            (Access.OPEN.value, gettext_lazy("Open: members of the network join by themselves")),
            (Access.LISTED.value, gettext_lazy("Listed: members see that it exists, and ask to join")),
            (Access.HIDDEN.value, gettext_lazy("Hidden: it exists only for those who belong to it")),
        ],
        widget=forms.RadioSelect,
        initial=Access.OPEN.value,
    )


def wish_of(query: Mapping[str, str]) -> Wish:
    """What an address asks for; what is too long is cut, what is unknown finds nothing."""
    words = query.get("q", "").replace("\x00", "")[:LONGEST_QUESTION]
    named = {name: query.get(name, "")[:LONGEST_QUESTION] for name in ("topic", "language")}
    return Wish(words=words, archived=query.get("archived") == "1", **named)


def _part_field(part: str, code: str) -> forms.CharField:
    label, longest, rows = _PARTS[part]
    attributes = {"dir": "auto", "lang": html_lang(code)}
    widget = forms.Textarea(attrs={**attributes, "rows": rows}) if rows else forms.TextInput(attrs=attributes)
    said = str(label) % {"language": name_of(code)}
    return WrittenField(label=said, max_length=longest, required=False, widget=widget)


def _written(community: Community) -> dict[str, Any]:
    parts = {f"{part}_{code}": getattr(community, part).get(code, "") for part in _PARTS for code in CODES}
    columns = ("languages", "default_label", "is_wide", "first_posts_wait", "revision")
    topics = list(community.topics.values_list("public_id", flat=True))
    return {**parts, **{name: getattr(community, name) for name in columns}, "topics": topics}
