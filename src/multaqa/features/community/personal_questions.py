"""What is held about people by questions: who was asked what, and who said what came of it."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from multaqa.features.community.models import Asking, Question
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.people.api import Fate, Holding, Person, Row, nothing_to_erase, register_holding


def _asked(person: Person) -> Iterator[Row]:
    for one in Asking.objects.filter(person=person).select_related("question__thread").order_by("pk"):
        row: dict[str, object] = {"thing": ref_of(one.question.thread), "state": one.state, "at": one.asked_at}
        yield row | {"until": one.answer_by, "ended_at": one.settled_at}
    for passed in Asking.objects.filter(passed_by=person).select_related("question__thread").order_by("pk"):
        yield {"thing": ref_of(passed.question.thread), "state": Asking.State.PASSED.value, "at": passed.asked_at}


def _forget_asked(person: Person) -> int:
    passed = Asking.objects.filter(passed_by=person).update(passed_by=None)
    return passed + Asking.objects.filter(person=person).delete()[0]


def _concluded(person: Person) -> Iterator[Row]:
    for one in Question.objects.filter(concluded_by=person).select_related("thread").order_by("pk"):
        yield {"thing": ref_of(one.thread), "state": one.outcome, "at": one.concluded_at}


register_holding(
    Holding(
        model="community.Asking",
        label=_("Questions that were put to one, and what one did with them"),
        why=_("So that a question finds somebody who can answer it, and nobody is asked too often."),
        kept=_("Nothing stays."),
        seen_by=_("Nobody else; that one answered, whoever reads the question"),
        naming={"community.Asking": ("person", "passed_by")},
        export=_asked,
        erase=_forget_asked,
    )
)
register_holding(
    Holding(
        model="community.Question",
        label=_("Questions of which one said what came of them"),
        why=_("To know who accepted an answer or left a question unresolved."),
        kept=_("The question stays; who concluded it loses the name."),
        fate=Fate.KEPT,
        seen_by=_("Nobody; the log names it to auditors"),
        naming={"community.Question": ("concluded_by",)},
        export=_concluded,
        erase=nothing_to_erase,
    )
)
