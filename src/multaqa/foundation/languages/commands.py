"""Writes: fields of a text, with the revisions that tell what is stale."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from multaqa.foundation.languages.models import TextInLanguage
from multaqa.foundation.languages.queries import is_field_stale
from multaqa.foundation.people.api import Person

type Rows = dict[str, TextInLanguage]


@dataclass(frozen=True)
class Original:
    """The revisions of an original that is no row of the texts but their whole: now, and as translated."""

    now: Mapping[str, int]
    seen: Mapping[str, int]


class FieldsMovedOn(ValueError):
    """Someone else has written these fields since the writer read them; nothing was saved."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


@transaction.atomic
def write_fields(
    text: TextInLanguage,
    values: Mapping[str, str | None],
    *,
    by: Person | None,
    by_machine: bool = False,
    seen: Mapping[str, int] | None = None,
    original: Original | None = None,
) -> tuple[str, ...]:
    """Write fields of a saved text; returns the names of those that changed.

    A field that changes gets a new revision, and its translations become stale. A field written in a translation
    counts as translated from its source as it is now, also when its words stay. ``seen`` are the revisions that the
    writer read: raises FieldsMovedOn when one of the fields was changed since by someone else, and KeyError for a
    field that is not in ``FIELDS``. ``original`` says what was translated where that is no row of these texts.
    """
    if unknown := set(values) - set(text.FIELDS):
        raise KeyError(*sorted(unknown))
    rows = _lock_rows_of_whole(text)
    changed = tuple(field for field, value in values.items() if (getattr(text, field) or "") != (value or ""))
    _refuse_moved(text, changed, seen=seen)
    _set_fields(text, values, changed=changed)
    if original is not None:
        _follow_original(text, values, original)
    elif text.source_language in rows:
        _follow_source(text, values, source=rows[text.source_language])
    if original is not None or text.source_language in rows:
        text.translator, text.by_machine = by, by_machine
    text.changed_at = timezone.now()
    text.save()
    _mark_stale_translations(rows)
    return changed


def mark_stale(texts: QuerySet[TextInLanguage]) -> int:
    """Mark translations of an original that is no row of the texts, for it was written anew; returns how many."""
    return texts.filter(is_stale=False).update(is_stale=True, changed_at=timezone.now())


def _lock_rows_of_whole(text: TextInLanguage) -> Rows:
    """Every language of the same thing as stored now, by language; ``text`` itself is read again in place."""
    whole = f"{text.WHOLE}_id"
    siblings = type(text)._base_manager.select_for_update().filter(**{whole: getattr(text, whole)})
    rows: Rows = {row.language: row for row in siblings}
    text.refresh_from_db()
    rows[text.language] = text
    return rows


def _refuse_moved(text: TextInLanguage, changed: tuple[str, ...], *, seen: Mapping[str, int] | None) -> None:
    if seen is None:
        return
    moved = tuple(field for field in changed if text.revisions.get(field, 0) > seen.get(field, 0))
    if moved:
        raise FieldsMovedOn(moved)


def _set_fields(text: TextInLanguage, values: Mapping[str, str | None], *, changed: tuple[str, ...]) -> None:
    for field in changed:
        setattr(text, field, values[field] or None)
        text.revisions[field] = text.revisions.get(field, 0) + 1


def _follow_source(text: TextInLanguage, values: Mapping[str, str | None], *, source: TextInLanguage) -> None:
    text.source_revisions.update({field: source.revisions.get(field, 0) for field in values})


def _follow_original(text: TextInLanguage, values: Mapping[str, str | None], original: Original) -> None:
    text.source_revisions.update({field: original.seen.get(field, 0) for field in values})
    text.is_stale = any(original.now.get(field, 0) > text.source_revisions.get(field, 0) for field in text.FIELDS)


def _mark_stale_translations(rows: Rows) -> None:
    for row in rows.values():
        if row.source_language and row.source_language not in rows:
            continue  # its original is no row here: whoever writes that anew marks it
        source = rows.get(row.source_language)
        is_stale = any(is_field_stale(row, field, source) for field in row.FIELDS)
        if is_stale != row.is_stale:
            row.is_stale, row.changed_at = is_stale, timezone.now()
            row.save(update_fields=["is_stale", "changed_at"])
