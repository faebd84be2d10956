"""The demo's own secret key."""

from pathlib import Path

import pytest

from multaqa.config.env import BadEnvironment
from multaqa.config.secrets import own_secret_key


def test_key_is_made_once_and_kept_from_others(tmp_path: Path):
    var = tmp_path / "var"
    key = own_secret_key(var)
    assert len(key) == 64
    assert own_secret_key(var) == key
    assert (var / "secret-key").stat().st_mode & 0o777 == 0o600


def test_each_installation_has_its_own(tmp_path: Path):
    assert own_secret_key(tmp_path / "a") != own_secret_key(tmp_path / "b")


def test_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path):
    (tmp_path / "var").write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(BadEnvironment, match="choose a folder"):
        own_secret_key(tmp_path / "var")
