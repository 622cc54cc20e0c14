"""The colours of photos, as programs and telephones write them: all are shown in sRGB, on white paper."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from taitto.reading.pictures import read_picture
from taitto.rendering.images import render_picture
from tests.support.offices import png

WHITE = (255, 255, 255)
GREY, GREY_ALPHA, TRUE, TRUE_ALPHA = 0, 4, 2, 6
"""PNG's types of colours."""


def shown(folder: Path, data: bytes, width: int = 20) -> Image.Image:
    """Return what an edition shows of a photo."""
    (folder / "a.jpg").write_bytes(data)
    rendition = render_picture(read_picture(folder, "a.jpg"), width=width, ratio=None, density=1.0)
    return Image.open(io.BytesIO(rendition.artifact.data))


def near(expected: tuple[int, ...]) -> object:
    return pytest.approx(expected, abs=4)


def photo(mode: str, value: int | tuple[int, ...], **options: object) -> bytes:
    """Return a JPEG of one colour."""
    out = io.BytesIO()
    Image.new(mode, (40, 30), value).save(out, "JPEG", quality=95, **options)
    return out.getvalue()


def raw_png(depth: int, colour_type: int, pixel: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    """Return a PNG of 40 × 30 equal pixels in a form that Pillow does not write."""
    rows = zlib.compress((b"\0" + pixel * 40) * 30)
    header = struct.pack(">IIBBBBB", 40, 30, depth, colour_type, 0, 0, 0)
    parts = [(b"IHDR", header), *chunks, (b"IDAT", rows), (b"IEND", b"")]
    framed = [
        struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part)) for name, part in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(framed)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(png(colour=(16, 48, 47)), (16, 48, 47), id="RGB"),
        pytest.param(png(colour=(255, 0, 0, 0), mode="RGBA"), WHITE, id="RGBA, clear"),
        pytest.param(png(colour=(0, 0, 0, 128), mode="RGBA"), (127, 127, 127), id="RGBA, half clear"),
        pytest.param(png(colour=(0, 0), mode="LA"), WHITE, id="grey, clear"),
        pytest.param(png(colour=(60, 255), mode="LA"), (60, 60, 60), id="grey, solid"),
        pytest.param(png(mode="P", transparency=0), WHITE, id="palette, one colour clear"),
        pytest.param(png(mode="P", transparency=bytes([128, 255])), (127, 127, 127), id="palette, one half clear"),
        pytest.param(png(colour=(0, 0, 0), transparency=(0, 0, 0)), WHITE, id="RGB, one colour clear"),
        pytest.param(png(colour=1, mode="1"), WHITE, id="1 bit, white"),
        pytest.param(png(colour=0, mode="1"), (0, 0, 0), id="1 bit, black"),
        pytest.param(png(colour=200, mode="L"), (200, 200, 200), id="grey"),
        pytest.param(png(colour=0x8000, mode="I;16"), (128, 128, 128), id="grey of 16 bits"),
        pytest.param(png(colour=0x2020, mode="I;16"), (32, 32, 32), id="dark grey of 16 bits"),
        pytest.param(png(colour=0xFFFF, mode="I;16"), WHITE, id="white of 16 bits"),
        pytest.param(
            raw_png(16, GREY, b"\x80\x80", (b"tRNS", b"\x12\x34")), (128, 128, 128), id="grey of 16 bits, another clear"
        ),
        pytest.param(raw_png(16, TRUE, b"\x10\0\x80\0\xff\xff"), (16, 128, 255), id="RGB of 16 bits"),
        pytest.param(raw_png(16, TRUE_ALPHA, b"\0\0\0\0\0\0\x80\0"), (127, 127, 127), id="RGBA of 16 bits"),
        pytest.param(raw_png(16, GREY_ALPHA, b"\0\0\0\0"), WHITE, id="grey of 16 bits, clear"),
        pytest.param(photo("L", 90), (90, 90, 90), id="JPEG in grey"),
        pytest.param(photo("CMYK", (255, 0, 0, 0)), (0, 255, 255), id="JPEG in CMYK, as Photoshop writes it"),
        pytest.param(photo("CMYK", (0, 0, 0, 155)), (100, 100, 100), id="JPEG in CMYK, black ink alone"),
    ],
)
def test_a_photo_is_printed_in_rgb_on_white_paper(data: bytes, expected: tuple[int, ...], tmp_path: Path) -> None:
    image = shown(tmp_path, data)

    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (20, 15))
    assert image.getpixel((10, 7)) == near(expected)


def test_inks_without_a_word_from_adobe_become_rgb_too(tmp_path: Path) -> None:
    """Such a JPEG has nothing in it but the picture, and would otherwise be taken as it is when it fits."""
    data = photo("CMYK", (255, 0, 0, 0))
    said = data[2 : 4 + int.from_bytes(data[4:6])]

    assert b"Adobe" in said
    assert shown(tmp_path, data.replace(said, b""), width=40).mode == "RGB"


def test_of_a_moving_picture_the_first_frame_is_shown(tmp_path: Path) -> None:
    data = png(colour=(255, 0, 0), save_all=True, append_images=[Image.new("RGB", (40, 30), (0, 0, 255))])

    assert shown(tmp_path, data).getpixel((10, 7)) == near((255, 0, 0))


def colour_profile(sort: bytes, space: bytes, connection: bytes, tags: dict[bytes, bytes]) -> bytes:
    """Return an ICC profile of version 2.4."""
    table, body = struct.pack(">I", len(tags)), b""
    for name, content in tags.items():
        table += name + struct.pack(">II", 132 + 12 * len(tags) + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    head = struct.pack(">8xI4s4s4s12x4s28x3I48x", 0x02400000, sort, space, connection, b"acsp", 0xF6D6, 0x10000, 0xD32D)
    return struct.pack(">I", 128 + len(table) + len(body)) + head[4:] + table + body


def rgb_profile(red: tuple[float, ...], green: tuple[float, ...], blue: tuple[float, ...]) -> bytes:
    """Return the profile of a screen with these primaries, in XYZ seen by daylight, and a gamma of 2.2."""

    def xyz(values: tuple[float, ...]) -> bytes:
        return struct.pack(">4s4x3i", b"XYZ ", *(round(value * 0x10000) for value in values))

    curve = struct.pack(">4s4xIH2x", b"curv", 1, round(2.2 * 256))
    primaries = {b"rXYZ": xyz(red), b"gXYZ": xyz(green), b"bXYZ": xyz(blue)}
    tags = primaries | {b"wtpt": xyz((0.9642, 1.0, 0.8249)), b"rTRC": curve, b"gTRC": curve, b"bTRC": curve}
    return colour_profile(b"mntr", b"RGB ", b"XYZ ", tags)


def table(inputs: int, outputs: int, corners: list[tuple[int, ...]]) -> bytes:
    """Return the part of a profile that turns colours into others, by what becomes of the extremes."""
    identity = [0x10000 if at % 4 == 0 else 0 for at in range(9)]
    head = struct.pack(">4s4xBBBx9i", b"mft1", inputs, outputs, 2, *identity)
    steps = bytes(range(256))
    return head + steps * inputs + b"".join(map(bytes, corners)) + steps * outputs


def cmyk_profile() -> bytes:
    """Return the profile of a press on which cyan ink is as red as can be, and all other inks are dark grey.

    So it is when colours are measured; the tables that are made to please have all inks in green.
    """
    white, red, dark, green = (255, 128, 128), (138, 209, 195), (51, 128, 128), (138, 40, 195)
    measured = table(4, 3, [white, *[dark] * 7, red, *[dark] * 7])
    pleasing = table(4, 3, [white, *[green] * 15])
    inks = table(3, 4, [*[(0, 0, 0, 255)] * 4, *[(0, 0, 0, 0)] * 4])
    return colour_profile(
        b"prtr", b"CMYK", b"Lab ", {b"A2B0": pleasing, b"A2B1": measured, b"B2A0": inks, b"B2A1": inks}
    )


SRGB = ((0.4361, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141))
DISPLAY_P3 = ((0.5151, 0.2412, -0.0011), (0.2920, 0.6922, 0.0419), (0.1571, 0.0666, 0.7841))
SWAPPED = (SRGB[1], SRGB[0], SRGB[2])
"""A screen that shows red where green is meant."""


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(photo("RGB", (200, 100, 50), icc_profile=rgb_profile(*DISPLAY_P3)), (216, 93, 24), id="P3"),
        pytest.param(photo("RGB", (200, 60, 60), icc_profile=rgb_profile(*SWAPPED)), (58, 201, 58), id="JPEG"),
        pytest.param(png(colour=(200, 60, 60), icc_profile=rgb_profile(*SWAPPED)), (58, 201, 58), id="PNG"),
        pytest.param(
            png(colour=(200, 60, 60, 255), mode="RGBA", icc_profile=rgb_profile(*SWAPPED)), (58, 201, 58), id="RGBA"
        ),
        pytest.param(photo("CMYK", (255, 0, 0, 0), icc_profile=cmyk_profile()), (254, 0, 0), id="CMYK"),
        pytest.param(photo("CMYK", (0, 0, 0, 0), icc_profile=cmyk_profile()), WHITE, id="CMYK without ink"),
        pytest.param(photo("CMYK", (0, 0, 0, 255), icc_profile=cmyk_profile()), (0, 0, 0), id="CMYK, darkest"),
    ],
)
def test_the_colours_of_a_profile_are_kept(data: bytes, expected: tuple[int, ...], tmp_path: Path) -> None:
    assert shown(tmp_path, data).getpixel((10, 7)) == near(expected)


@pytest.mark.parametrize(
    "profile",
    [
        pytest.param(b"x" * 200, id="nonsense"),
        pytest.param(rgb_profile(*SWAPPED)[:180], id="broken off"),
        pytest.param(cmyk_profile(), id="of a press"),
        pytest.param(rgb_profile(*SWAPPED) + b"sRGB IEC61966-2.1", id="named sRGB"),
        pytest.param(rgb_profile(*SWAPPED) + "sRGB IEC61966-2.1".encode("utf-16-be"), id="named sRGB, newer"),
    ],
)
def test_a_profile_that_makes_no_sense_or_is_srgb_changes_nothing(profile: bytes, tmp_path: Path) -> None:
    data = photo("RGB", (200, 100, 50), icc_profile=profile)

    assert shown(tmp_path, data).getpixel((10, 7)) == near((200, 100, 50))
