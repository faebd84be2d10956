"""What is held about people who translate posts, dispute translations, and choose how they read."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from multaqa.features.community.models import Dispute, PostText, ReadingChoice
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.people.api import Fate, Holding, Person, Row, nothing_to_erase, register_holding


def _translated(person: Person) -> Iterator[Row]:
    for text in PostText.objects.filter(translator=person).select_related("post").order_by("pk"):
        row: dict[str, object] = {"thing": ref_of(text.post), "language": text.language}
        yield row | {"words": text.body or "", "changed_at": text.changed_at}


def _disputed(person: Person) -> Iterator[Row]:
    for dispute in Dispute.objects.filter(person=person).select_related("text__post").order_by("pk"):
        row: dict[str, object] = {"thing": ref_of(dispute.text.post), "language": dispute.text.language}
        yield row | {"reason": dispute.reason, "at": dispute.at}


def _chosen(person: Person) -> Iterator[Row]:
    for choice in ReadingChoice.objects.filter(person=person):
        yield {"in_own_language": choice.in_mine}


def _empty_disputes(person: Person) -> int:
    return Dispute.objects.filter(person=person).exclude(reason="").update(reason="")


def _forget_choice(person: Person) -> int:
    return ReadingChoice.objects.filter(person=person).delete()[0]


register_holding(
    Holding(
        model="community.PostText",
        label=_("Translations of posts that one made or checked"),
        why=_("So that others read a post in their language, and know who answers for the translation."),
        kept=_("The words stay as the network's record; their translator reads “a member”."),
        fate=Fate.KEPT,
        seen_by=_("Whoever reads the post"),
        naming={"community.PostText": ("translator",)},
        export=_translated,
        erase=nothing_to_erase,
    )
)
register_holding(
    Holding(
        model="community.Dispute",
        label=_("Translations that one disputed, and why"),
        why=_("So that whoever can mend a translation knows what is wrong with it."),
        kept=_("What one said is emptied. That a translation was disputed stays."),
        fate=Fate.EMPTIED,
        seen_by=_("The translator and the facilitators, without the name"),
        naming={"community.Dispute": ("person",)},
        export=_disputed,
        erase=_empty_disputes,
    )
)
register_holding(
    Holding(
        model="community.ReadingChoice",
        label=_("Whether one reads posts in one's own language where they are translated"),
        why=_("To show posts as one wishes to read them."),
        kept=_("Nothing stays."),
        naming={"community.ReadingChoice": ("person",)},
        export=_chosen,
        erase=_forget_choice,
    )
)
