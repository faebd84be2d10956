"""Subsets of IBM Plex Sans (Arabic, Latin, Cyrillic) under a family name of our own, and their ``@font-face`` rules.

The licence (OFL 1.1) reserves the name Plex for the originals, so each subset is renamed. The common letters of
the six languages are one small file a script and weight; rarer letters wait in files of their own, fetched by
``unicode-range`` only when a text holds one of them. Hinting is dropped; every layout feature stays.
"""

from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.merge import Options as MergeOptions
from fontTools.ttLib import TTFont

FAMILY = "Multaqa Sans"
WEIGHTS = {400: "Regular", 600: "SemiBold"}
_NAMES = {1, 3, 4, 6, 16, 18, 21, 25}

ARIAL_UNITS = 2048
ARIAL_WIDTHS = {
    **dict.fromkeys("abdeghnopqu", 1139),
    **dict.fromkeys("cksvxyz", 1024),
    **dict.fromkeys("ijl", 455),
    **dict.fromkeys("ft", 569),
    **{"r": 682, "m": 1706, "w": 1479},
}
"""Advance widths of Arial's small letters: the font that most devices would show in our place."""


@dataclass(frozen=True)
class Source:
    """Where letters are taken from: a file of a fontsource package."""

    package: str
    script: str

    def file(self, packages: dict[str, Path], weight: int) -> Path:
        """The font file for ``weight``."""
        slug = self.package.rpartition("/")[2]
        return packages[self.package] / "files" / f"{slug}-{self.script}-{weight}-normal.woff2"


ARABIC = Source("@fontsource/ibm-plex-sans-arabic", "arabic")
ARABIC_LATIN = Source("@fontsource/ibm-plex-sans-arabic", "latin")
LATIN = Source("@fontsource/ibm-plex-sans", "latin")
LATIN_EXTENDED = Source("@fontsource/ibm-plex-sans", "latin-ext")
CYRILLIC = Source("@fontsource/ibm-plex-sans", "cyrillic")
CYRILLIC_EXTENDED = Source("@fontsource/ibm-plex-sans", "cyrillic-ext")


def _points(text: str) -> frozenset[int]:
    points: set[int] = set()
    for part in text.split():
        first, _, last = part.partition("-")
        points.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(points)


_PUNCTUATION = _points("20-3F 5B 5D A0 AB B7 BB 2013 2014 2018 2019 201C 201D 2026")
_ARABIC = _points("60C 61B 61F 621-63A 640-655 660-66C 670 671 67E 686 6A4 6AF 200C-200F")
_ARABIC_REST = _points(
    "600-604 606-60B 60D-61A 61E 656-65F 66D-66F 672-67D 67F-685 687-6A1 6A3 6A5-6AE 6B0-6FF 750-77F 8A0-8FE FDF2 FDFA"
)
_LATIN = _points(
    "20-7E A0-FF 152 153 178 2002 2009 200B 2013 2014 2018-201A 201C-201E 2022 2026 2032 2033 2039 203A "
    "20AC 2122 2190-2193 2212"
)
_RUSSIAN = _points("401 410-44F 451 2116")


@dataclass(frozen=True)
class Subset:
    """One file to make: its ``name``, and which letters it takes from which sources."""

    name: str
    script: str
    parts: tuple[tuple[Source, frozenset[int]], ...]

    def letters(self) -> frozenset[int]:
        """Every code point the file is asked for."""
        return frozenset().union(*(points for _, points in self.parts))


SUBSETS = (
    Subset("arabic", "Arabic", ((ARABIC, _ARABIC), (ARABIC_LATIN, _PUNCTUATION))),
    Subset("arabic-rest", "Arabic", ((ARABIC, _ARABIC_REST),)),
    Subset("latin", "Latin", ((LATIN, _LATIN),)),
    Subset(
        "latin-rest", "Latin", ((LATIN_EXTENDED, _points("100-151 154-177 179-24F 259 1E00-1EFF 20A0-20AB 20AD-20BF")),)
    ),
    Subset("cyrillic", "Cyrillic", ((CYRILLIC, _RUSSIAN),)),
    Subset("cyrillic-rest", "Cyrillic", ((CYRILLIC, _points("400-45F 490 491 4B0 4B1") - _RUSSIAN),)),
    Subset("cyrillic-far", "Cyrillic", ((CYRILLIC_EXTENDED, _points("460-48F 492-4AF 4B2-52F")),)),
)


def write_fonts(packages: dict[str, Path], folder: Path) -> dict[str, frozenset[int]]:
    """Write every subset in every weight into ``folder``; answers the letters that each name really holds."""
    held: dict[str, frozenset[int]] = {}
    for made in SUBSETS:
        for weight in WEIGHTS:
            font = _merged([_cut(source.file(packages, weight), points) for source, points in made.parts], folder)
            _rename(font, weight)
            held[made.name] = frozenset(font.getBestCmap()) & made.letters()
            font.flavor, font.recalcTimestamp = "woff2", False
            font.save(folder / f"{made.name}-{weight}.woff2")
    return held


def write_rules(held: dict[str, frozenset[int]], sheet: Path, *, latin: Path) -> None:
    """Write the ``@font-face`` rules of every file to ``sheet``.

    "Multaqa Sans" has every script in the regular weight; "Multaqa Sans Arabic" (Latin, Cyrillic) has one script
    in both weights. A page names its own script first, so the heavy weight is fetched for that script alone.
    """
    rules = ["/* Written by `make vendor` (tools/vendor/fonts.py). */"]
    for made in SUBSETS:
        rules.append(_rule(FAMILY, made.name, 400, held[made.name]))
        rules.extend(_rule(f"{FAMILY} {made.script}", made.name, weight, held[made.name]) for weight in WEIGHTS)
    rules.extend(_fallbacks(TTFont(latin)))
    sheet.write_text("\n".join(rules) + "\n", encoding="utf-8")


def _cut(path: Path, points: frozenset[int]) -> TTFont:
    options = subset.Options()
    options.layout_features = ["*"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    font = TTFont(path, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=points)
    cutter.subset(font)
    return font


def _merged(fonts: list[TTFont], folder: Path) -> TTFont:
    if len(fonts) == 1:
        return fonts[0]
    paths = []
    for number, font in enumerate(fonts):
        font.flavor = None
        paths.append(folder / f"part-{number}.ttf")
        font.save(paths[-1])
    merged: TTFont = Merger(options=MergeOptions()).merge(paths)
    merged["head"].created = merged["head"].modified = fonts[0]["head"].modified
    for path in paths:
        path.unlink()
    return merged


def _rename(font: TTFont, weight: int) -> None:
    style = WEIGHTS[weight]
    names = {1: FAMILY, 3: f"{FAMILY} {style} subset", 4: f"{FAMILY} {style}", 6: f"MultaqaSans-{style}", 16: FAMILY}
    table = font["name"]
    table.names = [record for record in table.names if record.nameID not in _NAMES]
    for name_id, value in names.items():
        table.setName(value, name_id, 3, 1, 0x409)


def _rule(family: str, name: str, weight: int, letters: frozenset[int]) -> str:
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;'
        f'src:url("vendor/fonts/{name}-{weight}.woff2") format("woff2");unicode-range:{_ranges(letters)}}}'
    )


def _fallbacks(latin: TTFont) -> list[str]:
    """Faces of the device, stretched to our widths and heights, so that nothing moves when our own arrive."""
    cmap, widths = latin.getBestCmap(), latin["hmtx"]
    ours = sum(widths[cmap[ord(letter)]][0] for letter in ARIAL_WIDTHS) / latin["head"].unitsPerEm
    size = ours / (sum(ARIAL_WIDTHS.values()) / ARIAL_UNITS)
    above, below = latin["hhea"].ascent / 1000 / size, -latin["hhea"].descent / 1000 / size
    latin_rule = (
        f'@font-face{{font-family:"Multaqa Fallback";src:local("Arial"),local("Liberation Sans"),local("Roboto");'
        f"size-adjust:{size:.1%};ascent-override:{above:.1%};descent-override:{below:.1%};line-gap-override:0%}}"
    )
    arabic_rule = (
        '@font-face{font-family:"Multaqa Fallback Arabic";src:local("Segoe UI"),local("Geeza Pro"),'
        'local("Noto Sans Arabic");ascent-override:108.5%;descent-override:41.5%;line-gap-override:0%;'
        "unicode-range:U+600-6FF}"
    )
    return [latin_rule, arabic_rule]


def _ranges(letters: frozenset[int]) -> str:
    spans: list[list[int]] = []
    for point in sorted(letters):
        if spans and point == spans[-1][1] + 1:
            spans[-1][1] = point
        else:
            spans.append([point, point])
    return ",".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in spans)
