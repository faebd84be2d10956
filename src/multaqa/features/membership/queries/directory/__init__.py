"""Reads of the directory: what one reader may see of it, counted, narrowed and found."""
