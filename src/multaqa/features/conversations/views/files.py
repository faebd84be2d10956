"""A file that comes with a message."""

from multaqa.features.conversations.forms import MessageForm
from multaqa.features.conversations.models import Message
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.files.api import File, attach, store_upload
from multaqa.foundation.people.api import Person


def stored(form: MessageForm, person: Person) -> File | None:
    """A file cleaned and kept, which takes seconds: before the transaction that uses it. Raises RefusedFile."""
    upload = form.cleaned_data["file"]
    return store_upload(upload, by=person) if upload else None


def attached(file: File | None, message: Message, person: Person) -> None:
    """Make a file part of a message: it is read by the message's readers from now on."""
    if file is not None:
        attach(file, whole=ref_of(message), by=person)
