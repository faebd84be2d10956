"""The working languages that are offered beside our six."""

from typing import Final

OTHER_LANGUAGES: Final = (
    *("am", "az", "bn", "de", "fa", "ff", "ha", "he", "hi", "id", "it", "ja", "ko", "ku", "ms", "pl", "ps", "pt"),
    *("ro", "so", "sr", "sw", "ta", "th", "tr", "uk", "ur", "uz", "vi", "yo"),
)
"""Those that many experts share."""
