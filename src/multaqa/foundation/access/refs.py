"""References: how one thing names another without knowing its model, such as ``news.article:3f9k2m7q8x1z``."""

from django.db import models


def ref_of(thing: models.Model) -> str:
    """The reference of a row: its model's label and its public id. Raises AttributeError when it has no public id."""
    return f"{thing._meta.label_lower}:{thing.public_id}"  # type: ignore[attr-defined]  # not every model has one


def split_ref(ref: str) -> tuple[str, str]:
    """The kind and the public id of a reference; two empty strings when it is none."""
    kind, colon, public_id = ref.partition(":")
    return (kind, public_id) if colon else ("", "")
