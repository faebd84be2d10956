"""Names of countries and areas in what the site sends out: those that are Babel's and not the United Nations'."""

import html
import re
from typing import Final

from multaqa.foundation.taxonomy.testing import wrong_area_names
from multaqa.web.tests.standing.walking import Answer

READERS: Final = ("nobody", "elodie")
"""Who is shown what everyone is, and who is shown the desks too."""

_OF_WORDS: Final = re.compile(r"^(?:text/|application/(?:[\w.+-]*\+)?(?:json|xml))")
_TAG: Final = re.compile(r"<[^>]*>")
_SHOWN: Final = re.compile(r"""\b(?:title|alt|placeholder|content|value|aria-label)=(?:"([^"]*)"|'([^']*)')""")


def wrong_names_in(answer: Answer, language: str) -> set[str]:
    """Those in a page, feed, sitemap or other file of words: its text and what its attributes show."""
    kind = dict(answer.headers).get("Content-Type", "")
    if not _OF_WORDS.match(kind):
        return set()
    return wrong_names(answer.body.decode(), language)


def wrong_names(text: str, language: str) -> set[str]:
    """Those in a text, with or without markup."""
    shown = [one or other for one, other in _SHOWN.findall(text)]
    plain = "\n".join([_TAG.sub(" ", text), *shown])
    return wrong_area_names(html.unescape(html.unescape(plain)), language)
