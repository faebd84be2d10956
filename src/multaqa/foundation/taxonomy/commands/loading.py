"""A whole vocabulary written in one transaction, as often as one likes: what was changed here is kept."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from multaqa.foundation.facts.api import record
from multaqa.foundation.taxonomy.facts import VocabularyLoaded
from multaqa.foundation.taxonomy.models import Scheme, State, Term, TermName
from multaqa.foundation.taxonomy.names import distinct_names, names_for, synonyms_of, tidy
from multaqa.foundation.taxonomy.reading.terms import LoadedTerm
from multaqa.lib.labels import Labels

type OnProgress = Callable[[int, int], None]
type Placed = tuple[int, LoadedTerm]
_AT_ONCE = 500
_MISSING = "missing"
_COLUMNS = ["labels", "definition", "position", "suggests", "loaded", "parent", "state"]


@dataclass
class Loading:
    """What a loading did, in numbers of terms; ``kept`` were changed here and in the file: ours stays."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: list[str] = field(default_factory=list)
    retired: int = 0


@transaction.atomic
def load_terms(
    terms: Sequence[LoadedTerm], *, slug: str, title: Labels, rights: str = "", on_progress: OnProgress | None = None
) -> Loading:
    """Write the terms of the vocabulary ``slug``: new ones are added, changed ones changed, missing ones retired.

    A term that curators changed since it was loaded stays as they left it. A parent that is not among the terms is
    left out. ``on_progress`` is told how many of how many terms are written. Takes terms as ``reading.terms.in_order``
    gives them: each code once, parents first.
    """
    scheme, _ = Scheme.objects.update_or_create(slug=slug, defaults={"labels": title, "rights": rights[:300]})
    loading, codes = Loading(), {term.code for term in terms}
    known = {term.code: term for term in Term.objects.filter(scheme=scheme).select_related("parent")}
    done = 0
    for batch in _batches(terms):
        _write(batch, scheme=scheme, known=known, loading=loading)
        done += len(batch)
        if on_progress is not None:
            on_progress(done, len(terms))
    loading.retired = _retire_missing(scheme, known.keys() - codes)
    _record(slug, loading)
    return loading


def _batches(terms: Sequence[LoadedTerm]) -> Iterator[list[Placed]]:
    """The terms with their positions, a level of the tree after the other: parents have a row before their children."""
    depths: dict[str, int] = {"": -1}
    levels: dict[int, list[Placed]] = {}
    for position, term in enumerate(terms):
        depth = depths[term.code] = depths.get(term.parent, -1) + 1
        levels.setdefault(depth, []).append((position, term))
    for depth in sorted(levels):
        for start in range(0, len(levels[depth]), _AT_ONCE):
            yield levels[depth][start : start + _AT_ONCE]


def _write(batch: Sequence[Placed], *, scheme: Scheme, known: dict[str, Term], loading: Loading) -> None:
    """Write the new terms of a batch, and those that changed in the file and not here."""
    new, changed = [], []
    for position, given in batch:
        term = known.get(given.code)
        if term is None:
            new.append(_filled(Term(scheme=scheme, code=given.code), position, given, known))
        elif term.loaded == _digest(given) or term.merged_into_id:
            loading.unchanged += 1
        elif term.loaded != _MISSING and _digest(_as_loaded(term)) != term.loaded:
            loading.kept.append(given.code)
        else:
            changed.append(_filled(term, position, given, known))
    Term.objects.bulk_create(new)
    Term.objects.bulk_update(changed, _COLUMNS)
    known.update({term.code: term for term in new})
    TermName.objects.filter(term__in=changed).delete()
    synonyms = {given.code: given.synonyms for _position, given in batch}
    written = [*new, *changed]
    TermName.objects.bulk_create(name for term in written for name in names_for(term, synonyms[term.code]))
    loading.added += len(new)
    loading.changed += len(changed)


def _filled(term: Term, position: int, given: LoadedTerm, known: dict[str, Term]) -> Term:
    """``term`` with what the file gives; one that the file had dropped is in use again, one retired here stays so."""
    if term.pk is None or term.loaded == _MISSING:
        term.state = State.ACTIVE
    term.labels, term.definition, term.position = tidy(given.labels), tidy(given.definition), position
    term.suggests, term.loaded, term.parent = given.suggests, _digest(given), known.get(given.parent)
    return term


def _digest(term: LoadedTerm) -> str:
    """A digest of what counts in a term; synonyms that fold like another name do not."""
    labels = tidy(term.labels)
    names = sorted((language, name) for (language, _), name in distinct_names(labels, term.synonyms).items())
    content = [labels, tidy(term.definition), names, term.parent, term.suggests]
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _as_loaded(term: Term) -> LoadedTerm:
    return LoadedTerm(
        code=term.code,
        labels=term.labels,
        synonyms=tuple(synonyms_of(term)),
        definition=term.definition,
        parent=term.parent.code if term.parent else "",
        suggests=term.suggests,
    )


def _retire_missing(scheme: Scheme, codes: Iterable[str]) -> int:
    """Retire the loaded terms that their file names no more; proposals made here have no digest and stay."""
    gone = Term.objects.filter(scheme=scheme, code__in=list(codes), state=State.ACTIVE).exclude(loaded="")
    return gone.update(state=State.RETIRED, loaded=_MISSING)


def _record(slug: str, loading: Loading) -> None:
    record(
        VocabularyLoaded(
            scheme=slug,
            added=loading.added,
            changed=loading.changed,
            unchanged=loading.unchanged,
            kept=loading.kept,
            retired=loading.retired,
        ),
        by=None,
    )
