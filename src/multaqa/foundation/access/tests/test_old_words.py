"""Words that are kept for a time only."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from multaqa.foundation.access.facts import PersonExcluded
from multaqa.foundation.facts.api import RecordedFact, forget_old_words, record, verify
from multaqa.foundation.people.api import PersonRenamed
from multaqa.foundation.people.testing import a_person

pytestmark = pytest.mark.django_db


def _recorded_long_ago(fact, *, about) -> int:
    with transaction.atomic():
        recorded = record(fact, by=None, about=about)
    RecordedFact.objects.filter(pk=recorded.pk).update(at=timezone.now() - timedelta(days=400))
    return recorded.pk


def test_only_kinds_that_say_so_lose_their_words_and_the_log_is_whole():
    amina = a_person("amina")
    hidden = _recorded_long_ago(PersonExcluded(amina.public_id, "organisation:x"), about=amina)
    renamed = _recorded_long_ago(PersonRenamed(amina.public_id), about=amina)
    with transaction.atomic():
        lately = record(PersonExcluded(amina.public_id, "organisation:y"), by=amina, about=amina)
    forget_old_words.call()
    words = dict(RecordedFact.objects.values_list("pk", "payload__words"))
    assert (words[hidden], words[renamed] != "", words[lately.pk] != "") == ("", True, True)
    assert verify().faults == []
