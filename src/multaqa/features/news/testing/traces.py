"""What news leaves of a person, for the test that erases her."""

from multaqa.features.news.commands import keep_draft, seat, start_article
from multaqa.features.news.commands.imports import GivenSource, begin_import
from multaqa.features.news.details import Details
from multaqa.features.news.models import Kind, Receipt
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.files.testing import a_file
from multaqa.foundation.people.api import Person


def leave_traces(person: Person, *, words: str, officer: Person) -> None:  # noqa: ARG001 - as in every app
    """An article she wrote with a file of hers (its words stay, its name goes), and what she has not saved.

    She is an editor already.
    """
    seat(person)
    details = Details(kind=Kind.STORY, source_name={"en": "Harbour"}, topics=())
    article = start_article("en", by=person, text={"title": "Piers", "body": "Safe piers."}, details=details)
    a_file(by=person, content=b"Mind the piers.", name=f"{words}.txt", whole=ref_of(article))
    keep_draft(person, {"title": words}, article=article, language="en")
    begin_import([GivenSource(f"{words}.txt", words.encode())], by=person)
    Receipt.objects.create(article=article, person=person)
