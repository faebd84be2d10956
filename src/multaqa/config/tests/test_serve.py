"""``manage.py serve`` as a newcomer and as an operator meets it."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

ROOT = Path(__file__).resolve().parents[4]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def test_taken_port_is_one_clear_sentence(settings: Settings, taken_port: int):
    settings.DEMO = True
    with pytest.raises(CommandError) as raised:
        call_command("serve", port=taken_port)
    assert str(raised.value) == (
        f"Port {taken_port} cannot be used (Address already in use): "
        f"choose another port, as in `PORT={taken_port + 123} make run`."
    )


def test_impossible_port_is_one_clear_sentence(settings: Settings):
    settings.DEMO = True
    with pytest.raises(CommandError, match="ports go from 1 to 65535"):
        call_command("serve", port=70000)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::"])
def test_demo_listens_on_this_machine_only(settings: Settings, host: str):
    settings.DEMO = True
    with pytest.raises(CommandError, match=r"listens on 127\.0\.0\.1 only"):
        call_command("serve", host=host, port=_free_port())


@pytest.mark.django_db
def test_production_refuses_weak_settings(settings: Settings):
    settings.DEMO = False
    settings.DEBUG = True
    with pytest.raises(CommandError, match="MULTAQA_DEBUG is on"):
        call_command("serve", port=_free_port())


def _serve(port: int, var: Path) -> "subprocess.Popen[str]":
    environment = {"PATH": os.environ["PATH"], "MULTAQA_DEMO": "1", "MULTAQA_VAR": str(var)}
    command = [sys.executable, str(ROOT / "manage.py"), "serve", "--port", str(port)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def test_demo_serves_and_leaves_nothing_behind(tmp_path: Path):
    port = _free_port()
    site = _serve(port, tmp_path / "var")
    try:
        assert site.stdout
        assert any(map(_is_running, site.stdout))
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz") as answer:
            assert set(json.loads(answer.read()).values()) == {"ready"}
        site.send_signal(signal.SIGINT)
        assert site.stdout.read().splitlines()[-1] == "Everything has stopped."
        assert site.wait() == 0
    finally:
        site.kill()
        site.wait()


def _is_running(line: str) -> bool:
    return re.match(r"Multaqa is running at http://localhost:\d+ ", line) is not None


def test_folder_that_cannot_be_written_is_one_clear_sentence(tmp_path: Path):
    (tmp_path / "var").touch()
    site = _serve(_free_port(), tmp_path / "var")
    printed, _ = site.communicate()
    assert site.returncode == 78
    assert len(printed.splitlines()) == 1
    assert str(tmp_path / "var") in printed
    assert "MULTAQA_VAR" in printed


def test_start_is_light():
    """A page or a worker starts without the libraries that only imports, files and vocabularies need."""
    heavy = {"rdflib", "trafilatura", "PIL", "numpy", "feedparser", "feedgen", "pypdf", "py3langid", "boto3"}
    code = "import multaqa.config.wsgi, sys, django.urls as u; u.get_resolver().url_patterns; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "MULTAQA_DEMO": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert heavy & set(loaded.stdout.split()) == set()
