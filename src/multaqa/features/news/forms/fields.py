"""Fields that know what may be kept: texts, labels in six languages."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from multaqa.features.news.limits import LONGEST, problem_in
from multaqa.foundation.languages.api import CODES, name_of
from multaqa.lib.bidi import html_lang
from multaqa.lib.controls import tidy
from multaqa.lib.labels import Labels


class TextField(forms.CharField):
    """A text without unseen characters, no longer than its kind may be."""

    def __init__(self, *, kind: str, language: str = "", rows: int = 0, **kwargs: Any) -> None:
        attributes: dict[str, object] = {"dir": "auto"}
        if language:
            attributes["lang"] = html_lang(language)
        if rows:
            attributes["rows"] = rows
        widget = forms.Textarea(attributes) if rows else forms.TextInput(attributes)
        kwargs.setdefault("required", False)
        super().__init__(widget=widget, **kwargs)
        self.validators = []  # a NUL is told of like the other unseen characters
        self.longest = LONGEST[kind]

    def clean(self, value: Any) -> str:
        """The text, tidied. Raises ValidationError."""
        text = tidy(super().clean(value) or "")
        if problem := problem_in(text, longest=self.longest):
            raise ValidationError(str(problem))
        return text


def label_fields(prefix: str, *, kind: str, first: str, rows: int = 0) -> dict[str, TextField]:
    """A field for each language, named by prefix and code and called by the language's own name; ``first`` leads."""
    codes = [first, *(code for code in CODES if code != first)]
    return {f"{prefix}_{code}": TextField(kind=kind, language=code, rows=rows, label=name_of(code)) for code in codes}


def labels_in(values: Mapping[str, Any], prefix: str) -> Labels:
    """The labels that were filled in."""
    found = {code: str(values.get(f"{prefix}_{code}") or "").strip() for code in CODES}
    return {code: text for code, text in found.items() if text}


def label_values(prefix: str, labels: Mapping[str, str]) -> dict[str, str]:
    """Labels as the values of ``label_fields``."""
    return {f"{prefix}_{code}": text for code, text in labels.items()}


def bound_labels(form: forms.BaseForm, prefix: str) -> list[forms.BoundField]:
    """The bound fields of ``label_fields`` in their order."""
    return [form[name] for name in form.fields if name.startswith(f"{prefix}_")]


def tell(form: forms.BaseForm, problems: Mapping[str, Any]) -> None:
    """Show problems that a command found beside their fields, or above the form."""
    for name, problem in problems.items():
        form.add_error(name if name in form.fields else None, problem or _("This cannot be kept."))
