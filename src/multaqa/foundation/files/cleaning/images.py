"""Images: decoded within limits and encoded anew, so that nothing but the pixels is left."""

from io import BytesIO

from PIL import Image, ImageCms, ImageOps, ImageSequence

from multaqa.foundation.files.cleaning.outcome import (
    SMALL_SQUARE_EDGE,
    SQUARE_EDGE,
    Cleaned,
    Reason,
    Refused,
    Variant,
)

MAX_PIXELS = 50_000_000
MAX_PIXELS_OF_ALL_FRAMES = 60_000_000
MAX_FRAMES = 300
LONGEST_EDGE = 3840
VARIANT_WIDTHS = (640, 1280)
_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/gif": "GIF"}


def clean_image(content: bytes, media_type: str, *, square: bool = False) -> Cleaned:
    """The image upright, in sRGB, at most LONGEST_EDGE long, without any metadata; GIF becomes WebP.

    ``square`` keeps the square in its middle alone, as WebP with one smaller copy. Raises Refused for images that are
    damaged, cut off or too large to unpack.
    """
    try:
        with Image.open(BytesIO(content), formats=[_FORMATS[media_type]]) as image:
            _refuse_bombs(image)
            image.draft(None, (LONGEST_EDGE, LONGEST_EDGE))  # JPEG: not larger than needed, from the start
            if square:
                return _square(image)
            return _animation(image) if getattr(image, "is_animated", False) else _still(image, media_type)
    except Refused:
        raise
    except (Image.DecompressionBombError, MemoryError) as error:
        raise Refused(Reason.TOO_HEAVY) from error
    except Exception as error:  # Pillow raises whatever its decoders meet in hostile bytes
        raise Refused(Reason.UNREADABLE) from error


def _refuse_bombs(image: Image.Image) -> None:
    pixels = image.width * image.height
    if pixels > MAX_PIXELS:
        raise Refused(Reason.TOO_HEAVY)
    frames = getattr(image, "n_frames", 1)
    if frames > 1 and (frames > MAX_FRAMES or frames * pixels > MAX_PIXELS_OF_ALL_FRAMES):
        raise Refused(Reason.TOO_HEAVY)


def _still(image: Image.Image, media_type: str) -> Cleaned:
    bare = _bare(ImageOps.exif_transpose(image))
    bare.thumbnail((LONGEST_EDGE, LONGEST_EDGE), Image.Resampling.LANCZOS)
    kept_as = "image/webp" if media_type == "image/gif" else media_type
    return Cleaned(
        media_type=kept_as,
        content=_encoded(bare, kept_as, lossless=media_type == "image/gif"),
        width=bare.width,
        height=bare.height,
        variants=_variants(bare),
    )


def _square(image: Image.Image) -> Cleaned:
    """The middle of the (first) picture on white: what is seen through would be dark on a dark page."""
    bare = _bare(ImageOps.exif_transpose(image))
    if bare.mode == "RGBA":
        bare = Image.alpha_composite(Image.new("RGBA", bare.size, "white"), bare).convert("RGB")
    edge = min(bare.width, bare.height, SQUARE_EDGE)
    middle = ImageOps.fit(bare, (edge, edge), Image.Resampling.LANCZOS)
    small = min(edge, SMALL_SQUARE_EDGE)
    copy = middle.resize((small, small), Image.Resampling.LANCZOS, reducing_gap=3)
    return Cleaned(
        media_type="image/webp",
        content=_encoded(middle, "image/webp"),
        width=edge,
        height=edge,
        variants=(Variant(width=small, height=small, content=_small(copy)),),
    )


def _small(image: Image.Image) -> bytes:
    """One of many on a page: slower to encode, and about two kilobytes."""
    out = BytesIO()
    image.save(out, "WEBP", quality=50, method=6)
    return out.getvalue()


def _animation(image: Image.Image) -> Cleaned:
    frames, durations = [], []
    for frame in ImageSequence.Iterator(image):
        durations.append(max(int(frame.info.get("duration", 100)), 20))
        frames.append(_bare(frame))
    loop = int(image.info.get("loop", 1))
    out = BytesIO()
    frames[0].save(
        out, "WEBP", save_all=True, append_images=frames[1:], duration=durations, loop=loop, quality=80, method=3
    )
    first = frames[0]
    return Cleaned(
        media_type="image/webp",
        content=out.getvalue(),
        width=first.width,
        height=first.height,
        variants=_variants(first),
    )


def _variants(image: Image.Image) -> tuple[Variant, ...]:
    return tuple(_variant(image, width) for width in VARIANT_WIDTHS if width < image.width)


def _variant(image: Image.Image, width: int) -> Variant:
    height = max(1, round(image.height * width / image.width))
    smaller = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)
    return Variant(width=width, height=height, content=_encoded(smaller, "image/webp"))


def _encoded(image: Image.Image, media_type: str, *, lossless: bool = False) -> bytes:
    out = BytesIO()
    if media_type == "image/jpeg":
        image.convert("RGB").save(out, "JPEG", quality=85, progressive=True)
    elif media_type == "image/png":
        image.save(out, "PNG", optimize=True)
    else:
        image.save(out, "WEBP", quality=80, method=4, lossless=lossless)
    return out.getvalue()


def _bare(image: Image.Image) -> Image.Image:
    """The pixels alone, as RGB or RGBA in sRGB."""
    see_through = image.has_transparency_data
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):  # 16 or 32 bits a pixel: to 8
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    alpha = image.convert("RGBA").getchannel("A") if see_through else None
    colours = _in_srgb(image, profile)
    bare = Image.new("RGB", colours.size)
    bare.paste(colours)
    if alpha is not None:
        bare.putalpha(alpha)
    return bare


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if profile and image.mode in {"RGB", "CMYK", "L"}:
        try:
            own, wanted = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, own, wanted, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):  # a broken profile is worth no refusal
            converted = None
        if converted is not None:
            return converted
    return image.convert("RGB")
