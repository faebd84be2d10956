"""An upload on its way in: measured, its type found, cleaned; or refused with a sentence."""

from collections.abc import Collection
from typing import Any, Self

from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise

from multaqa.foundation.files.cleaning.accepted import ACCEPTED, ZIP, Kind, first_guess
from multaqa.foundation.files.cleaning.outcome import Cleaned, Reason, Refused
from multaqa.foundation.files.cleaning.texts import clean_text
from multaqa.foundation.files.isolation import clean_apart
from multaqa.foundation.files.limits import MEGABYTE, MOST_MEGABYTES, MOST_UNATTACHED
from multaqa.foundation.files.models import File
from multaqa.foundation.files.sentences import NO_ROOM, NOT_KEPT, SENTENCES, TOO_LARGE, TOO_MANY
from multaqa.foundation.files.storing import NotKept
from multaqa.foundation.people.api import Person

type Upload = UploadedFile[Any]
EVERY_KIND: frozenset[Kind] = frozenset({"image", "document"})


class RefusedFile(ValueError):
    """The upload was not kept; ``sentence`` (also ``str()``) says why, in the active language."""

    def __init__(self, sentence: Promise | str, **values: object) -> None:
        super().__init__()
        self._sentence = sentence
        self._values = values

    def __str__(self) -> str:
        return str(self._sentence) % self._values if self._values else str(self._sentence)

    @property
    def sentence(self) -> str:
        """Why, for the person who sent it."""
        return str(self)

    @classmethod
    def for_reason(cls, reason: Reason, *, accepted: Collection[Kind]) -> Self:
        """The refusal for what cleaning found."""
        values = {"accepted": endings_of(accepted)} if reason is Reason.NOT_ACCEPTED else {}
        return cls(SENTENCES[reason], **values)

    @classmethod
    def for_storage(cls, failure: NotKept) -> Self:
        """The refusal for a storage that is full or fails."""
        return cls(NO_ROOM if failure.is_full else NOT_KEPT)


def receive(upload: Upload, *, accepted: Collection[Kind], square: bool = False) -> Cleaned:
    """The cleaned content of an upload; of an image its square middle, if so asked. Raises RefusedFile."""
    _refuse_larger(upload.size or 0, max(MOST_MEGABYTES[kind] for kind in accepted))
    content = upload.read()
    try:
        guess = first_guess(content)
        _refuse_other_kinds(guess, accepted)
        cleaned = clean_text(content) if guess == "text/plain" else clean_apart(content, square=square)
    except Refused as refusal:
        raise RefusedFile.for_reason(refusal.reason, accepted=accepted) from refusal
    _refuse_larger(len(content), MOST_MEGABYTES[ACCEPTED[cleaned.media_type].kind])
    return cleaned


def refuse_too_many(person: Person) -> None:
    """Raise RefusedFile for a person who sends files and uses none."""
    if File.objects.filter(uploaded_by=person, whole="").count() >= MOST_UNATTACHED:
        raise RefusedFile(TOO_MANY)


def endings_of(accepted: Collection[Kind]) -> str:
    """The accepted types as people name them: "JPG, PNG, …"."""
    return ", ".join(known.ending[1:].upper() for known in ACCEPTED.values() if known.kind in accepted)


def _refuse_other_kinds(guess: str, accepted: Collection[Kind]) -> None:
    kind = "document" if guess == ZIP else ACCEPTED[guess].kind
    if kind not in accepted:
        raise Refused(Reason.NOT_ACCEPTED)


def _refuse_larger(size: int, most: int) -> None:
    if size > most * MEGABYTE:
        raise RefusedFile(TOO_LARGE, most=most)
