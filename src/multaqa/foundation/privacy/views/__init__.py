"""Pages: what is held, its export and erasure; the officers' cases."""
