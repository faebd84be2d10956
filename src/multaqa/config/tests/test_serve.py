"""``manage.py serve`` as a newcomer and as an operator meets it."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from multaqa.config.management.commands.serve import how_to_set_up
from multaqa.foundation.people.api import set_up_link

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


@pytest.mark.django_db
def test_serve_tells_a_log_no_link_and_a_demo_nothing(settings: Settings):
    settings.DEMO = False
    token = set_up_link(anew=False)
    assert token is not None
    told = how_to_set_up()
    assert "`manage.py first_run`" in told
    assert token.partition(":")[0] not in told
    settings.DEMO = True
    assert how_to_set_up() == ""


def _serve(port: int, var: Path, **more: str) -> "subprocess.Popen[str]":
    environment = {"PATH": os.environ["PATH"], "MULTAQA_VAR": str(var), **(more or {"MULTAQA_DEMO": "1"})}
    command = [sys.executable, str(ROOT / "manage.py"), "serve", "--port", str(port)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


@contextmanager
def _running(port: int, var: Path, **more: str) -> Iterator["subprocess.Popen[str]"]:
    """A site that serves; stopped afterwards by a signal, as by Ctrl-C."""
    site = _serve(port, var, **more)
    printed = []
    try:
        assert site.stdout
        for line in site.stdout:
            printed.append(line)
            if line.startswith("Multaqa is running at "):
                break
        else:
            pytest.fail(f"The site did not start: {''.join(printed)}")
        yield site
    finally:
        if site.poll() is None:
            site.send_signal(signal.SIGINT)
            site.wait()


def _ask(port: int, path: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers=headers)
    return connection.getresponse()


@pytest.mark.slow
def test_demo_serves_and_leaves_nothing_behind(tmp_path: Path):
    port = _free_port()
    with _running(port, tmp_path / "var") as site:
        parts = json.loads(_ask(port, "/readyz").read())
        assert {parts.pop("database"), parts.pop("migrations"), parts.pop("cache"), parts.pop("storage")} == {"ready"}
        assert list(parts) == ["workers"]  # which may still be starting
        assert _ask(port, "/", **{"Accept-Language": "fr"}).status in {200, 302}
        site.send_signal(signal.SIGINT)
        assert site.stdout
        assert site.stdout.read().splitlines()[-1] == "Everything has stopped."
        assert site.wait() == 0


PRODUCTION = {
    "MULTAQA_SECRET_KEY": "Zb7tQe4xVn2Lk9Rw5Yc8Hd3Ms6Jf1Gp0Ta-UuIiOoPp_EeDdCc",
    "MULTAQA_ADDRESS": "https://experts.example.org",
    "MULTAQA_PROXIES": "1",
    "MULTAQA_SMTP_HOST": "mail.example.org",
    "MULTAQA_MAIL_FROM": "noreply@experts.example.org",
}
BEHIND_THE_PROXY = {"Host": "experts.example.org", "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}


def _manage(var: Path, *words: str) -> None:
    environment = {"PATH": os.environ["PATH"], "MULTAQA_VAR": str(var), **PRODUCTION}
    subprocess.run([sys.executable, str(ROOT / "manage.py"), *words], env=environment, check=True, capture_output=True)


@pytest.mark.slow
def test_production_serves_behind_its_proxy(tmp_path: Path):
    port = _free_port()
    (tmp_path / "var").mkdir()
    _manage(tmp_path / "var", "migrate")
    _manage(tmp_path / "var", "collectstatic", "--no-input")
    with _running(port, tmp_path / "var", **PRODUCTION) as site:
        assert _ask(port, "/healthz").status == 200
        assert _ask(port, "/en/", Host="experts.example.org").status == 301  # to https
        assert _ask(port, "/en/", Host="another.example.org", **{"X-Forwarded-Proto": "https"}).status == 400
        page = _ask(port, "/en/account/sign-in/?next=/en/secret-words/", **BEHIND_THE_PROXY)
        assert page.status == 200
        assert page.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
        assert all("Secure" in cookie for cookie in page.headers.get_all("Set-Cookie", []))
        site.send_signal(signal.SIGTERM)
        assert site.stdout
        lines = site.stdout.read().splitlines()
    assert "secret-words" not in "".join(lines)
    requests = [json.loads(line) for line in lines if '"event": "request"' in line]
    assert [line["status"] for line in requests][-1] == 200
    assert requests[-1]["route"].endswith("sign-in/")
    assert "192.0.2.7" not in "".join(lines)


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
    heavy = {"rdflib", "trafilatura", "PIL", "numpy", "feedparser", "httpx", "httpcore", "pypdf", "py3langid", "boto3"}
    code = "import multaqa.config.wsgi, sys, django.urls as u; u.get_resolver().url_patterns; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "MULTAQA_DEMO": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert heavy & set(loaded.stdout.split()) == set()
