"""Telling people of what was published and corrected, with a receipt for each, so that corrections find them."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from multaqa.features.news.models import Article, Correction, Receipt, State
from multaqa.features.news.notices import CORRECTED, OFFERED, PUBLISHED
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.notify.api import followers, tell
from multaqa.foundation.people.api import Capability, Person, active_people, people_with
from multaqa.foundation.taxonomy.api import Term, current


@transaction.atomic
def tell_of_publication(public_id: str, *, once: str) -> int:
    """Tell the followers of an article's topics and of wider ones; returns how many were told. Safe to repeat.

    Nothing is told of an article that was withdrawn meanwhile.
    """
    article = Article.objects.filter(public_id=public_id, state=State.PUBLISHED).first()
    if article is None:
        return 0
    people = {person.pk: person for term in _topics_of(article) for person in followers(ref_of(term))}
    told = tell(people.values(), kind=PUBLISHED, thing_ref=ref_of(article), once=once)
    _receive(article, (notice.person for notice in told))
    return len(told)


@transaction.atomic
def tell_of_correction(public_id: str, *, once: str) -> int:
    """Tell everyone who received or follows an article that it was corrected; returns how many. Safe to repeat."""
    correction = Correction.objects.filter(public_id=public_id).select_related("article").first()
    if correction is None:
        return 0
    received = Receipt.objects.filter(article=correction.article, correction=None).values("person")
    following = followers(ref_of(correction.article)).values("pk")
    people = active_people().filter(Q(pk__in=received) | Q(pk__in=following))
    told = tell(people, kind=CORRECTED, thing_ref=ref_of(correction.article), once=once)
    _receive(correction.article, (notice.person for notice in told), correction=correction)
    return len(told)


@transaction.atomic
def tell_of_offer(public_id: str, *, once: str) -> int:
    """Tell whoever may clear a draft that it waits; returns how many were told. Safe to repeat."""
    article = Article.objects.filter(public_id=public_id, state=State.DRAFT, offered_at__isnull=False).first()
    if article is None:
        return 0
    people = people_with(Capability.CLEAR_NEWS).exclude(pk__in=[article.written_by_id, article.edited_by_id])
    return len(tell(people, kind=OFFERED, thing_ref=ref_of(article), once=once))


def _topics_of(article: Article) -> list[Term]:
    """The topics of an article as they are now, and every wider one; a query for each level of the tree."""
    found: dict[int, Term] = {}
    level: list[Term] = [current(term) for term in article.topics.select_related("merged_into")]
    while level:
        found.update({term.pk: term for term in level})
        level = [term.parent for term in level if term.parent is not None and term.parent.pk not in found]
    return list(found.values())


def _receive(article: Article, people: Iterable[Person], *, correction: Correction | None = None) -> None:
    Receipt.objects.bulk_create(
        [Receipt(article=article, person=person, correction=correction) for person in people], ignore_conflicts=True
    )
