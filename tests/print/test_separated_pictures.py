"""Pictures on their way to the press: each kind that an editor may have, before and after."""

from __future__ import annotations

import io
import random
from functools import partial
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageCms

from taitto.rendering.press import UnknownColourError, separate
from taitto.rendering.press.colours import RGB
from taitto.rendering.press.inks import INK_LIMIT_PERCENT, Inks, limited, most_ink
from taitto.rendering.press.pictures import read_picture
from tests.support.press import PROFILE, address, hues, jpeg, other_rgb, png, write_html

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT = INK_LIMIT_PERCENT * 255 // 100


def placed(picture: bytes, kind: str, *, limit: int = INK_LIMIT_PERCENT) -> tuple[Image.Image, dict[str, Any]]:
    """Return the picture of a press PDF as a printer reads it, with what the PDF says of it."""
    pdf = separate(write_html(f'<img alt="" src="{address(picture, kind)}">'), PROFILE, ink_limit_percent=limit)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        (image,) = document.pages[0].get_images().values()
        picture_in_inks, _ = read_picture(image)
        return picture_in_inks, {
            "space": str(image["/ColorSpace"]),
            "filter": str(image["/Filter"]),
            "mask": bytes(image["/SMask"].read_bytes()) if "/SMask" in image else None,
            "size": (int(image["/Width"]), int(image["/Height"])),
        }


def seen(picture: Image.Image) -> Image.Image:
    """Return a picture in inks as it looks on paper, in sRGB."""
    press = ImageCms.ImageCmsProfile(io.BytesIO(PROFILE))
    paper = ImageCms.buildTransform(
        press,
        ImageCms.createProfile("sRGB"),
        "CMYK",
        "RGB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    found = ImageCms.applyTransform(picture, paper)
    assert found is not None
    return found


def mean_difference(one: Image.Image, other: Image.Image) -> float:
    pixels = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).tobytes()
    return sum(pixels) / len(pixels)


@pytest.mark.parametrize(
    ("make", "kind", "compression"),
    [
        (partial(jpeg, "RGB"), "jpeg", "/DCTDecode"),
        (partial(jpeg, "L"), "jpeg", "/DCTDecode"),
        (partial(png, "RGB"), "png", "/FlateDecode"),
        (partial(png, "L"), "png", "/FlateDecode"),
        (partial(png, "P"), "png", "/FlateDecode"),
        (partial(png, "1"), "png", "/FlateDecode"),
        (partial(png, "RGBA"), "png", "/FlateDecode"),
    ],
    ids=["jpeg", "grey jpeg", "png", "grey png", "palette png", "bilevel png", "transparent png"],
)
def test_a_picture_looks_as_it_did(make: Callable[[], bytes], kind: str, compression: str) -> None:
    source = make()
    picture, told = placed(source, kind)

    assert told["space"] == "/DeviceCMYK"
    assert told["filter"] == compression
    assert told["size"] == picture.size == hues().size
    assert most_ink(picture) <= LIMIT
    with Image.open(io.BytesIO(source)) as before:
        assert mean_difference(seen(picture), before) < 20  # pure hues: no press has them all


def test_a_dull_picture_keeps_its_colours_closely() -> None:
    dull = Image.blend(hues(), Image.new("RGB", hues().size, "#c0b8a8"), 0.75)
    out = io.BytesIO()
    dull.save(out, "JPEG", quality=95)

    picture, _ = placed(out.getvalue(), "jpeg")

    assert mean_difference(seen(picture), dull) < 2.5


def test_a_picture_keeps_its_transparency() -> None:
    source = png("RGBA")
    _, told = placed(source, "png")

    with Image.open(io.BytesIO(source)) as picture:
        assert told["mask"] == picture.getchannel("A").tobytes()


def test_a_picture_in_inks_is_taken_as_it_is() -> None:
    source = jpeg("CMYK")
    picture, told = placed(source, "jpeg")

    assert told["space"] == "/DeviceCMYK"
    with Image.open(io.BytesIO(source)) as before:
        assert picture.tobytes() == before.tobytes()


def test_a_picture_in_inks_that_are_written_plainly_is_taken_as_it_is() -> None:
    """Without Adobe's mark, 255 is full ink."""
    adobe = jpeg("CMYK")
    start = adobe.index(b"\xff\xee")
    bare = adobe[:start] + adobe[start + 2 + int.from_bytes(adobe[start + 2 : start + 4], "big") :]
    one, _ = placed(adobe, "jpeg", limit=400)
    other, _ = placed(bare, "jpeg", limit=400)

    assert other.tobytes() == ImageChops.invert(one).tobytes()


def test_a_picture_is_read_by_its_own_profile() -> None:
    plain, _ = placed(jpeg(), "jpeg")
    profiled, _ = placed(jpeg(profile=other_rgb()), "jpeg")
    red, green, blue = seen(plain).split()

    assert mean_difference(seen(plain), seen(profiled)) > 30
    assert mean_difference(Image.merge("RGB", [green, red, blue]), seen(profiled)) < 20


@pytest.mark.parametrize("limit", [300, 260, 220])
def test_no_pixel_of_a_jpeg_has_more_ink_than_the_limit(limit: int) -> None:
    """Dark noise: compression alone throws pixels far beyond the limit."""
    noise = random.Random(1).randbytes(64 * 64 * 4)  # noqa: S311 (noise, no secret)
    out = io.BytesIO()
    Image.frombytes("CMYK", (64, 64), noise).point(lambda ink: 128 + ink // 2).save(out, "JPEG", quality=60)

    picture, told = placed(out.getvalue(), "jpeg", limit=limit)

    assert told["filter"] == "/DCTDecode"
    assert limit * 2 < most_ink(picture) <= limit * 255 // 100


def test_what_is_limited_keeps_its_black_and_its_hue() -> None:
    picture = Image.new("CMYK", (2, 1))
    picture.putpixel((0, 0), (255, 255, 204, 204))
    picture.putpixel((1, 0), (255, 0, 0, 255))

    made = limited(picture, LIMIT)

    assert made.getpixel((1, 0)) == (255, 0, 0, 255)
    cyan, magenta, yellow, black = made.getpixel((0, 0))  # type: ignore[misc]
    assert black == 204
    assert LIMIT - 3 <= cyan + magenta + yellow + black <= LIMIT
    assert cyan == magenta
    assert yellow / cyan == pytest.approx(0.8, abs=0.01)


def test_a_stencil_has_the_colour_that_it_is_filled_with() -> None:
    with pikepdf.open(io.BytesIO(write_html("<p>Lumi suli."))) as document:
        stencil = document.make_stream(
            b"\xaa" * 8,
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=8,
            Height=8,
            BitsPerComponent=1,
            ImageMask=True,
        )
        name = document.pages[0].add_resource(stencil, pikepdf.Name.XObject)
        document.pages[0].contents_add(f"q 0 1 0 rg 9 0 0 9 0 0 cm {name} Do Q".encode())
        out = io.BytesIO()
        document.save(out)

    with pikepdf.open(io.BytesIO(separate(out.getvalue(), PROFILE))) as document:
        image = document.pages[0].resources["/XObject"][name]
        lines = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(document.pages[0])).splitlines()

    assert bool(image["/ImageMask"])
    before = lines[lines.index(f"{name} Do".encode()) - 1]
    assert before == " ".join(f"{ink:g}" for ink in Inks(PROFILE).colour(RGB, (0, 1, 0))).encode() + b" k"


def test_a_picture_with_a_colour_for_its_mask_is_refused() -> None:
    with pikepdf.open(io.BytesIO(write_html(f'<img alt="" src="{address(png("RGB"), "png")}">'))) as document:
        (image,) = document.pages[0].get_images().values()
        image["/Mask"] = pikepdf.Array([0, 9, 0, 9, 0, 9])
        out = io.BytesIO()
        document.save(out)

    with pytest.raises(UnknownColourError, match="a colour as its mask"):
        separate(out.getvalue(), PROFILE)
