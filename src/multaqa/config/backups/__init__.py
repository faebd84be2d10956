"""Backups: database, files and keys in one sealed archive, and the way back."""
