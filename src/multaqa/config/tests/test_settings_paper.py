"""docs/operate/settings.md names every setting there is, and no other."""

import re
import subprocess
import sys
from pathlib import Path

from multaqa.config.settings import env

ROOT = Path(__file__).resolve().parents[4]
PAPER = ROOT / "docs/operate/settings.md"
SAMPLE = ROOT / "docs/operate/multaqa.env"


def test_every_setting_is_named_once():
    named = re.findall(r"^\| `(MULTAQA_\w+)` \|", PAPER.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(named) == sorted(env.names)


def test_sample_names_settings_that_exist():
    given = re.findall(r"^(MULTAQA_\w+?)(?:_FILE)?=", SAMPLE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(given) > 5
    assert set(given) <= env.names


def test_missing_key_and_misspelt_name_are_told_together():
    ended = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "migrate"],
        env={"PATH": "/usr/bin:/bin", "MULTAQA_HOST": "experts.example.org"},
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 78
    assert ended.stderr.splitlines() == [
        "The environment cannot be used:",
        "  - MULTAQA_SECRET_KEY is missing: make one with `openssl rand -base64 48` and keep it.",
        "  - MULTAQA_HOST is not a setting. Is MULTAQA_HOSTS meant?",
    ]
