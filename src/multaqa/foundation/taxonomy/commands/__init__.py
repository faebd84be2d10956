"""Writes: terms proposed, approved, renamed, moved, merged, retired, and whole vocabularies loaded."""

from multaqa.foundation.taxonomy.commands.loading import Loading, load_terms
from multaqa.foundation.taxonomy.commands.merging import merge_terms
from multaqa.foundation.taxonomy.commands.naming import describe_term, move_term, rename_term, set_synonyms
from multaqa.foundation.taxonomy.commands.proposals import approve_term, propose_term, retire_term
from multaqa.foundation.taxonomy.commands.refusals import Refused

__all__ = [
    "Loading",
    "Refused",
    "approve_term",
    "describe_term",
    "load_terms",
    "merge_terms",
    "move_term",
    "propose_term",
    "rename_term",
    "retire_term",
    "set_synonyms",
]
