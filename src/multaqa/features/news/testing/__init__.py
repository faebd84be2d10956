"""For tests of any app: a newsroom, articles as far along as is wanted, and news in the standing access test."""

from multaqa.features.news.testing.factories import (
    Newsroom,
    a_cleared_article,
    a_draft,
    a_newsroom,
    a_published_article,
    a_term,
    edit_article,
    text_of,
)
from multaqa.features.news.testing.planting import plant, plant_secrets
from multaqa.features.news.testing.traces import leave_traces

__all__ = [
    "Newsroom",
    "a_cleared_article",
    "a_draft",
    "a_newsroom",
    "a_published_article",
    "a_term",
    "edit_article",
    "leave_traces",
    "plant",
    "plant_secrets",
    "text_of",
]
