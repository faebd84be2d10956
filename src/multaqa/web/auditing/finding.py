"""What an auditor types, made into the person or the thing that she means."""

import re
from typing import Final

from django.db.models import Q, QuerySet

from multaqa.foundation.access.api import kinds, split_ref, visible_people
from multaqa.foundation.people.api import Person, Reader
from multaqa.lib.fold import fold

MOST_NAMES: Final = 10
ID: Final = r"[0-9a-hjkmnp-tv-z]{12}"
_REF: Final = re.compile(rf"([a-z_]+\.[a-z_]+)[:/]({ID})\b")
_ADDRESS: Final = re.compile(rf"(?:^|/)({ID})(?:/|$)")


def people_found(text: str, *, reader: Reader) -> QuerySet[Person]:
    """The people whom the reader may know of and who are meant by an id, an address of mail or part of a name."""
    text = text.strip()
    known = Person.objects.filter(visible_people(reader))
    exact = known.filter(Q(public_id=text) | Q(email=text.lower()))
    return (
        exact
        if exact.exists()
        else known.filter(name_fold__contains=fold(text)).order_by("name_sort", "pk")[:MOST_NAMES]
    )


def refs_found(text: str) -> list[str]:
    """The references meant by a reference, a permanent address or any address that ends with a thing's id.

    An id alone may be of any kind: all are given. Nothing is looked up, so that nothing is told of what exists.
    """
    text = text.strip()
    named = _REF.search(text)
    if named and named[1] in kinds():
        return [f"{named[1]}:{named[2]}"]
    if split_ref(text)[0] == "set":
        return [text]
    found = _ADDRESS.search(text)
    return [f"{kind}:{found[1]}" for kind in kinds()] if found else []
