"""``python -m tools.lints``: every rule over the whole project; ends with 1 when one is broken."""

import sys
from pathlib import Path

from tools.lints import doors, leftovers, markup, names, order, papers, references, roles, sizes
from tools.lints.tree import Tree

ROOT = Path(__file__).resolve().parents[2]
RULES = (doors, order, references, roles, sizes, names, markup, papers, leftovers)


def main(root: Path = ROOT) -> int:
    """The number of broken rules' faults, capped at 1 for the shell."""
    tree = Tree(root)
    found = [fault for rule in RULES for fault in rule.faults(tree)]
    for fault in found:
        print(f"{fault.path.relative_to(root)}:{fault.line}: {fault.sentence}")
    print(f"{len(found)} faults by our own rules." if found else "Our own rules are kept.", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
