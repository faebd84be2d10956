"""Writes: one verb each, atomic, by someone whom the policies allow, and recorded."""

from multaqa.features.news.commands.audience import set_readers
from multaqa.features.news.commands.bringing_back import BroughtBack, bring_back_details, bring_back_text
from multaqa.features.news.commands.clearing import NotReady, clear, hand_back, offer
from multaqa.features.news.commands.correcting import attach_note, correct, remove_note
from multaqa.features.news.commands.drafts import DraftEntry, SavedDrafts, save_drafts, start_article
from multaqa.features.news.commands.editing import Clash, DetailsEdit, EditConflict, TextEdit, edit_article
from multaqa.features.news.commands.keeping import forget_draft, forget_old_drafts, keep_draft
from multaqa.features.news.commands.pictures import remove_picture, set_picture
from multaqa.features.news.commands.publishing import (
    BadMoment,
    publish,
    publish_scheduled,
    restore,
    schedule,
    unschedule,
    withdraw,
)
from multaqa.features.news.commands.relabelling import LanguageTaken, relabel_original
from multaqa.features.news.commands.team import newsroom, seat
from multaqa.features.news.commands.translating import (
    NothingTranslated,
    finish_translation,
    reopen_translation,
    translate,
)

__all__ = [
    "BadMoment",
    "BroughtBack",
    "Clash",
    "DetailsEdit",
    "DraftEntry",
    "EditConflict",
    "LanguageTaken",
    "NotReady",
    "NothingTranslated",
    "SavedDrafts",
    "TextEdit",
    "attach_note",
    "bring_back_details",
    "bring_back_text",
    "clear",
    "correct",
    "edit_article",
    "finish_translation",
    "forget_draft",
    "forget_old_drafts",
    "hand_back",
    "keep_draft",
    "newsroom",
    "offer",
    "publish",
    "publish_scheduled",
    "relabel_original",
    "remove_note",
    "remove_picture",
    "reopen_translation",
    "restore",
    "save_drafts",
    "schedule",
    "seat",
    "set_picture",
    "set_readers",
    "start_article",
    "translate",
    "unschedule",
    "withdraw",
]
