"""Names of people compared across scripts."""

from multaqa.lib.names.likeness import ALIKE, are_alike, keys_of, likeness

__all__ = ["ALIKE", "are_alike", "keys_of", "likeness"]
