"""What the addresses of the environment become."""

import sqlite3
from pathlib import Path

import pytest

from multaqa.config import connections
from multaqa.config.env import BadEnvironment, Environment

VAR = Path("/srv/multaqa")


def test_nothing_given_means_one_machine():
    env = Environment({})
    assert connections.database(env, var=VAR)["NAME"] == VAR / "multaqa.sqlite3"
    assert connections.cache(env)["BACKEND"] == "django.core.cache.backends.db.DatabaseCache"
    assert connections.file_storage(env, var=VAR)["OPTIONS"] == {"location": VAR / "files"}
    assert connections.mailer(env, var=VAR)["OPTIONS"] == {"file_path": VAR / "mail"}


def test_sqlite_writes_wait_and_are_immediate():
    options = connections.database(Environment({}), var=VAR)["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] == connections.SQLITE_BUSY_SECONDS
    assert "journal_mode=WAL" in options["init_command"]


def test_sqlite_plans_a_statement_once_whatever_is_bound_to_it():
    made = connections.database(Environment({}), var=VAR)
    assert made["CONN_MAX_AGE"] is None
    opened = sqlite3.connect(":memory:", factory=made["OPTIONS"]["factory"])
    assert opened.getconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_QPSG)
    opened.close()


def test_postgresql_address_is_taken_apart():
    address = "postgresql://multa%40qa:p%2Fw@db.example.org:5433/experts?sslmode=verify-full"
    made = connections.database(Environment({"MULTAQA_DATABASE_URL": address}), var=VAR)
    assert made["NAME"] == "experts"
    assert made["USER"] == "multa@qa"
    assert made["PASSWORD"] == "p/w"
    assert (made["HOST"], made["PORT"]) == ("db.example.org", "5433")
    assert made["OPTIONS"]["sslmode"] == "verify-full"
    assert made["OPTIONS"]["pool"]["max_size"] == 8


def test_pool_is_left_to_pgbouncer_on_request():
    variables = {"MULTAQA_DATABASE_URL": "postgresql:///multaqa?host=/run/pg", "MULTAQA_DATABASE_POOL": "0"}
    made = connections.database(Environment(variables), var=VAR)
    assert made["HOST"] == "/run/pg"
    assert "pool" not in made["OPTIONS"]


def test_sqlite_address_names_a_file():
    made = connections.database(Environment({"MULTAQA_DATABASE_URL": "sqlite:////data/a%20b.sqlite3"}), var=VAR)
    assert made["NAME"] == Path("/data/a b.sqlite3")


@pytest.mark.parametrize("address", ["mysql://db/multaqa", "postgresql://db", "sqlite://", "nonsense"])
def test_other_databases_are_refused(address: str):
    env = Environment({"MULTAQA_DATABASE_URL": address})
    connections.database(env, var=VAR)
    with pytest.raises(BadEnvironment, match="MULTAQA_DATABASE_URL cannot be read: write sqlite:"):
        env.finish()


def test_bucket_is_private_with_short_links():
    variables = {"MULTAQA_S3_BUCKET": "experts", "MULTAQA_S3_ENDPOINT": "https://s3.example.org"}
    made = connections.file_storage(Environment(variables), var=VAR)
    assert made["BACKEND"] == "storages.backends.s3.S3Storage"
    assert made["OPTIONS"]["bucket_name"] == "experts"
    assert made["OPTIONS"]["default_acl"] == "private"
    assert made["OPTIONS"]["querystring_auth"] is True
    assert made["OPTIONS"]["querystring_expire"] == 60


@pytest.mark.parametrize(
    ("security", "port", "starttls", "tls"),
    [("starttls", 587, True, False), ("tls", 465, False, True), ("none", 25, False, False)],
)
def test_mail_is_encrypted_as_asked(security: str, port: int, starttls: bool, tls: bool):
    variables = {"MULTAQA_SMTP_HOST": "mail.example.org", "MULTAQA_SMTP_SECURITY": security}
    options = connections.mailer(Environment(variables), var=VAR)["OPTIONS"]
    assert (options["port"], options["use_tls"], options["use_ssl"]) == (port, starttls, tls)


def test_hosts_follow_the_address():
    assert connections.hosts_of("https://experts.example.org:8443", demo=False) == ("experts.example.org",)
    assert connections.hosts_of("", demo=False) == ()
    assert connections.hosts_of("http://localhost:8000", demo=True) == ("localhost", "127.0.0.1", "[::1]")


def test_sqlite_address_may_say_how_long_to_wait_for_a_lock():
    made = connections.database(Environment({"MULTAQA_DATABASE_URL": "sqlite:////a.sqlite3?busy=0.5"}), var=VAR)
    assert made["OPTIONS"]["timeout"] == 0.5
