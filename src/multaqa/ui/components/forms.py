"""Forms: a summary of what is wrong first, then each field with its label, help and error."""

from typing import Any

from django.forms import BaseForm, BoundField
from django.utils.safestring import SafeString

from multaqa.ui import written
from multaqa.ui.components.library import inline, render, templated


@inline
def error_summary(form: BaseForm) -> SafeString:
    """Everything wrong with a form, each error a link to its field; takes the focus. Nothing when nothing is wrong."""
    return render("error_summary", {"form": form}) if form.is_bound and form.errors else SafeString("")


@inline
def field(field: BoundField, *, help: str = "", optional: bool = True) -> SafeString:
    """One field with its label, help and errors; ``help`` takes the place of the field's own."""
    if help:
        field.help_text = help
    return written.field(field, optional=optional and not field.field.required)


@templated
def writing_area(
    field: BoundField,
    *,
    label: str = "",
    audience: str = "",
    preview: bool = True,
    draft_href: str = "",
    mentions_href: str = "",
    optional: bool = True,
) -> dict[str, Any]:
    """A place to write Markdown: toolbar, preview, and a draft kept on the device.

    The draft is kept only while the text is known to be TLP:CLEAR or TLP:GREEN: from ``label``, or from the
    field called "label" in the same form. ``audience`` says who will read; ``draft_href`` takes drafts by POST.
    ``mentions_href`` is asked (``?q=``) for people whose names begin so, after an @; it answers in JSON.
    ``optional=False`` leaves out that it may stay empty.
    """
    return {
        "field": field,
        "mentions_href": mentions_href,
        "heading": written.label_of(field, optional=optional and not field.field.required),
        "label": label,
        "audience": audience,
        "preview": preview,
        "draft_href": draft_href,
    }
