"""Fields and the plainer widgets, written in Python: a page may have hundreds, and each template opened has its cost.

A widget is written as Django's own template of its name writes it, but for the white space between options.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.forms import BoundField
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from multaqa.ui.components.marks import icon
from multaqa.ui.escaping import escaped, filled, joined

FIELD: Final = "ui/written/field"
"""The name under which the renderer of forms asks for a whole field."""


def field(bound: BoundField, *, optional: bool = False) -> SafeString:
    """A field with its label, help and errors; ``optional`` says so beside the label."""
    wrong = " field-wrong" if bound.errors else ""
    if bound.field.widget.use_fieldset:
        return _fieldset(bound, wrong=wrong, optional=optional)
    if bound.widget_type == "checkbox":
        label = filled('<label for="{}">{}</label>', bound.id_for_label, bound.label)
        return filled('<div class="field field-check{}">{}{}{}</div>', wrong, bound, label, notes(bound))
    return filled('<div class="field{}">{}{}</div>', wrong, label_of(bound, optional=optional), bound)


def label_of(bound: BoundField, *, optional: bool = False) -> SafeString:
    """The label of a field, with what is said below it."""
    if not bound.label:
        return notes(bound)
    words = '<label class="field-label" for="{}">{}{}</label>{}'
    return filled(words, bound.id_for_label, bound.label, _optional(optional), notes(bound))


def notes(bound: BoundField) -> SafeString:
    """The help of a field and what is wrong with it."""
    help_text = bound.help_text and mark_safe(bound.help_text)  # noqa: S308  (as Django does: it is the form's own)
    said = filled('<div class="field-help" id="{}_helptext">{}</div>', bound.auto_id, help_text)
    errors = _errors(bound) if bound.errors else ""
    return filled("{}{}", said if help_text else "", errors)


def _fieldset(bound: BoundField, *, wrong: str, optional: bool) -> SafeString:
    described = filled(' aria-describedby="{}"', bound.aria_describedby) if bound.aria_describedby else ""
    focus = SafeString(' tabindex="-1"' if wrong else "")  # nosec B703 - one of two constants
    legend = filled('<legend class="field-label">{}{}</legend>', bound.label, _optional(optional))
    opening = filled('<fieldset class="field{}"{} id="{}"{}>', wrong, described, bound.auto_id, focus)
    return filled("{}{}{}{}</fieldset>", opening, legend, notes(bound), bound)


def _optional(optional: bool) -> SafeString:
    return filled(' <span class="field-optional">{}</span>', _("(optional)")) if optional else SafeString("")


def _errors(bound: BoundField) -> SafeString:
    line = '<li>{}<span class="visually-hidden">{}</span> {}</li>'
    lines = joined(line, ((icon("bad"), _("Error:"), error) for error in bound.errors))
    return filled('<ul class="field-error" id="{}_error">{}</ul>', bound.auto_id, lines)


def _input(widget: Mapping[str, Any]) -> str:
    value = "" if widget["value"] is None else f' value="{escaped(widget["value"])}"'
    name = escaped(widget["name"])
    return f'<input type="{widget["type"]}" name="{name}"{value}{_attributes(widget["attrs"])}>'


def _textarea(widget: Mapping[str, Any]) -> str:
    """With a line break first, for browsers drop one there."""
    name, value = escaped(widget["name"]), escaped(widget["value"] or "")
    return f'<textarea name="{name}"{_attributes(widget["attrs"])}>\n{value}</textarea>'


def _select(widget: Mapping[str, Any]) -> str:
    groups = "".join(_group(name, options) for name, options, _place in widget["optgroups"])
    return f'<select name="{escaped(widget["name"])}"{_attributes(widget["attrs"])}>{groups}</select>'


def _group(name: str | None, options: list[dict[str, Any]]) -> str:
    written = "".join(map(_option, options))
    return f'<optgroup label="{escaped(name)}">{written}</optgroup>' if name else written


def _option(widget: Mapping[str, Any]) -> str:
    value, label = escaped(widget["value"]), escaped(widget["label"])
    return f'<option value="{value}"{_attributes(widget["attrs"])}>{label}</option>'


def _boxes(widget: Mapping[str, Any]) -> str:
    """Radio buttons or checkboxes, each in its label."""
    whole = {name: value for name in ("id", "class") if (value := widget["attrs"].get(name))}
    return f"<div{_attributes(whole)}>{''.join(_boxes_of(*group[:2]) for group in widget['optgroups'])}</div>"


def _boxes_of(heading: str | None, options: list[dict[str, Any]]) -> str:
    boxes = "".join(map(_box, options))
    return f"<div><label>{escaped(heading)}</label>{boxes}</div>" if heading else boxes


def _box(widget: Mapping[str, Any]) -> str:
    place = widget["attrs"].get("id")
    label_for = f' for="{escaped(place)}"' if place else ""
    return f"<div><label{label_for}>{_input(widget)} {escaped(widget['label'])}</label></div>"


def _attributes(attributes: Mapping[str, Any]) -> str:
    return "".join(
        f" {name}" if value is True else f' {name}="{escaped(value)}"'
        for name, value in attributes.items()
        if value is not False
    )


_PLAIN = ("checkbox", "date", "email", "hidden", "number", "password", "search", "text", "url")
_WIDGETS: Final[dict[str, Callable[[Mapping[str, Any]], str]]] = {
    **{f"django/forms/widgets/{name}.html": _input for name in _PLAIN},
    "django/forms/widgets/textarea.html": _textarea,
    "django/forms/widgets/select.html": _select,
    "django/forms/widgets/radio.html": _boxes,
    "django/forms/widgets/checkbox_select.html": _boxes,
}


def written(template: str, context: Mapping[str, Any]) -> SafeString | None:
    """What the template of this name would say, if it is one that is written here."""
    if template == FIELD:
        return field(context["field"])
    write = _WIDGETS.get(template)
    return mark_safe(write(context["widget"])) if write else None  # noqa: S308  (each part was escaped)
