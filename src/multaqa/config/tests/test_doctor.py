"""The doctor and the operator's page: every part is examined, the worst decides, and each finding says what to do."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django.utils.translation import override
from pytest_django import Settings

from multaqa.config.backups.notes import last, note
from multaqa.config.examinations import programme
from multaqa.foundation.jobs.api import (
    Finding,
    Level,
    examination,
    examinations,
    keep_findings,
    report_of,
    reports,
    worst,
)
from multaqa.foundation.jobs.testing import forget_examination, run_everything, sign_of_life
from multaqa.foundation.people.api import Role, appoint
from multaqa.foundation.people.testing import a_person
from multaqa.lib.dates import format_date

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> Iterator[None]:
    settings.VAR, settings.ADDRESS = tmp_path, ""
    with override("en"):
        yield


def _doctor(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[object, str]:
    with pytest.raises(SystemExit) as ended:
        call_command("doctor", *words)
    return ended.value.code, capsys.readouterr().out


def test_doctor_says_what_is_wrong_and_what_to_do(capsys):
    code, said = _doctor(capsys)
    assert code == 2
    assert "[ BAD  ] Workers: No worker gives a sign of life: Quick work." in said
    assert "is to be started anew" in said
    sign_of_life(["quick", "slow"])
    assert "[  ok  ] Workers: Every queue has a living worker." in _doctor(capsys)[1]


def test_doctor_speaks_json_and_other_languages(capsys):
    told = json.loads(_doctor(capsys, "--json", "--language", "ar")[1])
    assert set(told["examinations"]) == {one.name for one in examinations()}
    assert told["examinations"]["cache"][0]["text"] == "الذاكرة المؤقتة تحتفظ بما يُودع فيها."


@pytest.mark.parametrize("language", ["en", "ar"])
def test_clock_is_told_as_its_reader_writes_dates(language):
    (finding,) = programme.clock()
    today = timezone.localdate(timezone=timezone.get_default_timezone())
    with override(language):
        said = finding.said()
    assert format_date(today, language) in said
    assert today.isoformat() not in said


def test_every_finding_that_is_not_good_says_what_to_do():
    silent = [
        one.name for one in reports(fresh=True) for it in one.findings if it.level != Level.GOOD and not it.advice()
    ]
    assert silent == []


def test_backup_is_noted_and_ages(tmp_path):
    assert last("backup") is None
    note("backup")
    (report,) = (one for one in reports() if one.name == "backup")
    said = [finding.said().replace("\xa0", " ") for finding in report.findings]
    assert said == ["The last backup was made and read again 0 days ago."]
    (tmp_path / "last-backup.txt").write_text("2026-01-01T00:00:00+00:00\n")
    (report,) = (one for one in reports() if one.name == "backup")
    assert report.level == Level.BAD


def test_an_examination_that_breaks_down_is_a_finding():
    @examination("broken on purpose", "Broken", slow=True)
    def look() -> list[Finding]:
        raise OSError

    try:
        (broken,) = (one for one in examinations() if one.name == "broken on purpose")
        kept = keep_findings(broken, broken.findings())
        assert (kept.level, len(kept.findings)) == (Level.BAD, 1)
        assert report_of("broken on purpose").findings == kept.findings
    finally:
        forget_examination("broken on purpose")


def test_worst_level_counts():
    assert worst([Level.GOOD, Level.BAD, Level.ATTENTION]) == Level.BAD
    assert worst([]) == Level.GOOD


def test_page_runs_slow_examinations_in_the_background():
    operator = a_person("amina")
    appoint(operator, to=Role.OPERATOR, by=None, reason="test")
    client = Client()
    client.force_login(operator)
    page = client.get("/en/health/").content.decode()
    assert page.count("Not examined yet") == page.count('icons.svg#time"') > 0
    assert "All is well." not in page
    assert '<code dir="ltr">manage.py restore FILE --verify</code>' in page
    assert "`" not in page[page.index("<main") : page.index("</main")]
    progress = client.post("/en/health/examinations/").headers["Location"]
    assert client.get(progress).status_code == 200
    run_everything()
    page = client.get("/en/health/").content.decode()
    assert ("The chain is whole" in page, "Not examined yet" in page) == (True, False)
    client.force_login(a_person("fiona"))
    assert client.get("/en/health/").status_code == 404
