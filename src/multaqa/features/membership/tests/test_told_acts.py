"""Acts are told in sentences, also those whose fact was recorded in an older form."""

import pytest
from django.utils import timezone

from multaqa.features.membership.commands import record_leaving_post
from multaqa.features.membership.models import Capacity
from multaqa.features.membership.testing import a_body, as_if_admitted
from multaqa.features.membership.told_acts import told_acts
from multaqa.foundation.facts.api import RecordedFact

pytestmark = pytest.mark.django_db


def test_an_act_of_an_older_form_is_told_with_its_words_left_open(people):
    member = as_if_admitted(people.chen, organisation=a_body(), capacity=Capacity.ORGANISATION)
    record_leaving_post(member, on=timezone.localdate(), by=people.chen)
    recorded = RecordedFact.objects.get(kind="membership.PostLeft")
    before = told_acts([recorded], reader=people.chen, language="en")[0].sentence
    recorded.payload.words = '{"a_field_it_had_once": "words"}'
    recorded.payload.save()
    again = told_acts([RecordedFact.objects.get(pk=recorded.pk)], reader=people.chen, language="en")[0].sentence
    assert before != ""
    assert again != ""
