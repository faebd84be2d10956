"""What the pages of an import show."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from multaqa.features.news.importing import MOST_ENTRIES, offered
from multaqa.features.news.models import Article, Import
from multaqa.features.news.reading.api import Entry, Reading, SourceRead, reading_of
from multaqa.foundation.access.api import readable_by
from multaqa.foundation.people.api import Person
from multaqa.foundation.taxonomy.api import kept_choices, terms_of


@dataclass(frozen=True)
class ImportPage:
    """A reading with what belongs beside it.

    ``offered`` are the entries that can be saved, ``again`` those imported before: with the article that each became
    and its title, or None and "" where that is not for the reader. ``here`` holds articles that entries point to, by
    public id; ``more`` says how many new entries are left for later.
    """

    reading: Reading
    offered: list[Entry]
    again: list[tuple[Entry, Article | None, str]]
    here: dict[str, Article]
    more: int
    topic_labels: dict[str, str]

    def place_of(self, key: str) -> int:
        """The number, from 1, under which an entry is shown; 0 when it is not."""
        return next((at for at, entry in enumerate(self.offered, start=1) if entry.key == key), 0)

    def same_story(self, entry: Entry) -> list[int]:
        """The numbers of the other entries that tell the same story."""
        others = [other for other in self.offered if entry.group and other.group == entry.group]
        return [self.place_of(other.key) for other in others if other.key != entry.key]

    @property
    def untitled(self) -> int:
        """How many of the entries have only a proposed title."""
        return sum(entry.title_is_proposed for entry in self.offered)

    @property
    def leftovers(self) -> Sequence[SourceRead]:
        """The sources with lines that belong to no entry."""
        return [source for source in self.reading.sources if source.lines]


def import_of(public_id: str, person: Person) -> Import | None:
    """The import of this id that the person began; None if there is none or it is another's."""
    return Import.objects.filter(public_id=public_id, person=person).first()


def open_imports(person: Person) -> QuerySet[Import]:
    """What the person has begun to import and not saved, newest first; without the readings, which are long."""
    return Import.objects.filter(person=person).exclude(state=Import.State.SAVED).defer("record").order_by("-pk")


def import_page(begun: Import, *, reader: Person, language: str) -> ImportPage:
    """What is shown of an import that has been read; labels of topics in ``language``."""
    reading = reading_of(begun.record or {"sources": [], "refused": []})
    entries = offered(reading)
    pointed = {ref for entry in reading.entries for ref in (entry.kept_ref, entry.article_ref) if ref}
    here = articles_here(pointed, reader=reader)
    terms = terms_of({public_id for entry in entries for public_id in entry.topics})
    return ImportPage(
        reading=reading,
        offered=entries,
        again=[_again(entry, here.get(entry.kept_ref)) for entry in reading.entries if entry.kept_ref],
        here=here,
        more=max(0, len(reading.new_entries) - MOST_ENTRIES),
        topic_labels={public_id: term.label(language) for public_id, term in terms.items()},
    )


def title_here(article: Article) -> str:
    """The title that an article whose texts are fetched has in its own language; "" while it has none."""
    return next((text.title or "" for text in article.texts.all() if text.language == article.language), "")


def articles_here(public_ids: set[str], *, reader: Person) -> dict[str, Article]:
    """The articles of these ids that the reader may read, with their texts, by id."""
    found = Article.objects.filter(readable_by(reader), public_id__in=public_ids).prefetch_related("texts")
    return {article.public_id: article for article in found}


def saved_articles(begun: Import, *, reader: Person) -> list[Article]:
    """The drafts saved from an import that the reader may read, in their order."""
    found = articles_here(set(begun.saved), reader=reader)
    return [found[public_id] for public_id in begun.saved if public_id in found]


def topic_names(language: str) -> list[str]:
    """The names of all terms that are offered, for a list to choose from."""
    return [label.lstrip("–— \u00a0-") for _, group in kept_choices(language) for _, label in group]


def _again(entry: Entry, article: Article | None) -> tuple[Entry, Article | None, str]:
    return entry, article, title_here(article) if article else ""
