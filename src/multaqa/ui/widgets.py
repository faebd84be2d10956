"""Widgets of our own, for forms in Python."""

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.utils.safestring import SafeString

from multaqa.ui.choosing import Choosable, choices_box


class FilteredChoices(CheckboxSelectMultiple):
    """Many choices of which several may be taken: a list that typing narrows; without JavaScript a plain list."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:  # noqa: ARG002 - as Django calls it
        """The box of choices, those in ``value`` chosen."""
        chosen = self.format_value(value)
        groups = [
            (str(heading or ""), [_choosable(option, chosen) for option in options])
            for heading, options, _place in self.optgroups(name, chosen)
        ]
        return choices_box(name, groups, box_id=(attrs or {}).get("id") or name)


def _choosable(option: dict[str, Any], chosen: list[str]) -> Choosable:
    value = str(option["value"])
    return Choosable(value=value, label=str(option["label"]), is_chosen=value in chosen)
