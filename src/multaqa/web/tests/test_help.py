"""Help pages stand in six languages and say the same."""

import pytest
from django.test import Client

from multaqa.foundation.languages.api import CODES
from multaqa.web.help import FOLDER, PAGES, help_page


@pytest.mark.parametrize("name", PAGES)
def test_a_help_page_has_the_same_parts_in_every_language(name: str) -> None:
    texts = [(FOLDER / name / f"{code}.md").read_text(encoding="utf-8") for code in CODES]
    shapes = {tuple(block[:2] for block in text.strip().split("\n\n") if block[0] in "#-") for text in texts}
    assert {text[:2] for text in texts} == {"# "}
    assert len(shapes) == 1
    assert len({text.count("\n\n") for text in texts}) == 1


def test_every_folder_is_listed() -> None:
    assert {path.name for path in FOLDER.iterdir() if path.is_dir() and path.name != "__pycache__"} == set(PAGES)


@pytest.mark.parametrize("code", CODES)
def test_the_index_leads_to_each_page(client: Client, code: str) -> None:
    index = client.get(f"/{code}/help/").content.decode()
    assert all(f'href="/{code}/help/{name}/"' in index for name in PAGES)
    page = client.get(f"/{code}/help/labels/").content.decode()
    assert help_page("labels", code).html in page
    assert client.get(f"/{code}/help/no-such-page/").status_code == 404
    assert client.get(f"/{code}/help/__pycache__/").status_code == 404
