"""Reads: what readers are shown (``reading.py``), and what those who announce work with (``desk.py``)."""
