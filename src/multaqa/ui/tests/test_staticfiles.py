"""The joined files: found where they lie, collected under far-future names, each layer in its place."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.templatetags.static import static
from pytest_django import Settings

from multaqa.ui import staticfiles


def test_layers_stand_in_their_order() -> None:
    sheet = staticfiles.style_sheet()
    assert sheet.startswith("@layer reset,tokens,base,layout,components,features,utilities;")
    positions = [sheet.index(f"@layer {layer}{{") for layer in staticfiles.LAYERS]
    assert positions == sorted(positions)


def test_a_features_sheet_joins_the_layer_of_features() -> None:
    features = staticfiles.style_sheet().split("@layer features{")[1].split("@layer utilities{")[0]
    assert ".news-row-title" in features


def test_what_is_joined_holds_no_comment() -> None:
    assert "/*" not in staticfiles.style_sheet()
    assert "\n//" not in staticfiles.script()


@pytest.mark.parametrize("name", ["ui/multaqa.css", "ui/multaqa.js"])
def test_a_joined_file_is_found_and_follows_its_parts(name: str) -> None:
    found = finders.find(name)
    assert found is not None
    Path(found).write_text("old", encoding="utf-8")
    again = finders.find(name)
    assert again is not None
    assert Path(again).read_text(encoding="utf-8") == staticfiles.JOINED[name]()


def test_the_finder_knows_no_other_file() -> None:
    assert staticfiles.JoinedFinder().find("ui/other.css") is None


def test_collected_files_bear_far_future_names_and_come_in_brotli(settings: Settings, tmp_path: Path) -> None:
    backend = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}
    settings.STATIC_ROOT = tmp_path
    call_command("collectstatic", interactive=False, verbosity=0)
    named = tmp_path / static("ui/multaqa.css").removeprefix(settings.STATIC_URL)
    font = static("ui/vendor/fonts/arabic-400.woff2").rsplit("/", 1)[1]
    assert named.name != "multaqa.css"
    assert named.with_name(named.name + ".br").is_file()
    assert font in named.read_text(encoding="utf-8")
