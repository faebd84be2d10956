"""The process that cleans one file: it reads the file from its input and writes the cleaned one to its output.

It takes little memory and time and then nothing more, so hostile files end it and nobody else. Run by
``isolation.py`` as ``python -m multaqa.foundation.files.cleaning.child``; with ``--square``, for a square image.
"""

import json
import resource
import sys

from multaqa.foundation.files.cleaning.clean import clean
from multaqa.foundation.files.cleaning.outcome import REFUSED_CODE, Cleaned, Reason, Refused

MEMORY_BYTES = 1_500_000_000
PROCESSOR_SECONDS = 30


def main() -> int:
    """Clean standard input; 0 with the framed result on standard output, REFUSED_CODE with the reason alone."""
    _take_little()
    try:
        cleaned = clean(sys.stdin.buffer.read(), square="--square" in sys.argv)
    except Refused as refusal:
        sys.stdout.write(refusal.reason.value)
        return REFUSED_CODE
    except (MemoryError, RecursionError):
        sys.stdout.write(Reason.TOO_HEAVY.value)
        return REFUSED_CODE
    sys.stdout.buffer.write(framed(cleaned))
    return 0


def framed(cleaned: Cleaned) -> bytes:
    """One line of JSON that says what follows, then the file and its variants one after the other."""
    header = {
        "media_type": cleaned.media_type,
        "size": len(cleaned.content),
        "width": cleaned.width,
        "height": cleaned.height,
        "variants": [[variant.width, variant.height, len(variant.content)] for variant in cleaned.variants],
    }
    return b"".join([json.dumps(header).encode(), b"\n", cleaned.content, *(v.content for v in cleaned.variants)])


def _take_little() -> None:
    for what, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, PROCESSOR_SECONDS),
        (resource.RLIMIT_FSIZE, 0),  # it writes to no file
        (resource.RLIMIT_CORE, 0),
    ):
        _, hardest = resource.getrlimit(what)
        most = most if hardest == resource.RLIM_INFINITY else min(most, hardest)
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    sys.exit(main())
