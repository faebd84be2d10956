"""Production refuses to start while something is weak, and says all of it."""

import sys
from typing import Any

import pytest
from django.core.checks import run_checks
from pytest_django import Settings

from multaqa.config.env import BadEnvironment
from multaqa.config.weaknesses import refuse_weak_settings, weaknesses
from multaqa.foundation.people.testing import cast
from multaqa.gateways.identity.testing import a_house, a_saml_house

MAIL = {
    "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "OPTIONS": {"host": "mail.example.org", "use_tls": True, "use_ssl": False},
}
BUCKET = {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": {"endpoint_url": "https://s3.example.org"}}
STRONG: dict[str, Any] = {
    "DEMO": False,
    "DEBUG": False,
    "SECRET_KEY": "Zb7tQe4xVn2Lk9Rw5Yc8Hd3Ms6Jf1Gp0Ta-UuIiOoPp_EeDdCc",
    "ADDRESS": "https://experts.example.org",
    "ALLOWED_HOSTS": ["experts.example.org"],
    "HTTPS": True,
    "SECURE_HSTS_SECONDS": 31536000,
    "PROXIES": 1,
    "MAILERS": {"default": MAIL},
    "DEFAULT_FROM_EMAIL": "noreply@experts.example.org",
}


@pytest.fixture
def strong(settings: Settings) -> Settings:
    for name, value in STRONG.items():
        setattr(settings, name, value)
    return settings


def test_strong_settings_have_no_weakness(strong: Settings):
    assert weaknesses() == []


@pytest.mark.django_db
def test_django_finds_nothing_to_add(strong: Settings):
    strong.SESSION_COOKIE_SECURE = strong.CSRF_COOKIE_SECURE = strong.SECURE_SSL_REDIRECT = True
    found = {message.id for message in run_checks(include_deployment_checks=True)}
    # Subdomains and the browsers' preload list are for the operator's whole domain to decide, not for one site.
    assert found <= {"security.W005", "security.W021"}


@pytest.mark.parametrize(
    ("name", "value", "named"),
    [
        ("SECRET_KEY", "short", "MULTAQA_SECRET_KEY is too short"),
        ("SECRET_KEY", "ab" * 40, "MULTAQA_SECRET_KEY is too short or too plain"),
        ("SECRET_KEY", "django-insecure-" + STRONG["SECRET_KEY"], "MULTAQA_SECRET_KEY is a sample"),
        ("DEBUG", True, "MULTAQA_DEBUG is on"),
        ("ADDRESS", "", "MULTAQA_ADDRESS is missing"),
        ("ADDRESS", "http://experts.example.org", "MULTAQA_ADDRESS does not begin with https://"),
        ("ALLOWED_HOSTS", ["*"], "MULTAQA_HOSTS lets in any host name"),
        ("HTTPS", False, "MULTAQA_HTTPS is off"),
        ("SECURE_HSTS_SECONDS", 0, "MULTAQA_HSTS_SECONDS is under an hour"),
        ("PROXIES", 0, "MULTAQA_PROXIES is 0"),
        ("MAILERS", {"default": {"OPTIONS": {"file_path": "x"}}}, "MULTAQA_SMTP_HOST is missing"),
        (
            "MAILERS",
            {"default": {"OPTIONS": {"host": "mail.example.org", "use_tls": False, "use_ssl": False}}},
            "MULTAQA_SMTP_SECURITY is none",
        ),
        ("DEFAULT_FROM_EMAIL", "multaqa@localhost", "MULTAQA_MAIL_FROM is missing"),
    ],
)
def test_each_weakness_is_named(strong: Settings, name: str, value: object, named: str):
    setattr(strong, name, value)
    found = weaknesses()
    assert [sentence[: len(named)] for sentence in found] == [named]


def test_bucket_is_reached_over_https(strong: Settings):
    bucket = {"BACKEND": BUCKET["BACKEND"], "OPTIONS": {"endpoint_url": "http://s3.example.org"}}
    strong.STORAGES = {"default": bucket}
    assert any(each.startswith("MULTAQA_S3_ENDPOINT does not begin with https://") for each in weaknesses())


def test_sqlite_serves_one_machine(strong: Settings):
    strong.STORAGES = {"default": BUCKET}
    strong.CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache"}}
    on_sqlite = strong.DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3"
    expected = ["MULTAQA_DATABASE_URL names SQLite"] if on_sqlite else []
    assert [each.split(",")[0] for each in weaknesses()] == expected


def test_mail_server_on_this_machine_needs_no_encryption(strong: Settings):
    strong.MAILERS = {"default": {"OPTIONS": {"host": "127.0.0.1", "use_tls": False, "use_ssl": False}}}
    assert weaknesses() == []


def test_house_that_speaks_saml_needs_the_part_for_it(strong: Settings, monkeypatch: pytest.MonkeyPatch):
    strong.SIGN_IN_BY = (a_saml_house().issuer,)
    assert weaknesses() == []
    monkeypatch.setitem(sys.modules, "signxml", None)
    [told] = weaknesses()
    assert "[university]" in told
    assert "`tools/environment.sh saml`" in told


def test_secret_shared_with_a_provider_is_long(strong: Settings):
    with a_house(client_secret="short") as house:
        strong.SIGN_IN_BY = (house.issuer,)
        assert [told.partition(":")[0] for told in weaknesses()] == [
            "MULTAQA_SIGN_IN_BY names [ministry] without https",
            "MULTAQA_SIGN_IN_BY gives [ministry] a secret of fewer than 16 characters.",
        ]


def test_demo_may_be_weak(settings: Settings):
    settings.DEMO = True
    assert weaknesses() == []
    refuse_weak_settings()


@pytest.mark.django_db
def test_start_is_refused_with_the_whole_list(strong: Settings):
    strong.DEBUG = True
    strong.ADDRESS = ""
    with pytest.raises(BadEnvironment) as raised:
        refuse_weak_settings()
    assert [line[:26] for line in str(raised.value).splitlines()] == [
        "This installation is not s",
        "  - MULTAQA_DEBUG is on: i",
        "  - MULTAQA_ADDRESS is mis",
    ]


@pytest.mark.django_db
def test_start_is_refused_while_a_demo_account_exists(strong: Settings):
    refuse_weak_settings()
    cast(is_demo=True)
    with pytest.raises(BadEnvironment, match="Demo accounts are in the database"):
        refuse_weak_settings()
