"""The steward brings in a list of people on her phone: problems, choices, letters, and what one of them leads to."""

import re

BODIES = "Name in Arabic;Constituency\nمرفأ الفوانيس;academia\n"
PEOPLE = """\
الاسم;البريد الإلكتروني;الجهة;البلد أو المنطقة;لغات العمل;ملاحظة موجهة إلى الشخص
نور حداد;nour@lantern.example;مرفأ الفوانيس;لبنان;العربية؛ الفرنسية;التقينا في جلسة الموانئ
نور حدّاد;nour.h@lantern.example;مرفأ الفوانيس;;;
=cmd();formula@lantern.example;مرفأ الفوانيس;أطلانتس;;
"""


def test_steward_brings_in_people_from_a_list_of_another_encoding(walk, mailbox):
    steward = walk("ar")
    steward.sign_in("elodie")
    _bring(steward, BODIES.encode(), name="organisations.csv", kind="bodies")
    _save(steward)
    steward.look("entered")
    _bring(steward, PEOPLE.encode("cp1256"), name="people.csv", kind="people")
    page = steward.page
    steward.look("rows")
    assert "windows-1256" in page.locator("main").inner_text()
    columns = page.locator(".intake-problems strong bdi").all_inner_texts()
    assert columns == ["الاسم", "البلد أو المنطقة"]
    page.locator("input[value=other]").check()
    page.locator("form[action*='/choices/'] button[type=submit]").click()
    steward.look("chosen")
    page.locator("[name=leaves_out]").check()
    _save(steward)
    steward.look("invited")
    letter = mailbox.wait_for("nour@lantern.example")
    assert "التقينا في جلسة الموانئ" in letter
    mailbox.wait_for("nour.h@lantern.example")
    _follow(walk, letter)


def _bring(steward, content, *, name, kind):
    page = steward.open("/staff/lists/", name=f"lists-{kind}")
    page.locator(f"[name=kind][value={kind}]").check()
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})
    page.locator("main form[enctype] button[type=submit]").click()


def _save(steward):
    steward.page.locator("form[action$='/saving/'] button[type=submit]").click()


def _follow(walk, letter):
    """The link of the letter says who invites to what; without an account it asks for one."""
    address = re.search(r"https?://[^\s\"<>]+/invited/[^\s\"<>]+", letter)
    assert address is not None
    invited = walk("ar")
    invited.page.goto(address[0])
    invited.look("letter")
    assert "مرفأ الفوانيس" in invited.page.locator("main").inner_text()
