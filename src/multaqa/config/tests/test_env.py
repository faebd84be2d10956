"""Reading the environment: types, files, and every problem at once."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.config.env import BadEnvironment, Environment, time_zone


def test_empty_environment_gives_the_defaults():
    env = Environment({})
    assert env.text("MULTAQA_A", default="a") == "a"
    assert env.flag("MULTAQA_B") is False
    assert env.number("MULTAQA_C", default=7) == 7
    assert env.words("MULTAQA_D", default=("x",)) == ["x"]
    assert env.some("MULTAQA_E", of=("ar", "en")) == ["ar", "en"]
    env.finish()


def test_empty_value_is_the_same_as_none():
    env = Environment({"MULTAQA_A": "", "MULTAQA_A_FILE": "", "MULTAQA_C": ""})
    assert env.text("MULTAQA_A", default="a") == "a"
    assert env.number("MULTAQA_C", default=7) == 7
    env.finish()


def test_values_are_read_as_their_types():
    env = Environment({"MULTAQA_B": "Yes", "MULTAQA_C": "25", "MULTAQA_D": "a, b,,c", "MULTAQA_E": "en,ar"})
    assert env.flag("MULTAQA_B") is True
    assert env.number("MULTAQA_C", default=7) == 25
    assert env.words("MULTAQA_D") == ["a", "b", "c"]
    assert env.some("MULTAQA_E", of=("ar", "zh-hans", "en")) == ["ar", "en"]


def test_file_variant_holds_the_value(tmp_path: Path):
    secret = tmp_path / "secret"
    secret.write_text("very secret\n", encoding="utf-8")
    env = Environment({"MULTAQA_KEY_FILE": str(secret)})
    assert env.text("MULTAQA_KEY") == "very secret"
    env.finish()


def test_every_problem_is_named_at_once(tmp_path: Path):
    env = Environment(
        {
            "MULTAQA_B": "perhaps",
            "MULTAQA_C": "many",
            "MULTAQA_E": "en,de",
            "MULTAQA_F": "loud",
            "MULTAQA_K": "x",
            "MULTAQA_K_FILE": str(tmp_path / "none"),
            "MULTAQA_HOST": "example.org",
        }
    )
    env.flag("MULTAQA_B")
    env.number("MULTAQA_C", default=1)
    env.some("MULTAQA_E", of=("ar", "en"))
    env.choice("MULTAQA_F", of=("json", "plain"), default="json")
    env.text("MULTAQA_K")
    env.words("MULTAQA_HOSTS")
    with pytest.raises(BadEnvironment) as raised:
        env.finish()
    assert str(raised.value).splitlines() == [
        "The environment cannot be used:",
        "  - MULTAQA_B is 'perhaps': write 1 or 0.",
        "  - MULTAQA_C is 'many': write a whole number.",
        "  - MULTAQA_E names de: choose from ar, en.",
        "  - MULTAQA_F is 'loud': write one of json, plain.",
        "  - MULTAQA_K and MULTAQA_K_FILE are both set: keep one of them.",
        f"  - MULTAQA_K_FILE names {tmp_path / 'none'}, which cannot be read: No such file or directory.",
        "  - MULTAQA_HOST is not a setting. Is MULTAQA_HOSTS meant?",
    ]


def test_variables_of_others_are_left_alone():
    env = Environment({"PATH": "/bin", "MULTAQA_TEST_DATABASE": "postgresql"})
    env.finish()


def test_time_zone_is_one_of_the_database():
    assert time_zone("Asia/Qatar") == "Asia/Qatar"
    with pytest.raises(ValueError, match=r"is 'Mars': write a time zone"):
        time_zone("Mars")


@given(st.text())
def test_number_is_read_or_refused_but_never_guessed(value: str):
    env = Environment({"MULTAQA_C": value})
    number = env.number("MULTAQA_C", default=-1)
    if number == -1 and value != "":
        with pytest.raises(BadEnvironment):
            env.finish()
    else:
        assert value == "" or int(value) == number
