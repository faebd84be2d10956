"""The world is whole: every field in which people's words lie bears a canary, for the walk to look for."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from multaqa.foundation.access.api import Guarded
from multaqa.foundation.languages.api import TextInLanguage
from multaqa.web.tests.standing.table import WORDLESS
from multaqa.web.tests.standing.worlds import Planted


@pytest.mark.django_db
def test_every_field_of_words_bears_a_canary(planted: Planted):
    bare = {
        _name(field)
        for field in _fields_of_words()
        if not any(canary in str(value) for value in _values(field) for canary in planted.world.canaries)
    }
    assert bare == set(WORDLESS)


def _fields_of_words() -> Iterator[models.Field[object, object]]:
    """The fields of guarded rows, of texts in languages, and of what belongs to these, that may hold people's words."""
    for model in apps.get_models():
        if ".testing" not in model.__module__ and _is_guarded(model):
            for field in model._meta.concrete_fields:
                if isinstance(field, _OF_WORDS) and not field.choices and field.name not in _OURS:
                    yield field


def _is_guarded(model: type[models.Model]) -> bool:
    owners = [field.related_model for field in model._meta.concrete_fields if field.is_relation]
    return any(isinstance(each, type) and issubclass(each, Guarded | TextInLanguage) for each in [model, *owners])


def _values(field: models.Field[object, object]) -> Iterator[object]:
    return iter(field.model._base_manager.values_list(field.name, flat=True))


def _name(field: models.Field[object, object]) -> str:
    return f"{field.model._meta.label}.{field.name}"


_OF_WORDS = (models.CharField, models.TextField, models.JSONField)
_OURS = {field.name for model in (Guarded, TextInLanguage) for field in model._meta.fields} | {"public_id", "language"}
"""Columns that this house writes itself."""
