"""Terms renamed, given other synonyms, and moved in the tree."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person
from multaqa.foundation.taxonomy.commands.refusals import Refused, curator_only, locked
from multaqa.foundation.taxonomy.facts import SynonymsChanged, TermMoved, TermRenamed
from multaqa.foundation.taxonomy.models import State, Term
from multaqa.foundation.taxonomy.names import folded, rewrite_names, synonyms_of, tidy
from multaqa.foundation.taxonomy.queries import wider_terms
from multaqa.lib.labels import Labels


@transaction.atomic
def describe_term(
    term: Term,
    *,
    labels: Labels,
    definition: Labels,
    synonyms: Mapping[str, Iterable[str]],
    by: Person,
    under: Term | None,
) -> None:
    """Write names, definition, the synonyms of some languages, and the place of a term: all of it or nothing.

    Raises ``PermissionDenied`` and ``Refused`` as ``rename_term``, ``set_synonyms`` and ``move_term`` do.
    """
    rename_term(term, labels=labels, definition=definition, by=by)
    for language, names in synonyms.items():
        set_synonyms(term, language=language, names=names, by=by)
    move_term(term, under=under, by=by)


@transaction.atomic
def rename_term(term: Term, *, labels: Labels, by: Person, definition: Labels | None = None) -> None:
    """Give a term other labels in the languages of ``labels`` (the others stay); the old ones become synonyms.

    Raises ``PermissionDenied``; ``Refused`` when a label would become empty.
    """
    curator_only(by)
    if len(tidy(labels)) != len(labels):
        raise Refused(_("A name cannot be empty."))
    kept = locked(term)
    before, synonyms = dict(kept.labels), synonyms_of(kept)
    kept.labels = before | tidy(labels)
    kept.definition = kept.definition if definition is None else tidy(definition)
    kept.save(update_fields=["labels", "definition"])
    if kept.labels != before:
        old = [(code, name) for code, name in before.items() if folded(name) != folded(kept.labels[code])]
        rewrite_names(kept, [*synonyms, *old])
        record(TermRenamed(term=kept.public_id, before=before, after=kept.labels), by=by, thing=ref_of(kept))
    term.labels, term.definition = kept.labels, kept.definition


@transaction.atomic
def set_synonyms(term: Term, *, language: str, names: Iterable[str], by: Person) -> None:
    """Write the synonyms of a term in one language; names that fold alike are one. Raises ``PermissionDenied``."""
    curator_only(by)
    kept = locked(term)
    before = synonyms_of(kept)
    given = [" ".join(name.split()) for name in names]
    rewrite_names(kept, [one for one in before if one[0] != language] + [(language, name) for name in given])
    after = synonyms_of(kept)
    added = [name for code, name in after if (code, name) not in before]
    dropped = [name for code, name in before if (code, name) not in after]
    if added or dropped:
        fact = SynonymsChanged(term=kept.public_id, language=language, added=added, dropped=dropped)
        record(fact, by=by, thing=ref_of(kept))


@transaction.atomic
def move_term(term: Term, *, under: Term | None, by: Person) -> None:
    """Put a term under another wider term of its vocabulary, or at the top.

    Raises ``PermissionDenied``; ``Refused`` when ``under`` is retired, of another vocabulary, or below the term.
    """
    curator_only(by)
    kept = locked(term)
    if under is not None:
        if under.scheme_id != kept.scheme_id or under.state != State.ACTIVE:
            raise Refused(_("The wider term must be an active term of this vocabulary."))
        if kept.pk in {under.pk, *(wider.pk for wider in wider_terms(under))}:
            raise Refused(_("A term cannot stand under itself or under one of its narrower terms."))
    if kept.parent_id != (under.pk if under else None):
        kept.parent = under
        kept.save(update_fields=["parent"])
        record(TermMoved(term=kept.public_id, under=under.public_id if under else ""), by=by, thing=ref_of(kept))
    term.parent = kept.parent
