"""Lists from the command line: the page's dry run, and saving."""

import pytest
from django.core.management import CommandError, call_command

from multaqa.features.membership.models import Intake, Invitation, Organisation
from multaqa.features.membership.testing import a_body

pytestmark = pytest.mark.django_db
ROWS = "Name,Mail address,Organisation\nNour,nour@harbour.example,HI\n"


@pytest.fixture
def write(tmp_path, people):
    def written(text, name="list.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    a_body("Harbour Institute", acronym="HI")
    return written


def test_without_saving_problems_are_shown_and_nothing_is_kept(write, capsys):
    call_command("import_members", write(f"{ROWS}=cmd(),lin@harbour.example,HI\n"))
    said = capsys.readouterr().out
    assert "row 3, column «Name»: This cell holds a formula" in said
    assert "rows with problems: 1" in said
    assert (Intake.objects.count(), Invitation.objects.count()) == (0, 0)


def test_saving_invites_all_or_nobody(write, capsys, people):
    with pytest.raises(CommandError, match="Nothing was saved"):
        call_command("import_members", write(f"{ROWS},lin@harbour.example,HI\n"), save=True)
    assert not Invitation.objects.exists()
    call_command("import_members", write(f"{ROWS},lin@harbour.example,HI\n"), save=True, leave_out=True)
    assert "invited: 1, filled in: 0, known: 0, left: 1" in capsys.readouterr().out
    assert Invitation.objects.get().address == "nour@harbour.example"


def test_organisations_are_entered_once(write, capsys):
    text = "Name in English,Constituency\nQuay Academy,academia\n"
    for said in ("entered: 1", "entered: 0, filled in: 0, known: 1"):
        call_command("import_organisations", write(text), save=True)
        assert said in capsys.readouterr().out
    assert Organisation.objects.filter(name__en="Quay Academy").count() == 1


def test_who_may_not_and_what_is_no_file_are_told(write, people):
    with pytest.raises(CommandError, match="may bring in lists"):
        call_command("import_members", write(ROWS), by=people.amina.email)
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_members", write(ROWS).with_name("other.csv"))
    with pytest.raises(CommandError, match="this file below the titles"):
        call_command("import_members", write(""))
