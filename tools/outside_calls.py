"""Whom does an installation call? Run a command, watch every connection that it or a child of it opens, and say.

    python -m tools.outside_calls                    a clean demo is set up, started and its journeys are walked
    python -m tools.outside_calls COMMAND …          any other command

``strace`` stands in for a packet capture, for which one must be root: it sees what is asked of the system before any
packet leaves, names of hosts that are looked up included. Ends with 1 if anything but this machine was called.
"""

import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

JOURNEYS: Final = (sys.executable, "-m", "pytest", "-q", "journeys")
WATCHED: Final = "trace=connect,sendto,sendmsg,sendmmsg"
_CALL: Final = re.compile(
    r"^\d+(?:<(?P<program>[^>]*)>)? .*?(?P<address>sin_addr=inet_addr\(\"[^\"]+\"|inet_pton\(AF_INET6, \"[^\"]+\")"
)
_NUMBER: Final = re.compile(r'"([^"]+)"')
_OWN: Final = re.compile(r"127\.|::1$|::ffff:127\.|0\.0\.0\.0$|::$")
BROWSERS: Final = re.compile("chrom|Thread|Network|Compositor|Viz", re.IGNORECASE)
"""Programs that belong to the browser of the journeys, not to an installation."""


def outside_calls(lines: Iterable[str]) -> Counter[tuple[str, str]]:
    """How often each program called each number that is not this machine, from the lines that strace wrote."""
    calls: Counter[tuple[str, str]] = Counter()
    for line in lines:
        found = _CALL.search(line)
        number = _NUMBER.search(found["address"]) if found else None
        if found and number and not _OWN.match(number[1]):
            calls[found["program"] or "?", number[1]] += 1
    return calls


def watched(command: Iterable[str], *, log: Path) -> int:
    """Run a command under strace; its own exit code."""
    strace = ["strace", "-f", "--seccomp-bpf", "-Y", "-qq", "-e", WATCHED, "-o", str(log)]
    return subprocess.run([*strace, *command], check=False).returncode


def main(command: list[str]) -> int:
    """Watch and tell."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "calls"
        ended = watched(command or JOURNEYS, log=log)
        with log.open(encoding="utf-8", errors="replace") as lines:
            calls = outside_calls(lines)
        seen = sum(1 for _ in log.open(encoding="utf-8", errors="replace"))
    ours = {call: count for call, count in calls.items() if not BROWSERS.search(call[0])}
    for (program, number), count in sorted(calls.items()):
        print(f"{program} called {number}, {count} times{'' if (program, number) in ours else ' (the browser)'}")
    print(f"{seen} calls seen, {sum(ours.values())} of them to the outside; the command ended with {ended}.")
    return 1 if ours or ended else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
