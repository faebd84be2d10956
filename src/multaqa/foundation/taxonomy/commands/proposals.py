"""Terms proposed by members; approved and retired by curators."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.languages.api import name_of
from multaqa.foundation.people.api import Person
from multaqa.foundation.taxonomy.commands.refusals import Refused, curator_only, locked
from multaqa.foundation.taxonomy.facts import TermApproved, TermProposed, TermRetired
from multaqa.foundation.taxonomy.models import State, Term
from multaqa.foundation.taxonomy.names import folded, rewrite_names, tidy
from multaqa.foundation.taxonomy.policies import can_propose
from multaqa.foundation.taxonomy.schemes import OURS, our_scheme
from multaqa.lib.ids import random_id
from multaqa.lib.labels import Labels, missing_languages


@transaction.atomic
def propose_term(labels: Labels, *, by: Person, parent: Term | None = None, reason: str = "") -> Term:
    """Propose a term of our own vocabulary, named in one language at least.

    Raises ``PermissionDenied``; ``Refused`` when no label is given, the parent is not an active term of ours, or a
    term has this name already (``Refused.term``).
    """
    if not can_propose(by):
        raise PermissionDenied
    given = tidy(labels)
    if not given:
        raise Refused(_("A term needs a name in at least one language."))
    if parent is not None and (parent.scheme_id != OURS or parent.state != State.ACTIVE):
        raise Refused(_("The wider term must be an active term of this vocabulary."))
    _refuse_known_names(given)
    scheme, public_id = our_scheme(), random_id()
    term = Term(public_id=public_id, scheme=scheme, code=public_id, parent=parent, labels=given, proposed_by=by)
    term.reason = reason.strip()[:500]
    term.save(force_insert=True)
    rewrite_names(term)
    record(TermProposed(term=public_id, labels=given), by=by, thing=ref_of(term), about=by)
    return term


@transaction.atomic
def approve_term(term: Term, *, by: Person) -> None:
    """Make a proposed or retired term active; an active one is left as it is.

    Raises ``PermissionDenied``; ``Refused`` while one of the six labels is missing, or when it was merged.
    """
    curator_only(by)
    kept = locked(term)
    if kept.merged_into_id:
        raise Refused(_("This term was merged into another one and cannot come back by itself."))
    missing = missing_languages(kept.labels)
    if missing:
        names = pgettext("between items of a list", ", ").join(name_of(code) for code in missing)
        raise Refused(_("The term has no name yet in: %(languages)s.") % {"languages": names})
    if kept.state != State.ACTIVE:
        _move(kept, to=State.ACTIVE)
        record(TermApproved(term=kept.public_id), by=by, thing=ref_of(kept))
    term.state = kept.state


@transaction.atomic
def retire_term(term: Term, *, by: Person) -> None:
    """Offer a term no more; what refers to it keeps it. A proposal is declined this way.

    Raises ``PermissionDenied``; ``Refused`` while it has narrower terms that are not retired.
    """
    curator_only(by)
    kept = locked(term)
    narrower = Term.objects.filter(parent=kept).exclude(state=State.RETIRED).first()
    if narrower is not None:
        raise Refused(_("The term has narrower terms: move or retire them first."), term=narrower)
    if kept.state != State.RETIRED:
        _move(kept, to=State.RETIRED)
        record(TermRetired(term=kept.public_id), by=by, thing=ref_of(kept))
    term.state = kept.state


def _refuse_known_names(labels: Labels) -> None:
    for language, label in labels.items():
        known = Term.objects.filter(
            scheme_id=OURS,
            names__language=language,
            names__fold=folded(label),
            state__in=[State.PROPOSED, State.ACTIVE],
        ).first()
        if known is not None:
            raise Refused(_("A term of this name exists or is proposed already."), term=known)


def _move(term: Term, *, to: State) -> None:
    term.state = to
    term.save(update_fields=["state"])
