"""What an installation must mend before it serves people: production refuses to start while the list is not empty."""

import ipaddress
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import LazySettings, settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError

from multaqa.config.env import BadEnvironment
from multaqa.config.pending import waiting_migrations
from multaqa.foundation.people.api import demo_accounts_exist
from multaqa.gateways.identity.api import OpenIdIssuer, is_spoken

KEY_LENGTH = 50
KEY_VARIETY = 8
SECRET_LENGTH = 16
INSTALL_SAML = "run `tools/environment.sh saml`, or build the image with `--build-arg LOCKED=saml`"
DATABASE_ON_ONE_MACHINE = "django.db.backends.sqlite3"


def refuse_weak_settings() -> None:
    """Raise BadEnvironment with everything to mend; a demo, which only this machine can reach, may be weak."""
    found = [] if settings.DEMO else [*weaknesses(), *_about_the_database()]
    if found:
        listed = "\n".join(f"  - {each}" for each in found)
        raise BadEnvironment(f"This installation is not safe to start. To mend:\n{listed}")


def weaknesses(of: LazySettings = settings) -> list[str]:
    """What to mend, each in one sentence that names the variable; nothing in a demo."""
    if of.DEMO:
        return []
    return [sentence for find in _FINDERS for sentence in find(of)]


@register(Tags.security, deploy=True)
def check_for_weaknesses(**_options: Any) -> list[CheckMessage]:
    """The same list for ``manage.py check --deploy``."""
    return [Error(sentence, id="multaqa.E001") for sentence in weaknesses()]


def _about_the_key(of: LazySettings) -> Iterator[str]:
    key = of.SECRET_KEY
    if len(key) < KEY_LENGTH or len(set(key)) < KEY_VARIETY:
        yield f"MULTAQA_SECRET_KEY is too short or too plain: use {KEY_LENGTH} random characters or more."
    elif key.startswith("django-insecure-"):
        yield "MULTAQA_SECRET_KEY is a sample: use one of your own."


def _about_debugging(of: LazySettings) -> Iterator[str]:
    if of.DEBUG:
        yield "MULTAQA_DEBUG is on: it shows settings and data to anyone who meets an error."


def _about_the_address(of: LazySettings) -> Iterator[str]:
    address = urlsplit(of.ADDRESS)
    if not address.hostname:
        yield "MULTAQA_ADDRESS is missing: give the address people type, such as https://experts.example.org."
    elif address.scheme != "https":
        yield "MULTAQA_ADDRESS does not begin with https://."
    if any(host.startswith((".", "*")) for host in of.ALLOWED_HOSTS):
        yield "MULTAQA_HOSTS lets in any host name: name each one."


def _about_https(of: LazySettings) -> Iterator[str]:
    if not of.HTTPS:
        yield "MULTAQA_HTTPS is off: cookies and passwords would cross the network unprotected."
    elif of.SECURE_HSTS_SECONDS < 3600:
        yield "MULTAQA_HSTS_SECONDS is under an hour: browsers would soon accept plain HTTP again."
    if of.HTTPS and not of.PROXIES:
        yield "MULTAQA_PROXIES is 0: say how many proxies stand in front, at least the one that ends HTTPS."


def _about_providers(of: LazySettings) -> Iterator[str]:
    for issuer in of.SIGN_IN_BY:
        if issuer.is_weak:
            yield f"MULTAQA_SIGN_IN_BY names [{issuer.id}] without https://: anyone on the way could sign in as anyone."
        if not is_spoken(issuer):
            yield f"MULTAQA_SIGN_IN_BY names [{issuer.id}], and the part for SAML is missing: {INSTALL_SAML}."
        if isinstance(issuer, OpenIdIssuer) and len(issuer.client_secret) < SECRET_LENGTH:
            yield f"MULTAQA_SIGN_IN_BY gives [{issuer.id}] a secret of fewer than {SECRET_LENGTH} characters."


def _about_mail(of: LazySettings) -> Iterator[str]:
    options = of.MAILERS["default"].get("OPTIONS", {})
    if "host" not in options:
        yield "MULTAQA_SMTP_HOST is missing: without mail nobody can confirm an address."
    elif not (options["use_tls"] or options["use_ssl"] or _is_nearby(options["host"])):
        yield "MULTAQA_SMTP_SECURITY is none: mail would leave this machine unprotected."
    if of.DEFAULT_FROM_EMAIL.endswith("@localhost"):
        yield "MULTAQA_MAIL_FROM is missing: give the address that mail comes from."


def _about_storage(of: LazySettings) -> Iterator[str]:
    endpoint = of.STORAGES["default"].get("OPTIONS", {}).get("endpoint_url") or ""
    if endpoint.startswith("http://") and not _is_nearby(urlsplit(endpoint).hostname or ""):
        yield "MULTAQA_S3_ENDPOINT does not begin with https://: files would cross the network unprotected."


def _about_many_machines(of: LazySettings) -> Iterator[str]:
    if of.DATABASES["default"]["ENGINE"] != DATABASE_ON_ONE_MACHINE:
        return
    shared = "redis" in of.CACHES["default"]["BACKEND"] or "s3" in of.STORAGES["default"]["BACKEND"]
    if shared:
        yield "MULTAQA_DATABASE_URL names SQLite, which serves one machine: several need PostgreSQL."


def _about_the_database() -> Iterator[str]:
    try:
        if waiting_migrations():
            yield "The database waits for its migrations: run `manage.py migrate`."
        elif demo_accounts_exist():
            yield "Demo accounts are in the database, and their passwords are known to all: use a database of its own."
    except DatabaseError:
        yield "The database that MULTAQA_DATABASE_URL names does not answer."


def _is_nearby(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


_FINDERS: tuple[Callable[[LazySettings], Iterator[str]], ...] = (
    _about_the_key,
    _about_debugging,
    _about_the_address,
    _about_https,
    _about_providers,
    _about_mail,
    _about_storage,
    _about_many_machines,
)
