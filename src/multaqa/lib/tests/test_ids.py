import re

from multaqa.lib.ids import random_id


def test_random_id_is_twelve_unambiguous_characters() -> None:
    assert all(re.fullmatch(r"[0-9a-hjkmnp-tv-z]{12}", random_id()) for _ in range(500))


def test_random_ids_do_not_repeat() -> None:
    assert len({random_id() for _ in range(5000)}) == 5000
