"""The things that threads hang on, as a writer opens them."""

from collections.abc import Collection

from multaqa.features.community.models import Carrier, KeptPost, Participation, Role, Thread
from multaqa.foundation.access.api import readable_by
from multaqa.foundation.people.api import Person, Reader
from multaqa.foundation.taxonomy.api import Term, terms_of


def carrier_named(ref: str, *, reader: Reader) -> Carrier | None:
    """The carrier that stands for a thing (a reference), if the reader may read it; else None."""
    found = Carrier.objects.filter(readable_by(reader), ref=ref)
    return found.select_related("community__network").first()


def kept_on(carrier: Carrier, *, person: Person) -> dict[str, str]:
    """The title and text of a new thread that she was writing there and has not sent; nothing if there is none."""
    kept = KeptPost.objects.filter(person=person, carrier=carrier, thread=None).first()
    return {"title": kept.title, "source": kept.source} if kept is not None else {}


def carriers_facilitated(person: Person) -> list[Carrier]:
    """The carriers of the communities that a person facilitates: where she may move threads to."""
    leading = Participation.objects.filter(person=person, state=Participation.State.ACTIVE, role=Role.FACILITATOR)
    found = Carrier.objects.filter(readable_by(person), community__in=leading.values("community"))
    return list(found.filter(ref__startswith="community.community:").select_related("community"))


def threads_beside(thread: Thread, *, reader: Person) -> list[Thread]:
    """The twenty threads of the same carrier that moved last, without this one: where its posts may be merged into."""
    found = Thread.objects.filter(readable_by(reader), carrier=thread.carrier, merged_into=None)
    return list(found.exclude(pk=thread.pk).order_by("-last_at")[:20])


def topics_chosen(public_ids: Collection[str]) -> list[Term]:
    """The topics with these public ids."""
    return list(terms_of(public_ids).values())
