"""The kind of thing that a term is: how notices, follow and search show it."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.access.api import PUBLIC, ThingKind, Title, person_key, register
from multaqa.foundation.taxonomy.models import State, Term
from multaqa.lib.labels import label_in, language_of

NAME = "taxonomy.term"


def register_terms() -> None:
    """Make terms known as things."""
    register(ThingKind(name=NAME, label=_("Topic"), titles=titles, address=topic_address, read_keys=read_keys))


def titles(public_ids: Collection[str], language: str) -> Mapping[str, Title]:
    """The labels and definitions of many terms, in one query; a merged term bears its successor's."""
    terms = Term.objects.filter(public_id__in=public_ids).select_related("merged_into")
    return {term.public_id: _title(term.merged_into or term, language) for term in terms}


def topic_address(public_id: str) -> str:
    """The topic page of a term in the active language."""
    return reverse("web:topic", args=[public_id])


def read_keys(public_ids: Collection[str]) -> Mapping[str, Collection[str]]:
    """Terms are public; a proposal opens to its proposer alone (curators read it on their own pages)."""
    terms = Term.objects.filter(public_id__in=public_ids).select_related("proposed_by")
    keys = {term.public_id: _key_of(term) for term in terms}
    return {public_id: (key,) for public_id, key in keys.items() if key}


def _title(term: Term, language: str) -> Title:
    return Title(term.label(language), language_of(term.labels, language), label_in(term.definition, language))


def _key_of(term: Term) -> str:
    if term.state != State.PROPOSED:
        return PUBLIC
    return person_key(term.proposed_by) if term.proposed_by else ""
