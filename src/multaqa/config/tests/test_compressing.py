"""Pages travel compressed; what is no page is left as it is."""

import gzip

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
TAKES_GZIP = {"accept-encoding": "gzip"}


def test_a_page_is_compressed_for_a_browser_that_takes_it(client: Client) -> None:
    plain, small = client.get("/ar/help/"), client.get("/ar/help/", headers=TAKES_GZIP)
    assert small["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in small["Vary"]
    assert b"</html>" in gzip.decompress(small.content)
    assert len(small.content) < len(plain.content) / 2


def test_what_is_no_page_and_who_takes_no_gzip_are_left_alone(client: Client) -> None:
    assert "Content-Encoding" not in client.get("/ar/help/")
    assert "Content-Encoding" not in client.get("/ar/feed.xml", headers=TAKES_GZIP)
