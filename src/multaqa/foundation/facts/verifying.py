"""The proof that the log is whole, by anyone who can read it.

Found without any help: a changed column, changed or missing words, words missing without a recorded erasure, words
that came back after one, a fact or a link taken out or moved. To find that the end was cut off, or that the whole
chain was written anew, heads kept outside the database are needed: the log of the program has one a sealing.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from multaqa.foundation.facts.digests import GENESIS, payload_digest, seal_digest
from multaqa.foundation.facts.facts import PayloadsErased
from multaqa.foundation.facts.models import FactPayload, RecordedFact, Seal
from multaqa.foundation.facts.sealing import head, unsealed

GLANCE = 2000  # links
HEAD = re.compile(r"\b(\d+):([0-9a-f]{64})\b")


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What the check found; the log is whole if there are no ``faults`` (English sentences)."""

    head: str
    sealed: int
    waiting: int
    erased: int
    faults: list[str]


def heads_in(text: str) -> dict[int, str]:
    """Every "number:digest" that stands in a text: a note, a backup's list, the program's own log."""
    return {int(number): digest for number, digest in HEAD.findall(text)}


def verify(*, heads: dict[int, str] | None = None, glance: Callable[[int], None] = lambda _: None) -> Verdict:
    """Check every link, every payload, and the chain against heads kept elsewhere; the log may grow meanwhile.

    ``glance`` is called now and then with the number of links that are checked.
    """
    faults = [*_broken_links(heads or {}, glance), *_broken_words()]
    sealed, waiting = Seal.objects.count(), unsealed().count()
    return Verdict(head=head(), sealed=sealed, waiting=waiting, erased=len(_erased()), faults=faults)


def _broken_links(heads: dict[int, str], glance: Callable[[int], None]) -> Iterator[str]:
    kept = dict(heads)
    number, digest = 0, GENESIS
    for link in Seal.objects.select_related("recorded").order_by("number").iterator(chunk_size=2000):
        number += 1
        if number % GLANCE == 0:
            glance(number)
        if link.number != number:
            yield f"Links {number} to {link.number - 1} are missing, or their facts are."
            number = link.number
        elif link.digest != seal_digest(digest, number, link.recorded):
            yield f"Link {number} does not fit: fact {link.recorded_id} or the link before it was changed or moved."
        digest = link.digest
        if kept.pop(number, digest) != digest:
            yield f"Link {number} is not what it was when its head was kept: the log was written anew."
    for number in sorted(kept):
        yield f"Link {number} is gone, though its head was kept: the end of the log was cut off."


def _broken_words() -> Iterator[str]:
    erased, changed = _erased(), []
    for recorded in RecordedFact.objects.select_related("payload").order_by("pk").iterator(chunk_size=2000):
        payload: FactPayload | None = getattr(recorded, "payload", None)
        if payload is None:
            yield f"The payload of fact {recorded.pk} is missing."
        elif recorded.pk in erased and (payload.words or payload.salt):
            yield f"The words of fact {recorded.pk} were erased and are back."
        elif recorded.pk not in erased and payload_digest(payload.salt, payload.words) != recorded.payload_digest:
            changed.append(recorded.pk)
    erased_meanwhile = _erased() if changed else set()
    for number in changed:
        if number not in erased_meanwhile:
            yield f"The words of fact {number} were changed, or erased without a record of it."


def _erased() -> set[int]:
    records = FactPayload.objects.filter(recorded__kind=PayloadsErased.kind()).exclude(words="")
    return {number for words in records.values_list("words", flat=True) for number in json.loads(words)["facts"]}
