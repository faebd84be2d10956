"""How many SQL statements a page takes, counted by Django in this process on the site's own database."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from multaqa.foundation.people.api import person_of_address


def statements(path: str, *, who: str, unchanged: bool = False) -> int:
    """The SQL statements of a second request for ``path`` (the first warms what is kept).

    ``unchanged`` asks again with the ETag that was given, and expects nothing new. Raises RuntimeError for any answer
    but the one expected.
    """
    client = Client(SERVER_NAME="localhost")
    person = person_of_address(f"{who}@example.org") if who else None
    if person is not None:
        client.force_login(person)
    first = client.get(path)
    headers = {"If-None-Match": first.headers["ETag"]} if unchanged else {}
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path, headers=headers)
    if answer.status_code != (304 if unchanged else 200):
        raise RuntimeError(f"{path} answered {answer.status_code}")
    return len(captured)
