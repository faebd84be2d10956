"""How a vocalised Arabic sample is shaped: recorded from the original font, compared with our subset by a test."""

import json
from io import BytesIO
from pathlib import Path

import uharfbuzz
from fontTools.ttLib import TTFont

SAMPLE = "تُعَزِّزُ الشَّبَكَةُ حِمَايَةَ الأَمَاكِنِ، وَلَا تُسْتَثْنَى مِنْهَا قَرْيَةٌ؛ بَلَىٰ پچڤگ لله لأ لإ لآ ـّـ ٠١٢٣٤٥٦٧٨٩"
RECORD = Path(__file__).with_name("shaped_sample.json")

Shape = list[list[int]]
"""A row for each glyph: cluster, advance, x and y offset, and the box of its outline (four numbers)."""


def shape(font_file: Path) -> Shape:
    """The shape of ``SAMPLE`` in a font file (WOFF2 is read as plain TrueType)."""
    font = uharfbuzz.Font(uharfbuzz.Face(_plain(font_file)))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(SAMPLE)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    rows = []
    for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions or [], strict=True):
        box = font.get_glyph_extents(glyph.codepoint)
        edges = [box.x_bearing, box.y_bearing, box.width, box.height] if box else [0, 0, 0, 0]
        rows.append([glyph.cluster, place.x_advance, place.x_offset, place.y_offset, *edges])
    return rows


def record(originals: dict[str, Path]) -> None:
    """Write the shapes that the original fonts give the sample, by weight."""
    shapes = {weight: shape(path) for weight, path in originals.items()}
    RECORD.write_text(json.dumps(shapes) + "\n", encoding="utf-8")


def _plain(font_file: Path) -> bytes:
    font = TTFont(font_file)
    font.flavor = None
    buffer = BytesIO()
    font.save(buffer)
    return buffer.getvalue()
