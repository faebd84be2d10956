"""Every table that holds something about people says what, why, how long, and what erasure does."""

import re
from collections import Counter

from django.apps import apps
from django.db import models

from multaqa.foundation.people.api import Fate, holdings

OF_NOBODY = {
    "auth.Group": "not used",
    "auth.Permission": "names of permissions, not used",
    "contenttypes.ContentType": "names of tables",
}
"""Tables of libraries that hold nothing about people, each with what it holds."""

_SAID = re.compile(r"^\s*Personal data: (.+)$", re.MULTILINE)


def test_every_table_with_personal_data_has_its_holding():
    named = {label for holding in holdings() for label in holding.models}
    wanted = {model._meta.label for model in _tables() if _is_personal(model)}
    assert wanted - named == set()


def test_no_holding_speaks_for_a_table_that_is_gone_or_holds_nothing():
    named = {label for holding in holdings() for label in holding.models}
    assert named - {model._meta.label for model in _tables() if _is_personal(model)} == set()


def test_no_table_has_two_holdings():
    counted = Counter(label for holding in holdings() for label in holding.models)
    assert [label for label, times in counted.items() if times > 1] == []


def test_every_holding_is_said_in_words():
    for holding in holdings():
        assert all(str(words).strip() for words in (holding.label, holding.why, holding.kept, holding.seen_by))
        assert Fate(holding.fate).label


def _tables() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if ".testing" not in model.__module__]


def _is_personal(model: type[models.Model]) -> bool:
    if not model.__module__.startswith("multaqa."):
        return model._meta.label not in OF_NOBODY
    said = _SAID.search(model.__doc__ or "")
    return said is not None and said[1].rstrip(".") not in {"none", "none of its own"}
