"""How the tests of cleaning look at what comes out of it."""

import zipfile
from io import BytesIO

import pytest

from multaqa.foundation.files.cleaning.clean import clean
from multaqa.foundation.files.cleaning.outcome import Cleaned, Reason, Refused
from multaqa.foundation.files.testing import SECRET

CANARY = SECRET.encode()


def refused(content: bytes) -> Reason:
    """Why the content is refused."""
    with pytest.raises(Refused) as refusal:
        clean(content)
    return refusal.value.reason


def unpacked(cleaned: Cleaned) -> dict[str, bytes]:
    """The files of a cleaned package."""
    with zipfile.ZipFile(BytesIO(cleaned.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
