import pytest

from multaqa.foundation.access.api import Label, Reach, may_cap, new_set, set_key

PLAIN = ["public", "account", "network:n", "constituency:c", "community:c", "organisation:o", "person:p"]


@pytest.mark.parametrize(
    ("label", "widest"),
    [
        (Label.CLEAR, "public"),
        (Label.GREEN, "network:n"),
        (Label.AMBER, "community:c"),
        (Label.AMBER_STRICT, "community:c"),
        (Label.RED, "person:p"),
    ],
)
def test_label_allows_its_widest_key_and_all_narrower_ones(label, widest):
    assert [key for key in PLAIN if may_cap(label, key)] == PLAIN[PLAIN.index(widest) :]


@pytest.mark.django_db
@pytest.mark.parametrize(("reach", "allowed"), [(Reach.PERSON, 5), (Reach.BODY, 4), (Reach.NETWORK, 2)])
def test_set_is_as_wide_as_the_widest_key_it_takes(reach, allowed):
    key = set_key(new_set(reach=reach))
    assert [label for label in Label if may_cap(label, key)] == list(Label)[:allowed]
