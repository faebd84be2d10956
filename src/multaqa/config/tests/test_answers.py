"""What every answer carries, and what probes learn."""

import json
from unittest.mock import ANY

import pytest
import structlog
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings
from structlog.testing import capture_logs

from multaqa.config import middleware
from multaqa.config.middleware import harden, trace
from multaqa.foundation.jobs.testing import sign_of_life


def _kind(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


def test_answer_has_an_identity_and_a_log_line(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(middleware, "log", structlog.get_logger())  # one used before logs were set up anew is not heard
    with capture_logs() as lines:
        response = trace(_kind)(rf.get("/ar/topics/?q=secret+words"))
    assert len(response.headers["X-Request-ID"]) == 16
    assert lines == [
        {"event": "request", "log_level": "info", "method": "GET", "route": "", "status": 200, "milliseconds": ANY}
    ]


@pytest.mark.parametrize(("proxies", "kept"), [(0, False), (1, True)])
def test_identity_is_taken_only_from_a_trusted_proxy(rf: RequestFactory, settings: Settings, proxies: int, kept: bool):
    settings.PROXIES = proxies
    response = trace(_kind)(rf.get("/", headers={"X-Request-ID": "from-the-proxy-1"}))
    assert (response.headers["X-Request-ID"] == "from-the-proxy-1") is kept


def test_identity_of_a_strange_form_is_replaced(rf: RequestFactory, settings: Settings):
    settings.PROXIES = 1
    response = trace(_kind)(rf.get("/", headers={"X-Request-ID": "x" * 65}))
    assert len(response.headers["X-Request-ID"]) == 16


def test_security_headers_are_set_where_a_view_set_none(rf: RequestFactory):
    response = harden(_kind)(rf.get("/"))
    assert "camera=()" in response.headers["Permissions-Policy"]
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.django_db
def test_every_page_is_hardened(client: Client):
    headers = client.get("/nothing-here/").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert len(headers["X-Request-ID"]) == 16


def test_health_needs_neither_host_nor_database(client: Client):
    response = client.get("/healthz", headers={"host": "10.0.0.7"})
    assert (response.status_code, response.content) == (200, b"alive\n")


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["another.example.org", "a b", "testserver@evil.example"])
def test_foreign_host_is_a_designed_400(client: Client, host: str):
    response = client.get("/ar/", headers={"host": host})
    assert response.status_code == 400
    assert b'dir="rtl"' in response.content


@pytest.mark.django_db
def test_ready_when_every_part_is(client: Client):
    sign_of_life(["quick", "slow"])
    response = client.get("/readyz", headers={"host": "10.0.0.7"})
    assert response.status_code == 200
    assert set(json.loads(response.content).values()) == {"ready"}


@pytest.mark.django_db
def test_queue_without_a_worker_is_named(client: Client):
    sign_of_life(["quick"])
    response = client.get("/readyz")
    assert response.status_code == 503
    assert json.loads(response.content)["workers"] == "no worker for slow"


@pytest.mark.django_db
def test_part_that_fails_is_named_without_its_secrets(
    client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
):
    def refuse(_name: str) -> bool:
        raise ConnectionError("https://key:secret@s3.example.org refused")

    monkeypatch.setattr(default_storage, "exists", refuse)
    with capture_logs():
        response = client.get("/readyz")
    assert response.status_code == 503
    assert json.loads(response.content)["storage"] == "failed"
    assert b"secret" not in response.content


@pytest.mark.django_db
def test_cache_that_forgets_is_named(client: Client, settings: Settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    response = client.get("/readyz")
    assert response.status_code == 503
    assert json.loads(response.content)["cache"] == "forgets what it is told"


@pytest.mark.django_db
def test_who_opens_an_address_that_takes_forms_only_is_told_so(client: Client):
    answer = client.get("/en/settings/appearance/")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "There is no page at this address" in answer.text
    assert 'href="/en/"' in answer.text
