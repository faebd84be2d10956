"""The auditor's pages: facts in sentences, who can read and why, oversight by two, exports, the proof."""

import csv
import io
import json
import re
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils.timezone import localdate
from django.utils.translation import override

from multaqa.features.news.api import Article, set_readers
from multaqa.features.news.testing import Newsroom, a_newsroom, a_published_article
from multaqa.foundation.access.api import (
    close_holding,
    hide,
    may_read,
    network_key,
    open_holding,
    ref_of,
    show_again,
)
from multaqa.foundation.facts.api import RecordedFact, Wanted, erase_payloads, facts_wanted, known_facts, seal_facts
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Notice
from multaqa.foundation.people.api import Person, Role, appoint, person_of_address, suspend, the_network
from multaqa.foundation.people.testing import a_person, sign_in_proved
from multaqa.lib.spreadsheets import safe_cell
from multaqa.web.auditing.telling import kind_in_words, told
from multaqa.web.facts import FactsExported

pytestmark = pytest.mark.django_db
ISOLATES = re.compile("[\u2068\u2069]")
TOKENS = re.compile(r'(?<=name="csrfmiddlewaretoken" value=")[^"]+|(?<="X-CSRFToken": ")[^"]+|(?<=nonce=")[^"]+')


@pytest.fixture
def newsroom() -> Newsroom:
    return a_newsroom()


@pytest.fixture
def auditor() -> Person:
    return _appointed("fiona", Role.AUDITOR)


@pytest.fixture
def officer() -> Person:
    return _appointed("karim", Role.OFFICER)


@pytest.fixture
def secret(newsroom: Newsroom) -> Article:
    """An article that neither auditor nor officer may read."""
    article = a_published_article(newsroom, text={"title": "سرّ المرفأ"})
    set_readers(article, audience=network_key(the_network().public_id), label="TLP:GREEN", by=newsroom.writer)
    article.refresh_from_db()
    return article


def _appointed(key: str, role: Role) -> Person:
    person = a_person(key)
    appoint(person, to=role, by=None, reason="test")
    return person


def _asking(thing: str, who: str, *, reason: str = "r") -> dict[str, str]:
    return {"thing": thing, "person": f"{who}@example.org", "until": str(localdate()), "reason": reason}


def _browser(person: Person) -> Client:
    client = Client()
    sign_in_proved(client, person)
    return client


def _page(person: Person, address: str) -> str:
    answer = _browser(person).get(address)
    assert answer.status_code == 200, address
    return ISOLATES.sub("", answer.content.decode()).replace("\u00a0", " ")


def test_every_kind_of_fact_says_itself_in_one_sentence():
    ours = {kind: known for kind, known in known_facts().items() if ".tests." not in known.__module__}
    silent = [kind for kind, known in ours.items() if not str(known.SAYS).endswith((".", "。"))]
    assert silent == []
    assert {kind for kind in ours if "%(" in kind_in_words(kind)} == set()


def test_facts_are_told_in_six_languages(newsroom, secret, auditor):
    facts = facts_wanted(Wanted(thing=ref_of(secret)), limit=50)
    for language in ("ar", "zh-hans", "en", "fr", "ru", "es"):
        with override(language):
            sentences = [one.sentence for one in told(facts, reader=auditor)]
        assert len(sentences) == len(facts) > 3
        assert not [sentence for sentence in sentences if "%(" in sentence or "سرّ" in sentence]


def test_search_narrows_by_person_thing_kind_and_day(newsroom, secret, auditor):
    suspend(newsroom.second, by=None)
    everything = _page(auditor, "/en/audit/")
    assert "The platform suspended the account of 陈思远." in everything
    assert f"set who may read Article {secret.public_id}: the members of" in everything
    by_kind = _page(auditor, "/en/audit/?kind=people.PersonSuspended")
    assert by_kind.count("suspended the account of") == 2  # the choice of kinds says it too
    assert f"Article {secret.public_id}" not in by_kind
    by_thing = _page(auditor, f"/en/audit/?thing=/t/news.article/{secret.public_id}/")
    assert "The platform suspended the account" not in by_thing
    by_person = _page(auditor, "/en/audit/?person=chen%40example.org")
    assert "The platform suspended the account" in by_person.partition("</form>")[2]
    assert f"began Article {secret.public_id}" not in by_person
    yesterday = localdate() - timedelta(days=1)
    assert "No fact is told here" in _page(auditor, f"/en/audit/?until={yesterday}")
    assert "suspended the account" in _page(auditor, f"/en/audit/?since={yesterday}").partition("</form>")[2]


def test_titles_are_shown_to_those_who_may_read_them_only(newsroom, secret, auditor):
    a_published_article(newsroom, text={"title": "خبر معلن"})
    page = _page(auditor, "/en/audit/")
    assert ("سرّ المرفأ" in page, "خبر معلن" in page) == (False, True)
    open_holding(auditor, network_key(the_network().public_id), by=None, reason="admitted")
    assert "سرّ المرفأ" in _page(auditor, "/en/audit/")
    close_holding(auditor, network_key(the_network().public_id), by=None, reason="left")
    fact = facts_wanted(Wanted(thing=ref_of(secret)), limit=1)[0]
    assert "Nothing that may be shown" in _page(auditor, f"/en/audit/facts/{fact.pk}/")


def test_wrong_words_are_told_and_search_nothing(auditor):
    client = _browser(auditor)
    for query, said in (
        ("person=nobody-of-this-name", "Nobody of this name"),
        ("thing=what", "neither an address nor an id"),
        ("since=2026-02-31", "no complete day"),
        ("kind=no.Kind", "no.Kind"),
    ):
        answer = client.get(f"/en/audit/?{query}")
        assert (query, answer.status_code, said in answer.content.decode()) == (query, 422, True)
    assert client.get("/en/audit/?below=nonsense").status_code == 200


def test_several_people_of_a_name_are_offered(auditor):
    a_person("amina")
    a_person("leila")
    answer = _browser(auditor).get("/en/audit/?person=%D9%84")  # one Arabic letter
    assert "Who is meant?" in answer.content.decode()


@pytest.mark.parametrize("page", ["", "readers/?thing=/t/news.article/3f9k2m7q8x1z/", "export/"])
def test_who_hides_is_answered_for_as_nobody_is(newsroom, auditor, page):
    hidden = newsroom.second
    hide(hidden, by=hidden)
    address = f"/en/audit/{page}{'&' if '?' in page else '?'}person="
    of_nobody = _told_of("nobody@example.org", address, by=auditor)
    assert _told_of(hidden.email, address, by=auditor) == of_nobody
    show_again(hidden, by=_appointed("karim", Role.OFFICER), reason="test")
    assert _told_of(hidden.email, address, by=auditor) != of_nobody


def _told_of(email: str, address: str, *, by: Person) -> tuple[int, str]:
    """Status and page of the answer, without what was typed, tokens and nonces."""
    response = _browser(by).get(f"{address}{quote(email)}")
    page = response.content.decode().replace(email, "").replace(quote(email), "")
    return response.status_code, TOKENS.sub("", page)


def test_fact_shows_its_place_in_the_chain(auditor):
    seal_facts.call()
    (fact, *_) = facts_wanted(Wanted(kinds=("people.PersonAppointed",)), limit=1)
    assert f"Link {fact.seal.number} fits" in _page(auditor, f"/en/audit/facts/{fact.pk}/")
    RecordedFact.objects.filter(pk=fact.pk).update(thing="news.article:000000000000")
    assert "does not fit" in _page(auditor, f"/en/audit/facts/{fact.pk}/")
    erase_payloads(about=auditor.pk)
    assert "The words were erased" in _page(auditor, f"/en/audit/facts/{fact.pk}/")
    assert _browser(auditor).get("/en/audit/facts/999999/").status_code == 404


def test_why_is_answered_for_a_thing_and_for_a_person(newsroom, secret, auditor):
    page = _page(auditor, f"/en/audit/readers/?thing=/t/news.article/{secret.public_id}/")
    assert f"Article {secret.public_id}: open to the members of" in page
    page = _page(auditor, f"/en/audit/readers/?thing=/t/news.article/{secret.public_id}/&person=fiona%40example.org")
    assert f"Fiona Gallagher cannot read Article {secret.public_id}: nothing that this person holds opens it." in page


def test_why_on_the_command_line(newsroom, secret, capsys):
    call_command("why", newsroom.writer.email, ref_of(secret))
    assert "سرّ المرفأ" not in capsys.readouterr().out  # she is no member of the network
    with pytest.raises(CommandError, match="Nobody has the address"):
        call_command("why", "no@example.org", ref_of(secret))
    with pytest.raises(CommandError, match="is no reference"):
        call_command("why", newsroom.writer.email, "nothing")


def test_reading_for_oversight_needs_two_and_is_told_to_the_owner(newsroom, secret, auditor, officer):
    open_holding(newsroom.writer, network_key(the_network().public_id), by=None, reason="admitted")
    asking = _asking(ref_of(secret), "fiona", reason="complaint 7")
    assert _browser(auditor).post("/en/audit/oversight/", asking).status_code == 302
    assert not may_read(auditor, secret)
    page = _page(officer, "/en/audit/oversight/")
    (decision,) = re.findall(r"/en/audit/oversight/\w+/decision/", page)
    assert "complaint 7" in page
    assert "سرّ المرفأ" not in page
    assert _browser(auditor).post(decision, {"decision": "grant"}).status_code == 404
    assert _browser(officer).post(decision, {"decision": "grant"}).status_code == 302
    secret.refresh_from_db()
    assert may_read(auditor, secret)
    run_everything()
    told_of = Notice.objects.filter(kind="notify.oversight").values_list("person__email", flat=True)
    assert list(told_of) == [newsroom.writer.email]
    (ending,) = re.findall(r"/en/audit/oversight/\w+/end/", _page(auditor, "/en/audit/oversight/"))
    assert _browser(auditor).post(ending).status_code == 302
    assert not may_read(auditor, secret)
    assert "Nobody reads anything for oversight" in _page(officer, "/en/audit/oversight/")


def test_nobody_decides_on_what_she_asked_or_would_read(secret, auditor):
    appoint(auditor, to=Role.OFFICER, by=None, reason="test")
    other = person_of_address("diego@example.org")
    assert other is not None
    appoint(other, to=Role.OFFICER, by=None, reason="test")
    asking = _asking(ref_of(secret), "diego")
    _browser(auditor).post("/en/audit/oversight/", asking)
    for person in (auditor, other):
        assert "/decision/" not in _page(person, "/en/audit/oversight/")


def test_what_cannot_be_granted_is_refused_in_one_sentence(auditor):
    asking = _asking("/t/news.article/000000000000/", "fiona", reason="") | {"until": "2020-01-01"}
    page = _browser(auditor).post("/en/audit/oversight/", asking)
    assert page.status_code == 422
    assert "The end must lie between today and 30 days from now" in page.content.decode()
    asking |= {"until": str(localdate()), "reason": "r"}
    page = _browser(auditor).post("/en/audit/oversight/", asking)
    assert "it is unknown, or it is not guarded" in page.content.decode()


def test_export_is_a_fact_and_shows_no_more_than_the_pages(newsroom, secret, auditor):
    client = _browser(auditor)
    answer = client.post(f"/en/audit/export/?thing={ref_of(secret)}", {"form": "csv", "reason": "yearly audit"})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == len(facts_wanted(Wanted(thing=ref_of(secret)), limit=100))
    assert "سرّ المرفأ" not in answer.content.decode()
    (recorded,) = facts_wanted(Wanted(kinds=(FactsExported.kind(),)), limit=2)
    fact = recorded.fact()
    assert isinstance(fact, FactsExported)
    assert (fact.count, fact.reason, fact.form) == (len(rows), "yearly audit", "csv")
    lines = client.post("/en/audit/export/", {"form": "jsonl", "reason": "all"}).content.decode().splitlines()
    assert json.loads(lines[0])["kind"] == FactsExported.kind()
    assert client.post("/en/audit/export/", {"form": "csv", "reason": ""}).status_code == 422


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\u2068=", "＝", " =", "\u200f@"])
def test_cells_are_no_formulas(start):
    assert safe_cell(f"{start}1+1") == f"'{start}1+1"
    assert safe_cell(f"a{start}1+1") == f"a{start}1+1"


def test_proof_runs_in_the_background_and_its_outcome_is_kept(auditor):
    client = _browser(auditor)
    assert "Not proved yet" in _page(auditor, "/en/audit/proof/")
    progress = client.post("/en/audit/proof/").headers["Location"]
    assert client.get(progress).status_code == 200
    seal_facts.call()
    run_everything()
    assert "The chain is whole" in _page(auditor, "/en/audit/proof/")
    RecordedFact.objects.filter(pk=facts_wanted(Wanted(), limit=1)[0].pk).update(kind="people.PersonJoined")
    client.post("/en/audit/proof/")
    run_everything()
    page = _page(auditor, "/en/audit/proof/")
    assert "does not fit" in page
    assert "Nothing is to be repaired by hand" in page


def test_pages_do_not_exist_for_others(officer):
    for page in ("", "opened/", "readers/", "proof/", "export/", "facts/1/"):
        assert _browser(officer).get(f"/en/audit/{page}").status_code == 404
    assert _browser(a_person("amina")).get("/en/audit/oversight/").status_code == 404
