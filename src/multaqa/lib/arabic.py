"""Arabic words met in a text: letters, and a light stem for comparing.

Source: the "light10" stemmer of Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information Retrieval"
(2007), over text folded by ``fold``.
"""

import re

_PREFIXES = ("وبال", "وكال", "وفال", "وال", "بال", "كال", "فال", "ال", "لل", "و")
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_LETTER = re.compile(r"[\u0621-\u064a\u066e-\u06d3\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")


def has_arabic(text: str) -> bool:
    """True when ``text`` holds an Arabic letter."""
    return _LETTER.search(text) is not None


def light_stem(word: str) -> str:
    """The light stem of one folded Arabic word: «والاهداف» → «اهداف», «الضعيفه» → «ضعيف».

    At least two letters are left after taking off a prefix (three for «و» alone), and after each suffix.
    """
    stem = _without_prefix(word)
    for suffix in _SUFFIXES:
        if stem.endswith(suffix) and len(stem) - len(suffix) >= 2:
            stem = stem.removesuffix(suffix)
    return stem


def _without_prefix(word: str) -> str:
    for prefix in _PREFIXES:
        least = 3 if prefix == "و" else 2
        if word.startswith(prefix) and len(word) - len(prefix) >= least:
            return word.removeprefix(prefix)
    return word
