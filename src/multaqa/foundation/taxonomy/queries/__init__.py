"""Reads of the vocabulary."""

from multaqa.foundation.taxonomy.queries.finding import guess_terms, merge_candidates, search_terms, suggest
from multaqa.foundation.taxonomy.queries.terms import (
    current,
    history_of,
    names_by_language,
    names_of,
    proposals,
    term_of,
    term_of_code,
    terms_of,
)
from multaqa.foundation.taxonomy.queries.trees import (
    Branch,
    active_terms,
    below,
    choices,
    kept_choices,
    level,
    narrower_terms,
    schemes,
    tree,
    tree_choices,
    wider_terms,
    with_narrower,
)

__all__ = [
    "Branch",
    "active_terms",
    "below",
    "choices",
    "current",
    "guess_terms",
    "history_of",
    "kept_choices",
    "level",
    "merge_candidates",
    "names_by_language",
    "names_of",
    "narrower_terms",
    "proposals",
    "schemes",
    "search_terms",
    "suggest",
    "term_of",
    "term_of_code",
    "terms_of",
    "tree",
    "tree_choices",
    "wider_terms",
    "with_narrower",
]
