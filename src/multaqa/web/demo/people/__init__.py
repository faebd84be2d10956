"""Who lives in the demo beside the cast: bodies and people that do not exist, drawn from the lists in this folder."""
