"""``manage.py import_news``: shows and saves as the page does; killed at any moment it leaves all or nothing."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import translation

from multaqa.features.news.commands.imports import GivenSource, begin_import, read_import, save_import
from multaqa.features.news.importing import chosen_entries
from multaqa.features.news.models import Article, ArticleText
from multaqa.features.news.reading.api import reading_of
from multaqa.features.news.tests.importing import ARTICLE
from multaqa.foundation.jobs.testing import run_everything, shared_database, start_command

FOUNDING = Path(settings.ROOT).parent / "shared" / "founding-texts"


@pytest.fixture
def steward(newsroom):
    run_everything()
    return newsroom.writer


def test_command_shows_and_saves(steward, tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    with translation.override("en"):
        call_command("import_news", str(path), by=steward.email)
        assert (Article.objects.count(), "Article: The mill bridge opens again" in capsys.readouterr().out) == (0, True)
        for _ in range(2):
            call_command("import_news", str(path), by=steward.email, save=True)
    assert Article.objects.count() == 1


def test_a_folder_is_its_files_and_nothing_given_is_said(steward, tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / ".hidden").write_bytes(b"\x00\x01")
    (tmp_path / "folder").mkdir()
    call_command("import_news", str(tmp_path), by=steward.email, save=True)
    assert Article.objects.count() == 1
    for given, said in (((), "Nothing to read"), ((str(tmp_path / "folder"),), "no files lie in this folder")):
        with pytest.raises(CommandError, match=said):
            call_command("import_news", *given, by=steward.email)


def test_command_saves_nothing_when_one_source_is_refused(steward, tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02" * 99)
    with pytest.raises(CommandError, match="Nothing was saved"):
        call_command("import_news", *map(str, tmp_path.iterdir()), by=steward.email, save=True)
    assert Article.objects.count() == 0


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_import_killed_at_any_moment_leaves_all_or_nothing(newsroom, tmp_path):
    run_everything()
    entry = "Title of entry number {0} in the list\nThe text of entry {0} says what happened on day {0}.\nRead more"
    whole = "\n\n".join(entry.format(number) for number in range(40))
    (tmp_path / "many.txt").write_text(whole, encoding="utf-8")
    with shared_database(tmp_path) as environment:
        for wait in (0.9, 1.2, 1.5, 1.8, 2.1, None):
            process = start_command(
                "import_news",
                str(tmp_path / "many.txt"),
                "--by",
                newsroom.writer.email,
                "--save",
                environment=environment,
            )
            try:
                process.wait(timeout=wait)
            except Exception:
                process.kill()
            process.communicate()
            assert Article.objects.count() in {0, 40}
        assert Article.objects.count() == 40


@pytest.mark.skipif(not FOUNDING.is_dir(), reason="the founding texts are not beside the project")
def test_founding_texts_are_saved_as_eleven_drafts_with_the_teaser_linked(steward):
    given = [GivenSource(path.name, path.read_bytes()) for path in sorted(FOUNDING.glob("*.txt"))]
    begun = begin_import(given, by=steward)
    read_import(begun)
    reading = reading_of(begun.record or {})
    save_import(begun, chosen_entries(reading, [entry.key for entry in reading.entries]), by=steward)
    whole = Article.objects.get(teasers__isnull=False)
    assert (
        Article.objects.count(),
        whole.teasers.count(),
        ArticleText.objects.get(article=whole).title_is_proposed,
    ) == (11, 1, True)
