"""docs/operate/held.md says what the registry says."""

from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

from multaqa.foundation.people.api import holdings
from multaqa.foundation.privacy.api import holdings_table

PAPER = Path(__file__).resolve().parents[5] / "docs/operate/held.md"
FORGETS = {
    "forget_kept_forms",
    "forget_exports",
    "forget_drafts",
    "forget_old_imports",
    "forget_finished_work",
    "forget_old_counts",
    "forget_old_messages",
    "forget_old_words",
    "forget_sign_ins",
}


def test_paper_has_the_table_of_the_registry():
    assert holdings_table() in PAPER.read_text(encoding="utf-8"), "run `manage.py list_holdings`, paste what it prints"


def test_whatever_has_a_period_is_ended_by_the_schedule():
    scheduled = {line.task.name for line in import_string(settings.SCHEDULE)}
    assert FORGETS - scheduled == set()
    assert len([one for one in holdings() if one.period]) >= 10


def test_paper_names_every_job_that_forgets():
    text = PAPER.read_text(encoding="utf-8")
    assert [name for name in sorted(FORGETS) if f"`{name}`" not in text] == []
