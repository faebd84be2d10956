"""Words that people type about themselves and the network."""
