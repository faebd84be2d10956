"""Pages: the announcement as it is read, and the desk of those who announce."""
