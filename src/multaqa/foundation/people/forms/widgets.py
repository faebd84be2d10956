"""Inputs of our own."""

from functools import lru_cache
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe


class LongSelect(forms.Select):
    """A select of many plain choices, written at once: Django's would open a template for each of them."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:  # noqa: ARG002 - Django's signature
        """The select with its options, that of ``value`` selected."""
        options = _options(tuple((str(choice), str(label)) for choice, label in self.choices))
        unmarked = f'<option value="{escape(value)}">'
        marked = mark_safe(options.replace(unmarked, f"{unmarked[:-1]} selected>", 1))  # noqa: S308 - both are escaped
        attributes = flatatt(self.build_attrs({"name": name, **self.attrs}, attrs))
        return format_html("<select{}>{}</select>", attributes, marked)


@lru_cache(maxsize=24)
def _options(choices: tuple[tuple[str, str], ...]) -> SafeString:
    return format_html_join("", '<option value="{}">{}</option>', choices)
