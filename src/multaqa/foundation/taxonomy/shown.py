"""A term as one line of a page, in the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from multaqa.foundation.taxonomy.models import State, Term
from multaqa.lib.labels import label_in, language_of


@dataclass(frozen=True)
class ShownTerm:
    """What a list shows of a term; ``language`` is that of its label."""

    public_id: str
    label: str
    language: str
    state: str
    state_name: str
    scheme: str
    scheme_name: str = ""

    @property
    def is_in_use(self) -> bool:
        """True while the term is active."""
        return self.state == State.ACTIVE


def shown(term: Term, language: str, *, schemes: Mapping[str, str] | None = None) -> ShownTerm:
    """``term`` for a reader of ``language``; ``schemes`` names vocabularies that are worth saying."""
    return ShownTerm(
        public_id=term.public_id,
        label=label_in(term.labels, language),
        language=language_of(term.labels, language),
        state=term.state,
        state_name=str(State(term.state).label),
        scheme=term.scheme_id,
        scheme_name=(schemes or {}).get(term.scheme_id, ""),
    )


def shown_terms(terms: Iterable[Term], language: str, *, schemes: Mapping[str, str] | None = None) -> list[ShownTerm]:
    """Many terms for a reader of ``language``; ``schemes`` as for ``shown``."""
    return [shown(term, language, schemes=schemes) for term in terms]
