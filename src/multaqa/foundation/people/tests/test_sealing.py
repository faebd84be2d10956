from hypothesis import given
from hypothesis import strategies as st

from multaqa.foundation.people.sealing import seal, unseal


@given(st.text())
def test_sealed_text_is_read_again_for_its_purpose_alone(text):
    sealed = seal(text, purpose="one")
    assert unseal(sealed, purpose="one", max_age=60) == text
    assert unseal(sealed, purpose="two", max_age=60) is None


def test_changed_or_foreign_text_is_not_read():
    assert unseal("not sealed here", purpose="one", max_age=60) is None
    assert unseal("", purpose="one", max_age=60) is None
