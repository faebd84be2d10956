"""Pages and feeds of the public web, fetched for a person who asked for one. ``api`` is the door."""
