"""The real vocabularies, which are not part of the project: collected where they lie beside it (see conftest)."""

import pytest
from django.core.management import call_command

from multaqa.foundation.taxonomy.models import Term, TermName
from multaqa.foundation.taxonomy.tests.conftest import REAL

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_the_unesco_thesaurus_is_loaded(capsys):
    call_command("load_vocabulary", REAL / "unesco" / "unesco-thesaurus.ttl", scheme="unesco")
    assert "4482 added" in capsys.readouterr().out
    assert Term.objects.filter(suggests=True).count() == 0
    assert not TermName.objects.filter(name__regex="[\u200e\u200f\ufeff\u0640]").exists()
    assert Term.objects.get(code__endswith="/concept10").labels["ar"] == "حق في التعليم"


def test_the_unbis_tables_are_loaded(capsys):
    tables = REAL / "unbis"
    groups = tables / "unbis_microthesauri_6lang.csv"
    call_command(
        "load_vocabulary", tables / "unbis_concepts_6lang.csv", format="unbis-csv", scheme="unbis", groups=groups
    )
    assert "7312 added" in capsys.readouterr().out
    terrorism = Term.objects.get(scheme__slug="unbis", code="1006475")
    assert terrorism.labels["zh-hans"] == "恐怖主义"
    assert terrorism.parent == Term.objects.get(code="140402")
