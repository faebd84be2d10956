"""Widgets and fields that are written in Python say what templates would say."""

import re
from datetime import date

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from hypothesis import given
from hypothesis import strategies as st

from multaqa.ui.forms import FormRenderer

CHOICES = [("a<b", 'One "and" <two>'), ("", "—"), ("Group & more", [("c", "Three"), ("4", "أربعة")])]
WIDGETS = [
    forms.TextInput(attrs={"dir": "auto", "required": True, "hidden": False, "maxlength": 3}),
    forms.EmailInput(),
    forms.NumberInput(),
    forms.URLInput(),
    forms.PasswordInput(render_value=True),
    forms.HiddenInput(),
    forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    forms.CheckboxInput(),
    forms.Textarea(attrs={"rows": 2, "data-x": '"<>'}),
    forms.Select(choices=CHOICES),
    forms.SelectMultiple(choices=CHOICES),
    forms.RadioSelect(choices=CHOICES),
    forms.CheckboxSelectMultiple(choices=CHOICES, attrs={"class": "x", "dir": "auto"}),
]
SEVERAL = forms.SelectMultiple, forms.CheckboxSelectMultiple
BETWEEN_TAGS = re.compile(r"\s+(?=<)|(?<=>)\s+(?=<)")


@pytest.mark.parametrize("widget", WIDGETS, ids=lambda widget: type(widget).__name__)
@pytest.mark.parametrize("value", [None, "", "a<b", "4", True, 12, date(2026, 5, 4), "\nline\n'two'"])
def test_a_widget_is_written_as_djangos_template_writes_it(widget: forms.Widget, value: object) -> None:
    _same(widget, [value] if isinstance(widget, SEVERAL) else value)


@given(st.text(), st.text())
def test_whatever_people_type_is_written_as_djangos_template_writes_it(value: str, attribute: str) -> None:
    _same(forms.TextInput(attrs={"title": attribute}), value)
    _same(forms.Textarea(attrs={"title": attribute}), value)
    _same(forms.Select(choices=[(value, attribute), ("other", "Other")]), value)
    _same(forms.RadioSelect(choices=[(value, attribute), ("other", "Other")]), value)


def test_a_field_says_its_help_what_is_wrong_and_that_it_is_optional() -> None:
    class Form(forms.Form):
        mail = forms.EmailField(label="<Mail>", help_text="<b>Help</b>")
        agreed = forms.BooleanField(label="Agreed", required=False)
        kinds = forms.MultipleChoiceField(label="Kinds", choices=[("a", "A")], widget=forms.CheckboxSelectMultiple)

    form = Form({"mail": "<nowhere>"})
    mail, agreed, kinds = (form[name].as_field_group() for name in ("mail", "agreed", "kinds"))
    assert mail.startswith(
        '<div class="field field-wrong"><label class="field-label" for="id_mail">&lt;Mail&gt;</label>'
    )
    assert '<div class="field-help" id="id_mail_helptext"><b>Help</b></div><ul class="field-error"' in mail
    assert 'value="&lt;nowhere&gt;"' in mail
    assert agreed.endswith('<label for="id_agreed">Agreed</label></div>')
    assert kinds.startswith('<fieldset class="field field-wrong" aria-describedby="id_kinds_error" id="id_kinds"')


def _same(widget: forms.Widget, value: object) -> None:
    ours, djangos = (
        widget.render("n<ame", value, attrs={"id": "id_name"}, renderer=one)
        for one in (FormRenderer(), DjangoTemplates())
    )
    assert _without_layout(ours) == _without_layout(djangos)


def _without_layout(html: str) -> str:
    """The HTML without the white space between the tags of options or of boxes, which says nothing."""
    if not html.startswith(("<select", "<div")):
        return html.strip()
    return BETWEEN_TAGS.sub("", html.replace(">\n ", "> ")).strip()
