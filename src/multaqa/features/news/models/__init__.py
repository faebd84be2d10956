"""Articles, their texts in six languages with every version, what was added after publication, and kept drafts."""

from multaqa.features.news.models.additions import Correction, EditorNote, Receipt
from multaqa.features.news.models.article import Article, Kind, Speaker, State, Story
from multaqa.features.news.models.imports import Import, ImportSource
from multaqa.features.news.models.keeping import KeptDraft
from multaqa.features.news.models.text import ArticleText, Version

__all__ = [
    "Article",
    "ArticleText",
    "Correction",
    "EditorNote",
    "Import",
    "ImportSource",
    "KeptDraft",
    "Kind",
    "Receipt",
    "Speaker",
    "State",
    "Story",
    "Version",
]
