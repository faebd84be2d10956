"""Drafts of translations by a machine."""
