"""The frame is drawn once for all to whom it is given alike, and never shows what belongs to somebody else."""

import pytest
from django.test import Client

from multaqa.foundation.people.api import Role, appoint
from multaqa.foundation.people.testing import a_person

pytestmark = pytest.mark.django_db

DESK = "/newsroom/"


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_desk_of_one_person_is_not_shown_to_the_next():
    editor, member = a_person("boris"), a_person("amina")
    appoint(editor, to=Role.EDITOR, by=None, reason="She writes")
    assert f'href="/en{DESK}"' in page(signed_in(editor), "/en/news/")
    assert f'href="/en{DESK}"' not in page(signed_in(member), "/en/news/")
    assert f'href="/en{DESK}"' not in page(Client(), "/en/news/")


def test_desk_is_there_at_once_for_whoever_is_appointed():
    amina = a_person("amina")
    client = signed_in(amina)
    assert f'href="/en{DESK}"' not in page(client, "/en/news/")
    appoint(amina, to=Role.EDITOR, by=None, reason="She writes")
    assert f'href="/en{DESK}"' in page(client, "/en/news/")


def test_frame_speaks_the_language_of_the_page():
    client = signed_in(a_person("amina"))
    assert ["News</span>" in page(client, f"/{code}/topics/") for code in ("en", "ar", "en")] == [True, False, True]


def test_place_of_the_page_is_the_current_one():
    client = signed_in(a_person("amina"))
    for here, there in [("/en/news/", "/en/topics/"), ("/en/topics/", "/en/news/")]:
        shown = page(client, here)
        assert f'<a href="{here}" aria-current="page">' in shown
        assert f'<a href="{there}" aria-current="page">' not in shown


def test_each_page_leads_to_itself_in_the_other_languages():
    shown = page(Client(), "/en/news/?kind=story&year=2022")
    assert '<a href="/fr/news/?kind=story&amp;year=2022" lang="fr" hreflang="fr">' in shown
    assert 'hreflang="x-default"' in shown


def test_only_the_nearest_place_of_the_desk_is_current():
    officer = a_person("ingrid")
    appoint(officer, to=Role.OFFICER, by=None, reason="She looks after people")
    appoint(officer, to=Role.AUDITOR, by=None, reason="She audits")
    rail = page(signed_in(officer), "/en/audit/oversight/").partition('<nav class="rail"')[2].partition("</nav>")[0]
    assert rail.count('aria-current="page"') == 1
    assert '<a href="/en/audit/oversight/" aria-current="page">' in rail
    assert rail.index("<h2>People</h2>") < rail.index("<h2>Oversight</h2>")
