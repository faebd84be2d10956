"""Setting an installation up, and who holds its offices."""
