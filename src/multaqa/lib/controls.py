"""Characters that are not seen: which of them are dropped from what people write, and which are refused."""

import re
import unicodedata
from typing import Final

# Embeddings and isolates only guess the direction that our pages set themselves; byte order marks and
# controls other than line break and tab mean nothing in a text. Joiners and the marks LRM, RLM, ALM are letters' own.
_DROPPED: Final = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202c\u2066-\u2069\ufeff\ufff9-\ufffb]")
# Overrides show letters in another order than they are read; a NUL ends a text for PostgreSQL; a lone surrogate and a
# noncharacter are no text at all; tags hide words in other words.
_REFUSED: Final = re.compile("[\x00\u202d\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]")


def tidy(text: str) -> str:
    """``text`` in Unicode's composed form, with plain line breaks and without unseen characters that mean nothing."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    return unicodedata.normalize("NFC", _DROPPED.sub("", lines))


def seen(text: str) -> str:
    """``text`` without any unseen character that is dropped or refused elsewhere: for where nobody can be asked."""
    return _REFUSED.sub("", tidy(text))


def disguises(text: str) -> list[str]:
    """The characters of ``text`` that nobody may write, each once, named as in "U+202E"."""
    return [f"U+{ord(letter):04X}" for letter in dict.fromkeys(_REFUSED.findall(text))]


def revealed(text: str) -> str:
    """``text`` tidied, with each character that nobody may write shown by its name, as in "[U+202E]".

    For what people send to be read by others: nothing deceives, and the reader sees that something was tried. A NUL
    and halves of letters, which nothing can store, are named too.
    """
    return _REFUSED.sub(lambda found: f"[U+{ord(found.group()):04X}]", tidy(text))
