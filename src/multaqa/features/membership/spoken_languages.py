"""The working languages that are offered beside our six."""

from typing import Final

OTHER_LANGUAGES: Final = (
    *("am", "az", "bg", "bn", "bs", "ca", "cs", "da", "de", "dv", "el", "et", "fa", "ff", "fi", "fil", "ha", "he"),
    *("hi", "hr", "hu", "hy", "id", "ig", "it", "ja", "ka", "kk", "km", "ko", "ku", "ky", "lo", "lt", "lv", "mg"),
    *("mk", "mn", "ms", "my", "nb", "ne", "nl", "pl", "ps", "pt", "ro", "rw", "si", "sk", "sl", "so", "sq", "sr"),
    *("sv", "sw", "ta", "tg", "th", "ti", "tk", "tr", "uk", "ur", "uz", "vi", "wo", "yo"),
)
"""Languages beside the six in which members may work, by their codes of ISO 639."""
