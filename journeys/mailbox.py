"""The mail that a demo keeps as files instead of sending it."""

import time
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

PATIENCE = 20.0  # seconds until a letter has passed the queue


class Mailbox:
    """Letters to anyone, newest last."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def wait_for(self, address: str) -> str:
        """The text of the newest letter to ``address``, all its parts; fails when none comes."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if found := [letter for letter in self._letters() if address in str(letter["To"])]:
                return _text(found[-1])
            time.sleep(0.2)
        raise AssertionError(f"No letter to {address} came.")

    def _letters(self) -> list[EmailMessage]:
        files = sorted((path for path in self._folder.glob("*")), key=lambda path: path.stat().st_mtime_ns)
        parts = (part for path in files for part in path.read_bytes().split(b"-" * 79 + b"\n"))
        return [message_from_bytes(part, policy=default) for part in parts if part.strip()]  # type: ignore[misc]  # the policy makes EmailMessages


def _text(letter: EmailMessage) -> str:
    return "\n".join(part.get_content() for part in letter.walk() if part.get_content_maintype() == "text")
