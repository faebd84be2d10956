"""A finding of bandit is answered by a reason on its line, and by nothing less."""

import pytest

from tools.weaknesses import _is_answered


@pytest.mark.parametrize(
    ("rule", "line", "answered"),
    [
        ("B603", "subprocess.run(command)  # noqa: S603 - the command is ours", True),
        ("B703", "return mark_safe(text)  # noqa: S308 - both are escaped", True),
        ("B703", "SafeString(text)  # nosec B703 - one of two constants", True),
        ("B603", "subprocess.run(command)  # " + "noqa: S603", False),
        ("B603", "subprocess.run(command)  # noqa: S602 - the command is ours", False),
        ("B101", "assert found", False),
    ],
)
def test_reason_on_the_line_answers(rule: str, line: str, answered: bool):
    assert _is_answered(rule, line) is answered
