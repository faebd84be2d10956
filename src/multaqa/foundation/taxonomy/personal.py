"""What is held about people here: who proposed a term and why."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.people.api import Fate, Holding, Person, Row, register_holding
from multaqa.foundation.taxonomy.models import Term


def _proposed(person: Person) -> Iterator[Row]:
    for term in Term.objects.filter(proposed_by=person).order_by("pk"):
        yield {"labels": term.labels, "reason": term.reason, "state": term.state, "at": term.created_at}


def _unlink(person: Person) -> int:
    return Term.objects.filter(proposed_by=person).update(proposed_by=None, reason="")


register_holding(
    Holding(
        model="taxonomy.Term",
        label=_("Terms proposed for the vocabulary, and the reasons given"),
        why=_("To decide on them, and to ask back."),
        kept=_("The terms stay; who proposed them, and why, goes."),
        fate=Fate.EMPTIED,
        seen_by=_("Those who keep the vocabulary"),
        naming={"taxonomy.Term": ("proposed_by",)},
        export=_proposed,
        erase=_unlink,
    )
)
