"""All names in one text find whom the names one by one would find."""

from hypothesis import given
from hypothesis import strategies as st

from multaqa.features.membership.queries.directory.sets import NamesInOne, set_of

LETTERS = st.text(alphabet=" ab陈\n", max_size=6)


@given(names=st.lists(LETTERS, max_size=20), wanted=st.lists(LETTERS.filter(lambda one: one.strip("\n") == one != "")))
def test_one_text_finds_whom_the_names_one_by_one_would_find(names, wanted):
    lines = [name.replace("\n", " ") for name in names]
    wanted = [one for one in wanted if "\n" not in one]
    expected = {place for place, line in enumerate(lines) if any(one in line for one in wanted)}
    assert NamesInOne.of(names).holding(*wanted) == set_of(expected, len(names))


def test_a_name_does_not_run_into_the_next():
    assert NamesInOne.of([" ali", " hasan", " ali"]).holding("i h", "i  h") == 0
    assert NamesInOne.of([" ali", " hasan", " ali"]).holding(" ali") == 0b101
