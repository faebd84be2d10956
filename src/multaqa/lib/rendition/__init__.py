"""What a translation seems to say otherwise than its original: figures, units, negations, names.

A question to the translator, not a judgement: words are compared by tables and by sound, and nothing is understood.
Source of the rule: proof-reading of translations as the ISO 17100 revision step lists it (figures, terms, omissions).
"""

from multaqa.lib.rendition.comparing import Difference, differences

__all__ = ["Difference", "differences"]
