"""Names of months: how the United Nations writes them in Arabic, and how people write them in the six languages."""

from multaqa.lib.fold import fold

UN_ARABIC_MONTHS = (
    "كانون الثاني/يناير",
    "شباط/فبراير",
    "آذار/مارس",
    "نيسان/أبريل",
    "أيار/مايو",
    "حزيران/يونيه",
    "تموز/يوليه",
    "آب/أغسطس",
    "أيلول/سبتمبر",
    "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر",
    "كانون الأول/ديسمبر",
)

_LEVANTINE = (
    ("كانون الثاني",),
    ("شباط",),
    ("آذار",),
    ("نيسان",),
    ("أيار", "نوار"),
    ("حزيران",),
    ("تموز",),
    ("آب",),
    ("أيلول",),
    ("تشرين الأول",),
    ("تشرين الثاني",),
    ("كانون الأول",),
)
_ROMAN = (
    ("يناير", "جانفي"),
    ("فبراير", "فيفري"),
    ("مارس",),
    ("أبريل", "إبريل", "أفريل"),
    ("مايو", "ماي"),
    ("يونيه", "يونيو", "جوان"),
    ("يوليه", "يوليو", "يوليوز", "جويلية"),
    ("أغسطس", "غشت", "أوت"),
    ("سبتمبر", "شتنبر"),
    ("أكتوبر",),
    ("نوفمبر", "نونبر"),
    ("ديسمبر", "دجنبر"),
)
_OTHERS = (
    "january jan janvier janv январь января янв enero ene",
    "february feb février févr fév февраль февраля февр фев febrero",
    "march mar mars март марта мар marzo",
    "april apr avril avr апрель апреля апр abril abr",
    "may mai май мая mayo",
    "june jun juin июнь июня июн junio",
    "july jul juillet juil июль июля июл julio",
    "august aug août август августа авг agosto ago",
    "september sept sep septembre сентябрь сентября сент сен septiembre setiembre",
    "october oct octobre октябрь октября окт octubre",
    "november nov novembre ноябрь ноября нояб ноя noviembre",
    "december dec décembre déc декабрь декабря дек diciembre dic",
)


def levantine_months() -> dict[str, int]:
    """Folded names as in كانون الثاني → the number of the month."""
    return _numbered(_LEVANTINE)


def roman_months() -> dict[str, int]:
    """Folded Arabic names as in يناير, also the Maghrebi ones such as غشت → the number of the month."""
    return _numbered(_ROMAN)


def other_months() -> dict[str, int]:
    """Folded names and short names in English, French, Russian and Spanish → the number of the month."""
    return _numbered(tuple(tuple(names.split()) for names in _OTHERS))


def _numbered(months: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    return {fold(name): number for number, names in enumerate(months, start=1) for name in names}
