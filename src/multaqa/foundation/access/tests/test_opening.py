import pytest
from django.db import connection

from multaqa.foundation.access.api import readable_by
from multaqa.foundation.access.testing import Note
from multaqa.foundation.people.testing import a_person


@pytest.mark.django_db
def test_rule_looks_holdings_and_entries_up_and_never_reads_through_them():
    """A step over a whole table would make every page as slow as there are sets on the site."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")  # these tables are empty: show which indexes fit
    plan = Note.objects.filter(readable_by(a_person())).explain().splitlines()
    steps = [line for line in plan if " access_holding" in line or " access_setentry" in line or "on access_" in line]
    assert len(steps) >= 3
    assert [line for line in steps if "SCAN " in line or "Seq Scan" in line or "BLOOM" in line] == []
