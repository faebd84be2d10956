"""The box of many choices, as it stands before any script."""

from django import forms
from lxml.html import fromstring

from multaqa.ui.api import Choosable, FilteredChoices, choices_box


def test_choices_stand_in_named_groups_set_in_by_their_depth() -> None:
    harbours = [Choosable(value="1", label="Piers <b>"), Choosable(value="2", label="Cranes", depth=1, is_chosen=True)]
    box = fromstring(choices_box("topics", [("Harbours", harbours)], box_id="t"))
    (group,) = box.find_class("choices-group")
    assert box.get_element_by_id(group.get("aria-labelledby") or "").text_content() == "Harbours"
    rows = [(row.text_content().strip(), row.get("data-depth")) for row in group.iter("label")]
    assert rows == [("Piers <b>", None), ("Cranes", "1")]
    assert group.xpath(".//input/@value") == ["1", "2"]
    assert group.xpath(".//input[@checked]/@value") == ["2"]


def test_a_choice_carries_the_other_words_it_is_found_by() -> None:
    choice = Choosable(value="1", label="Piers", names='quay "wharf"')
    (row,) = fromstring(choices_box("topics", [("", [choice])], box_id="t")).iter("label")
    assert row.get("data-names") == 'quay "wharf"'


def test_the_widget_writes_its_groups_and_what_is_chosen() -> None:
    choices = [("Harbours", [("1", "Piers")]), ("2", "Cranes")]
    field = forms.MultipleChoiceField(choices=choices, widget=FilteredChoices)
    form = type("TopicForm", (forms.Form,), {"topics": field})({"topics": ["2"]})
    box = fromstring(str(form["topics"]))
    assert [len(group) for group in box.find_class("choices-group")] == [2, 1]
    assert [each.get("value") for each in box.xpath("//input[@type='checkbox' and @checked]")] == ["2"]
