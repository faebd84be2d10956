"""The door of ``languages``: the six languages, and text that exists in several."""

from multaqa.foundation.languages.board import (
    Awaited,
    BoardSource,
    Want,
    awaited,
    awaiting_for,
    counts_for,
    register_board_source,
)
from multaqa.foundation.languages.codes import CODES, name_of, said_name_of
from multaqa.foundation.languages.commands import FieldsMovedOn, Original, mark_stale, write_fields
from multaqa.foundation.languages.detection import detect, detect_by_script
from multaqa.foundation.languages.models import Status, TextInLanguage
from multaqa.foundation.languages.queries import FieldInLanguage, field_in, is_field_stale, original_of
from multaqa.foundation.people.api import (
    answered_in,
    language_choices,
    not_offered,
    offered_languages,
    spoken,
)

__all__ = [
    "CODES",
    "Awaited",
    "BoardSource",
    "FieldInLanguage",
    "FieldsMovedOn",
    "Original",
    "Status",
    "TextInLanguage",
    "Want",
    "answered_in",
    "awaited",
    "awaiting_for",
    "counts_for",
    "detect",
    "detect_by_script",
    "field_in",
    "is_field_stale",
    "language_choices",
    "mark_stale",
    "name_of",
    "not_offered",
    "offered_languages",
    "original_of",
    "register_board_source",
    "said_name_of",
    "spoken",
    "write_fields",
]
