"""Measurements of the running site against docs/develop/budgets.md: ``make bench``."""
