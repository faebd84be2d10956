"""How much an upload may be."""

from multaqa.foundation.files.cleaning.accepted import Kind

MEGABYTE = 1_000_000
MOST_MEGABYTES: dict[Kind, int] = {"image": 20, "document": 50}
MOST_UNATTACHED = 50
"""How many files of one person may wait to be attached."""
