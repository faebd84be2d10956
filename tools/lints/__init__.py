"""Our own rules, which no public linter knows: each file is one rule, a function from the tree to its faults."""
