"""Every way in is written down: what begins a session stands in these files alone, each named in the paper."""

import re
from pathlib import Path
from typing import Final

import multaqa

SOURCES: Final = Path(multaqa.__file__).parent
PAPER: Final = SOURCES.parents[1] / "docs/operate/accounts.md"
BEGINS: Final = re.compile(
    r"\b(?:perform_login|perform_password_login|sign_in_new|django_login|auth_login|resume_login)\("
)
ROUTES: Final = re.compile(r"library\.(?:login|signup|confirm_email|password_reset_from_key)\b")
WAYS: Final = {
    "foundation/people/views/passkeys.py": "a passkey",
    "foundation/people/views/returning.py": "a provider",
    "foundation/people/joining.py": "the password that somebody chose just now",
    "foundation/people/views/offers.py": "the link of an offered office",
    "web/views/first_run.py": "the link of the first run",
}


def test_what_begins_a_session_stands_where_it_is_known():
    assert set(_files_with(BEGINS)) == set(WAYS)


def test_pages_of_the_library_that_may_sign_in_are_these():
    assert sorted(ROUTES.findall((SOURCES / "foundation/people/urls/__init__.py").read_text("utf-8"))) == [
        "library.confirm_email",
        "library.login",
        "library.password_reset_from_key",
        "library.signup",
    ]


def test_paper_names_every_way():
    paper = PAPER.read_text(encoding="utf-8").lower()
    assert [way for way in (*WAYS.values(), "address and password") if way.removeprefix("the ") not in paper] == []


def _files_with(pattern: re.Pattern[str]) -> list[str]:
    written = [path for path in SOURCES.rglob("*.py") if not {"tests", "migrations"} & set(path.parts)]
    return [str(path.relative_to(SOURCES)) for path in written if pattern.search(path.read_text(encoding="utf-8"))]
