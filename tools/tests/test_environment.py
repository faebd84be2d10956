"""Setting up on a machine that lacks something ends in one clear sentence."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("sh", "cat", "id", "touch", "rm")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone with nothing but what the script looks at, and a path with nothing but a few commands."""
    (tmp_path / "clone/tools").mkdir(parents=True)
    (tmp_path / "clone/requirements").mkdir()
    shutil.copy(ROOT / "tools/environment.sh", tmp_path / "clone/tools")
    shutil.copy(ROOT / "tools/chromium.sh", tmp_path / "clone/tools")
    shutil.copy(ROOT / "requirements/uv.txt", tmp_path / "clone/requirements")
    (tmp_path / "bin").mkdir()
    for name in NEEDED:
        (tmp_path / "bin" / name).symlink_to(str(shutil.which(name)))
    return tmp_path / "clone"


def _set_up(clone: Path, **how: Any) -> "subprocess.CompletedProcess[str]":
    return _call(clone, "tools/environment.sh", "run", **how)


def _call(clone: Path, *command: str, **how: Any) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command,
        cwd=clone,
        env={"PATH": str(clone.parent / "bin")},
        capture_output=True,
        text=True,
        **how,
    )


def _command(clone: Path, name: str, script: str) -> None:
    path = clone.parent / "bin" / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def test_missing_python_is_named(clone: Path):
    ended = _set_up(clone)
    assert ended.returncode == 1
    assert ended.stderr == (
        "multaqa: Python 3.12 or newer is needed, and here is none at all. "
        "Install it, or name it: PYTHON=/path/to/python3.13 make run\n"
    )


def test_old_python_is_named(clone: Path):
    _command(clone, "python3", '[ "$1" = --version ] && echo Python 3.9.2')
    ended = _set_up(clone)
    assert ended.returncode == 1
    assert "and here is Python 3.9.2." in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_python_without_venv_names_the_command(clone: Path):
    _command(clone, "python3", 'case "$2" in *ensurepip*) exit 1;; *print*) echo 3.13;; esac')
    _command(clone, "id", "echo 1000")
    _command(clone, "apt-get", "exit 9")
    ended = _set_up(clone)
    assert ended.stderr == (
        "multaqa: Python's venv module is missing. Install it with: "
        "sudo apt-get update && sudo apt-get install -y python3.13-venv\n"
    )


def test_root_gets_the_missing_package_installed(clone: Path):
    _command(clone, "python3", 'case "$2" in *ensurepip*) exit 1;; *print*) echo 3.13;; esac; [ "$2" != venv ]')
    _command(clone, "id", "echo 0")
    _command(clone, "apt-get", f'echo "$@" >>{clone}/asked')
    ended = _set_up(clone)
    assert (clone / "asked").read_text(encoding="utf-8").splitlines() == [
        "update -qq",
        "install -y -qq python3.13-venv",
    ]
    assert ended.stderr == f"multaqa: the environment could not be made in {clone}/.venv.\n"


def test_folder_of_another_is_named(clone: Path):
    clone.chmod(0o555)
    how = {"user": "nobody"} if os.geteuid() == 0 else {}
    for folder in [clone, *clone.parents][:-2]:
        folder.chmod(folder.stat().st_mode | 0o055)
    ended = _set_up(clone, **how)
    assert ended.stderr == f"multaqa: the folder {clone} cannot be written: clone into a folder of your own.\n"


def test_missing_browser_names_the_command(clone: Path):
    _command(clone, "id", "echo 1000")
    ended = _call(clone, "tools/chromium.sh")
    assert ended.returncode == 1
    assert ended.stderr == (
        "multaqa: the journeys need Chromium. Install it with: "
        "sudo apt-get update && sudo apt-get install -y chromium\n"
    )


def test_root_gets_the_browser_installed(clone: Path):
    _command(clone, "id", "echo 0")
    browser = clone.parent / "bin/chromium"
    _command(clone, "apt-get", f'[ "$1" = update ] || {{ echo >{browser}; {shutil.which("chmod")} 755 {browser}; }}')
    ended = _call(clone, "tools/chromium.sh")
    assert (ended.returncode, ended.stdout) == (0, f"{browser}\n")


def test_installed_browser_is_found(clone: Path):
    _command(clone, "chromium-browser", "")
    assert _call(clone, "tools/chromium.sh").stdout == f"{clone.parent}/bin/chromium-browser\n"
