"""Images keep their pixels and lose the rest."""

from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from multaqa.foundation.files.cleaning.clean import clean
from multaqa.foundation.files.cleaning.outcome import Cleaned, Reason, Refused
from multaqa.foundation.files.testing import SECRET, an_animation, an_image

FORMS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}


def opened(content: bytes) -> Any:
    image = Image.open(BytesIO(content))
    image.load()
    return image


def saved(image: Image.Image, form: str, **options) -> bytes:
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


@pytest.mark.parametrize("form", FORMS)
def test_metadata_goes_and_the_picture_stays(form: str) -> None:
    before = an_image(form, size=(120, 80))
    assert SECRET.encode() in before
    cleaned = clean(before)
    assert SECRET.encode() not in cleaned.content
    after = opened(cleaned.content)
    assert dict(after.getexif()) == {}
    assert not {"comment", "xmp", "exif", "icc_profile"} & set(after.info)
    assert (cleaned.media_type, cleaned.width, cleaned.height, after.size) == (FORMS[form], 120, 80, (120, 80))
    told, meant = after.convert("RGB").getpixel((60, 40)), (0, 128, 128)
    assert max(abs(a - b) for a, b in zip(told, meant, strict=True)) <= 4


def test_turned_image_is_set_upright() -> None:
    image = Image.new("RGB", (60, 20), "white")
    image.paste("black", (0, 0, 20, 20))
    exif = image.getexif()
    exif[0x0112] = 6  # turned a quarter clockwise
    cleaned = clean(saved(image, "JPEG", exif=exif))
    upright = opened(cleaned.content).convert("L")
    assert upright.size == (20, 60)
    assert upright.getpixel((10, 10)) < 30 < 200 < upright.getpixel((10, 50))


def test_large_image_is_made_smaller_and_gets_variants() -> None:
    cleaned = clean(saved(Image.new("RGB", (5000, 2500), "navy"), "PNG"))
    assert (cleaned.width, cleaned.height) == (3840, 1920)
    assert [(each.width, each.height, opened(each.content).format) for each in cleaned.variants] == [
        (640, 320, "WEBP"),
        (1280, 640, "WEBP"),
    ]


def test_large_photograph_is_made_smaller() -> None:
    cleaned = clean(an_image("JPEG", size=(9000, 3000)))
    assert (cleaned.width, cleaned.height, opened(cleaned.content).size) == (3840, 1280, (3840, 1280))


def test_small_image_has_no_variants() -> None:
    assert clean(an_image(size=(640, 10))).variants == ()


def test_transparency_stays() -> None:
    image = Image.new("RGBA", (10, 10), (255, 0, 0, 0))
    image.putpixel((5, 5), (255, 0, 0, 255))
    after = opened(clean(saved(image, "PNG")).content)
    assert (after.getpixel((0, 0))[3], after.getpixel((5, 5))) == (0, (255, 0, 0, 255))


def test_palette_with_transparency_stays() -> None:
    image = Image.new("P", (10, 10), 0)
    image.putpalette([0, 0, 0, 255, 255, 255])
    after = opened(clean(saved(image, "GIF", transparency=0)).content)
    assert after.getpixel((0, 0))[3] == 0


def test_sixteen_bit_image_keeps_its_grey() -> None:
    after = opened(clean(saved(Image.new("I;16", (10, 10), 32768), "PNG")).content)
    assert abs(after.convert("L").getpixel((5, 5)) - 128) <= 1


@pytest.mark.parametrize("mode", ["1", "L", "LA", "CMYK"])
def test_every_mode_becomes_plain_colours(mode: str) -> None:
    form = "JPEG" if mode == "CMYK" else "PNG"
    assert opened(clean(saved(Image.new(mode, (10, 10)), form)).content).mode in {"RGB", "RGBA"}


def test_animation_becomes_webp_with_its_frames_and_times() -> None:
    cleaned = clean(an_animation())
    after = opened(cleaned.content)
    assert (cleaned.media_type, after.format, after.n_frames, after.size) == ("image/webp", "WEBP", 3, (40, 30))
    durations = []
    for frame in range(3):
        after.seek(frame)
        after.load()
        durations.append(after.info["duration"])
    assert durations == [80, 120, 200]
    assert SECRET.encode() not in cleaned.content


def test_still_gif_becomes_webp_without_loss() -> None:
    image = Image.new("RGB", (9, 9), (10, 200, 30))
    cleaned = clean(saved(image, "GIF"))
    assert cleaned.media_type == "image/webp"
    assert opened(cleaned.content).convert("RGB").getpixel((4, 4)) == (10, 200, 30)


def test_one_white_pixel_is_kept_as_it_is() -> None:
    assert (clean(an_image("PNG", size=(1, 1))).width, clean(an_image("PNG", size=(5000, 1))).height) == (1, 1)


def test_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(Refused) as refusal:
        clean(saved(Image.new("1", (8000, 8000)), "PNG"))
    assert refusal.value.reason is Reason.TOO_HEAVY


def test_animation_of_too_many_frames_is_refused() -> None:
    frames = [Image.new("L", (4, 4), n % 256) for n in range(301)]
    with pytest.raises(Refused) as refusal:
        clean(saved(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    assert refusal.value.reason is Reason.TOO_HEAVY


@pytest.mark.parametrize("form", FORMS)
def test_cut_off_image_is_refused(form: str) -> None:
    whole = an_image(form, size=(300, 200))
    with pytest.raises(Refused) as refusal:
        clean(whole[: len(whole) // 2])
    assert refusal.value.reason is Reason.UNREADABLE


def test_bytes_after_the_image_go() -> None:
    assert b"<script>" not in clean(an_image() + b"<script>alert(1)</script>").content


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["JPEG", "PNG", "WEBP", "GIF"]), st.data())
def test_damaged_image_is_cleaned_or_refused_and_nothing_else(form: str, choices) -> None:
    content = bytearray(an_animation() if form == "GIF" else an_image(form))
    for _ in range(choices.draw(st.integers(1, 8))):
        content[choices.draw(st.integers(0, len(content) - 1))] = choices.draw(st.integers(0, 255))
    try:
        cleaned = clean(bytes(content))
    except Refused:
        return
    assert isinstance(cleaned, Cleaned)
    assert SECRET.encode() not in cleaned.content
