"""Our mark: eight seats round a table, one of them open. Drawn once from its measures, as SVG and as images.

Plain eight-fold geometry: seven seats in teal, the open one in amber, a ring in the middle where all meet.
"""

import math
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

SIDE = 32.0
MIDDLE = SIDE / 2
SEATS = 8
SEAT_RADIUS, SEAT_WIDTH, SEAT_HALF_ANGLE = 12.4, 3.7, 10.5
TABLE_RADIUS, TABLE_WIDTH = 5.6, 2.5
OPEN_SEAT = 3
"""Counted clockwise from the right: the seat at the lower left."""


@dataclass(frozen=True)
class Colours:
    """What the mark is painted with, in sRGB."""

    seats: str
    open_seat: str
    ground: str


ON_LIGHT = Colours(seats="#00504f", open_seat="#b97814", ground="#fbfaf7")
ON_DARK = Colours(seats="#9fdcdb", open_seat="#f0b65c", ground="#141b1d")


def mark_symbol() -> str:
    """The mark as a symbol of the sprite: seats in the colour around it, the open one in our amber."""
    return f'<symbol id="mark" viewBox="0 0 32 32">{_shapes("currentColor", "var(--amber)")}</symbol>'


def write_favicon(path: Path) -> None:
    """Write the mark as an SVG that follows the light or dark theme of the browser."""
    light, dark = ON_LIGHT, ON_DARK
    style = (
        f".s{{stroke:{light.seats}}}.o{{stroke:{light.open_seat}}}"
        f"@media(prefers-color-scheme:dark){{.s{{stroke:{dark.seats}}}.o{{stroke:{dark.open_seat}}}}}"
    )
    body = _shapes("", "", classes=True)
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>{style}</style>{body}</svg>\n',
        encoding="utf-8",
    )


def write_image(path: Path, size: tuple[int, int], *, mark: int, colours: Colours = ON_LIGHT) -> None:
    """Write a PNG (or ICO) of ``size`` pixels with the mark, ``mark`` pixels wide, in its middle."""
    image = Image.new("RGB", size, colours.ground)
    drawn = _painted(mark, colours)
    image.paste(drawn, ((size[0] - mark) // 2, (size[1] - mark) // 2))
    image.save(path, optimize=True)


def _shapes(seats: str, open_seat: str, *, classes: bool = False) -> str:
    def paint(colour: str, name: str) -> str:
        return f'class="{name}"' if classes else f'stroke="{colour}"'

    closed = " ".join(_seat(number) for number in range(SEATS) if number != OPEN_SEAT)
    line = f'fill="none" stroke-linecap="round" stroke-width="{SEAT_WIDTH}"'
    return (
        f'<path {line} {paint(seats, "s")} d="{closed}"/>'
        f'<path {line} {paint(open_seat, "o")} d="{_seat(OPEN_SEAT)}"/>'
        f'<circle fill="none" stroke-width="{TABLE_WIDTH}" {paint(seats, "s")} cx="16" cy="16" r="{TABLE_RADIUS}"/>'
    )


def _seat(number: int) -> str:
    middle = number * 360 / SEATS
    (x1, y1), (x2, y2) = (_point(middle + side * SEAT_HALF_ANGLE) for side in (-1, 1))
    return f"M{x1:.2f} {y1:.2f}A{SEAT_RADIUS} {SEAT_RADIUS} 0 0 1 {x2:.2f} {y2:.2f}"


def _point(degrees: float) -> tuple[float, float]:
    angle = math.radians(degrees)
    return MIDDLE + SEAT_RADIUS * math.cos(angle), MIDDLE + SEAT_RADIUS * math.sin(angle)


def _painted(width: int, colours: Colours) -> Image.Image:
    fine = width * 8
    scale = fine / SIDE
    image = Image.new("RGB", (fine, fine), colours.ground)
    pen = ImageDraw.Draw(image)
    for number in range(SEATS):
        _paint_seat(pen, number, scale, colours.open_seat if number == OPEN_SEAT else colours.seats)
    outer = (TABLE_RADIUS + TABLE_WIDTH / 2) * scale
    box = [MIDDLE * scale - outer, MIDDLE * scale - outer, MIDDLE * scale + outer, MIDDLE * scale + outer]
    pen.ellipse(box, outline=colours.seats, width=round(TABLE_WIDTH * scale))
    return image.resize((width, width), Image.Resampling.LANCZOS)


def _paint_seat(pen: ImageDraw.ImageDraw, number: int, scale: float, colour: str) -> None:
    middle, radius = number * 360 / SEATS, SEAT_WIDTH / 2 * scale
    for step in range(-40, 41):
        x, y = _point(middle + SEAT_HALF_ANGLE * step / 40)
        pen.ellipse([x * scale - radius, y * scale - radius, x * scale + radius, y * scale + radius], fill=colour)
