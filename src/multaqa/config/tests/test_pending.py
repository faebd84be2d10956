"""Which migrations wait, seen from their names or, when one is not recorded, from all of them."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from multaqa.config.pending import waiting_migrations

pytestmark = pytest.mark.django_db


def test_nothing_waits_in_a_whole_database(django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        assert waiting_migrations() == []


def test_migration_that_is_not_recorded_waits():
    recorded = MigrationRecorder(connection).migration_qs.filter(app="jobs").order_by("-name")
    newest = recorded[0].name
    recorded.filter(name=newest).delete()
    assert [(one.app_label, one.name) for one in waiting_migrations()] == [("jobs", newest)]
