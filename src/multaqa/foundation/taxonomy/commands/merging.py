"""Two terms made one, without losing a name, a narrower term or a reference."""

from django.db import transaction
from django.utils.translation import gettext as _

from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person
from multaqa.foundation.taxonomy.commands.refusals import Refused, curator_only, locked
from multaqa.foundation.taxonomy.facts import TermsMerged
from multaqa.foundation.taxonomy.models import State, Term
from multaqa.foundation.taxonomy.names import rewrite_names, synonyms_of
from multaqa.foundation.taxonomy.queries import wider_terms


@transaction.atomic
def merge_terms(term: Term, *, into: Term, by: Person) -> None:
    """Retire ``term`` in favour of ``into``, which takes its names as synonyms and its narrower terms.

    References to ``term`` (and to terms merged into it before) lead to ``into`` from now on. Raises
    ``PermissionDenied``; ``Refused`` when ``into`` is the same, not active, of another vocabulary, or narrower.
    """
    curator_only(by)
    kept, target = locked(term), locked(into)
    _refuse_unfit(kept, target)
    rewrite_names(target, [*synonyms_of(target), *kept.labels.items(), *synonyms_of(kept)])
    Term.objects.filter(parent=kept).update(parent=target)
    Term.objects.filter(merged_into=kept).update(merged_into=target)
    kept.state, kept.merged_into = State.RETIRED, target
    kept.save(update_fields=["state", "merged_into"])
    record(TermsMerged(term=kept.public_id, into=target.public_id), by=by, thing=ref_of(kept))
    term.state, term.merged_into = kept.state, target


def _refuse_unfit(term: Term, into: Term) -> None:
    if term.pk == into.pk:
        raise Refused(_("A term cannot be merged into itself."))
    if term.merged_into_id:
        raise Refused(_("This term was merged into another one before."), term=term.merged_into)
    if into.state != State.ACTIVE or into.scheme_id != term.scheme_id:
        raise Refused(_("A term can be merged only into an active term of its vocabulary."))
    if term.pk in {wider.pk for wider in wider_terms(into)}:
        raise Refused(_("A term cannot be merged into one of its narrower terms: move that one first."))
