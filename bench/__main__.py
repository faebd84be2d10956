"""``make bench``: measures the demo site against its budgets and writes docs/develop/figures.md."""

import argparse
import sys
import tempfile
from pathlib import Path

from bench import world


def main() -> int:
    """Measure the pages; the exit code is the number of pages (and of what is measured beside them) over a budget."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--no-lighthouse", action="store_true", help="leave out the slowest part")
    parser.add_argument("--only", nargs="+", default=[], metavar="PAGE", help="measure these, and write nothing down")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="multaqa-bench-", ignore_cleanup_errors=True) as folder:
        world.prepare(Path(folder))
        from bench.measuring import measure  # it needs Django, which was told just now where the site lies

        return measure(Path(folder), only=options.only, scored=not options.no_lighthouse)


if __name__ == "__main__":
    sys.exit(main())
