"""What is held about people here: what they wrote, were writing, and received."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from multaqa.features.news.commands import imports, keeping
from multaqa.features.news.models import (
    Article,
    ArticleText,
    Correction,
    EditorNote,
    Import,
    KeptDraft,
    Receipt,
    Version,
)
from multaqa.foundation.people.api import Fate, Holding, Person, Row, nothing_to_erase, register_holding


def _written(person: Person) -> Iterator[Row]:
    parts = ("written_by", "edited_by", "cleared_by", "scheduled_by")
    hers = Q(written_by=person) | Q(edited_by=person) | Q(cleared_by=person) | Q(scheduled_by=person)
    for article in Article.objects.filter(hers).order_by("pk"):
        did = [part for part in parts if getattr(article, f"{part}_id") == person.pk]
        yield {"article": article.public_id, "part": did, "state": article.state}
    for text in ArticleText.objects.filter(translator=person).select_related("article").order_by("pk"):
        yield {
            "article": text.article.public_id,
            "part": ["translated"],
            "language": text.language,
            "title": text.title,
        }
    for version in Version.objects.filter(by=person).select_related("article").order_by("pk"):
        row: dict[str, object] = {"article": version.article.public_id, "part": ["version"], "at": version.at}
        yield row | {"language": version.language, "number": version.number, "words": version.values}
    added: list[Correction | EditorNote] = [
        *Correction.objects.filter(by=person),
        *EditorNote.objects.filter(by=person),
    ]
    for each in added:
        yield {"article_number": each.article_id, "part": [each._meta.model_name], "at": each.at, "words": each.words}


def _unsaved(person: Person) -> Iterator[Row]:
    for draft in KeptDraft.objects.filter(person=person).order_by("pk"):
        yield {"language": draft.language, "at": draft.at, "words": draft.values}
    for begun in Import.objects.filter(person=person).order_by("pk"):
        yield {"sources": begun.names, "at": begun.created_at, "state": begun.state}


def _forget_unsaved(person: Person) -> int:
    return KeptDraft.objects.filter(person=person).delete()[0] + Import.objects.filter(person=person).delete()[0]


def _receipts(person: Person) -> Iterator[Row]:
    for receipt in Receipt.objects.filter(person=person).select_related("article").order_by("pk"):
        correction = receipt.correction_id is not None
        yield {"article": receipt.article.public_id, "of_a_correction": correction, "at": receipt.at}


def _forget_receipts(person: Person) -> int:
    return Receipt.objects.filter(person=person).delete()[0]


register_holding(
    Holding(
        model="news.Article",
        also=("news.ArticleText", "news.Version", "news.Correction", "news.EditorNote", "news.Speaker"),
        label=_("News written, edited, translated, cleared or corrected; and names of people in the news"),
        why=_("To publish, and to make sure that two persons looked at it."),
        kept=_("It is the network's work, published or in preparation, and stays; the author reads “a member”."),
        fate=Fate.KEPT,
        seen_by=_("Those who may read the news; who did what, the newsroom"),
        naming={
            "news.Article": ("written_by", "edited_by", "cleared_by", "scheduled_by"),
            "news.ArticleText": ("translator",),
            "news.Version": ("by",),
            "news.Correction": ("by",),
            "news.EditorNote": ("by",),
        },
        export=_written,
        erase=nothing_to_erase,
    )
)
register_holding(
    Holding(
        model="news.KeptDraft",
        also=("news.Import", "news.ImportSource"),
        label=_("Words not saved yet, and imports begun"),
        why=_("So that nothing written is lost."),
        kept=_("Nothing stays."),
        period=max(keeping.KEPT_FOR, imports.KEPT_FOR),
        naming={"news.KeptDraft": ("person",), "news.Import": ("person",)},
        export=_unsaved,
        erase=_forget_unsaved,
    )
)
register_holding(
    Holding(
        model="news.Receipt",
        label=_("Which news one received"),
        why=_("So that a correction reaches everyone who read the mistake."),
        kept=_("Nothing stays."),
        naming={"news.Receipt": ("person",)},
        export=_receipts,
        erase=_forget_receipts,
    )
)
