"""The framework's own sentences, in our words: nobody is ordered about in Arabic."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import override


def test_a_wrong_address_is_said_without_an_imperative() -> None:
    with override("ar"):
        assert _said(forms.URLField(), "no link") == ["هذا الرابط غير صحيح."]
        assert _said(forms.EmailField(), "no mail") == ["عنوان البريد الإلكتروني هذا غير صحيح."]
        assert _said(forms.ChoiceField(choices=[("a", "A")]), "b") == ["«b» ليس من الخيارات المتاحة."]


@pytest.mark.parametrize("length", [1, 2, 3, 11, 100])
def test_a_length_is_said_for_every_plural(length: int) -> None:
    with override("ar"):
        said = _said(forms.CharField(max_length=length), "x" * (length + 1))
    assert said == [f"عدد الأحرف أكثر من اللازم: الحد الأقصى {length}\N{NO-BREAK SPACE}والعدد الآن {length + 1}."]


def _said(field: forms.Field, value: str) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        field.clean(value)
    return refused.value.messages
