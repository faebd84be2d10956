import pytest
from django.test import Client

from multaqa.foundation.jobs.api import failed_work, task
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.api import Role, appoint
from multaqa.foundation.people.testing import a_person

pytestmark = pytest.mark.django_db
runs: list[str] = []


@task(attempts=1)
def break_down(name: str) -> None:
    """Fail the first time, work the second."""
    runs.append(name)
    if len(runs) == 1:
        raise ValueError("broken on purpose")


@pytest.fixture
def operator() -> Client:
    runs.clear()
    person = a_person("amina")
    appoint(person, to=Role.OPERATOR, by=None, reason="test")
    client = Client()
    client.force_login(person)
    return client


def test_failed_work_is_shown_and_run_again(operator):
    break_down.enqueue("one")
    run_everything(allow_failures=True)
    page = operator.get("/en/work/").content.decode()
    assert "broken on purpose" in page
    (failure,) = failed_work()
    assert operator.post(f"/en/work/{failure.id}/runs/").status_code == 302
    assert run_everything() == 1
    assert failed_work() == []
    assert runs == ["one", "one"]


def test_work_run_again_twice_says_so(operator):
    break_down.enqueue("one")
    run_everything(allow_failures=True)
    (failure,) = failed_work()
    operator.post(f"/en/work/{failure.id}/runs/")
    answer = operator.post(f"/en/work/{failure.id}/runs/", follow=True)
    assert "run again already" in answer.content.decode()


def test_work_does_not_exist_for_others():
    client = Client()
    client.force_login(a_person("fiona"))
    assert client.get("/en/work/").status_code == 404
