"""What colours become: inks on paper or, in a soft mask, light.

Everything goes by way of sRGB, which is what WeasyPrint writes, and from there by the press's own profile: relative
colorimetric with black point compensation. Colours that the press can print stay within a few ΔE of what the screen
showed, where the perceptual tables would shift all of them to make room for those that it cannot; and the
compensation keeps what is drawn in the shadows of photos, which would all become one black without it.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Protocol

import pikepdf
from PIL import Image, ImageCms, ImageMath

from taitto.rendering.photos import in_srgb
from taitto.rendering.press.colours import CMYK, GREY, Space

if TYPE_CHECKING:
    from collections.abc import Sequence

INK_LIMIT_PERCENT = 300
DARK_LIGHTNESS = 50
"""L* below which text that is nearly neutral is set in black ink alone."""
NEUTRAL_CHROMA = 15
"""C*ab below which a colour is nearly neutral: the theme's ink has 12, its greys 6, its darkest colour 28."""
SOLID_PERCENT = 95
"""Black ink from which on it is printed solid: a screen of dots would fray the edges of letters for nothing."""

_OUTPUT_DEVICE = "prtr"
"""What a profile calls itself that PDF/X takes as output intent: a scanner's may be in CMYK too."""
_FULL = 255
_NEUTRAL = 128

Values = tuple[float, ...]


class UnfitProfileError(ValueError):
    """An ICC profile that describes no press with four inks."""


class Medium(Protocol):
    """What colours become. `space` is the space of all that it returns."""

    space: Space
    name: pikepdf.Name

    def picture(self, picture: Image.Image, profile: bytes | None) -> Image.Image:
        """Return a picture, whose colours `profile` describes if they are not sRGB, in the medium."""
        ...

    def colour(self, space: Space, values: Sequence[float]) -> Values:
        """Return one colour in the medium, each channel from 0 to 1."""
        ...

    def text_colour(self, space: Space, values: Sequence[float]) -> Values:
        """Return the colour that text of a colour is set in."""
        ...


class Light:
    """The light that a soft mask lets through: how bright a colour is, whatever it is printed with."""

    space = GREY
    name = pikepdf.Name.DeviceGray

    def picture(self, picture: Image.Image, profile: bytes | None) -> Image.Image:
        """Return how bright each pixel is."""
        return picture if picture.mode == "L" else _srgb(picture, profile).convert("L")

    def colour(self, space: Space, values: Sequence[float]) -> Values:
        """Return how bright a colour is, 0 to 1."""
        if space == GREY:
            return tuple(values)
        return _parts(self.picture(space.row([values]), space.profile).tobytes())

    text_colour = colour


class Inks:
    """The inks of one printing condition, cyan, magenta, yellow and black, of which never more than the limit."""

    space = CMYK
    name = pikepdf.Name.DeviceCMYK

    def __init__(self, profile: bytes, *, limit_percent: int = INK_LIMIT_PERCENT) -> None:
        """Read a press's ICC profile.

        Raises:
            UnfitProfileError: it is none of a press with four inks.

        """
        self.profile = profile
        self.limit = limit_percent * _FULL // 100
        self._known: dict[tuple[Space, Values], Values] = {}
        lab = ImageCms.createProfile("LAB")
        srgb = ImageCms.createProfile("sRGB")
        try:
            press = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            _require_press(press.profile)
            self.condition = str(press.profile.profile_description)
            intent, compensation = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION
            self._from_srgb = ImageCms.buildTransform(srgb, press, "RGB", "CMYK", intent, compensation)
            seen = ImageCms.buildTransform(press, lab, "CMYK", "LAB", intent)
        except (ImageCms.PyCMSError, OSError) as error:
            raise UnfitProfileError(f"it is damaged, or no ICC profile at all ({error})") from error
        blacks = Image.frombytes("CMYK", (_FULL + 1, 1), b"".join(bytes((0, 0, 0, k)) for k in range(_FULL + 1)))
        self._black_lightness = _applied(seen, blacks).getchannel("L").tobytes()
        self._seen = ImageCms.buildTransform(srgb, lab, "RGB", "LAB", intent)

    def picture(self, picture: Image.Image, profile: bytes | None) -> Image.Image:
        """Return a picture in inks. One that is in inks already is taken as made for this press."""
        inked = picture if picture.mode == "CMYK" else _applied(self._from_srgb, _srgb(picture, profile))
        return limited(inked, self.limit)

    def colour(self, space: Space, values: Sequence[float]) -> Values:
        """Return the inks of an area's colour. Inks within the limit are those that were asked for."""
        key = space, tuple(values)
        if space.mode == CMYK.mode and sum(values) * _FULL <= self.limit:
            return tuple(values)
        if key not in self._known:
            self._known[key] = _parts(self.picture(space.row([values]), space.profile).tobytes())
        return self._known[key]

    def text_colour(self, space: Space, values: Sequence[float]) -> Values:
        """Return the inks of a text's colour: black alone where it is dark and nearly neutral, as light as it was.

        Four inks never meet exactly. What an area hides shows at thin strokes as coloured fringes.
        """
        if space.mode == "CMYK":
            return self.colour(space, values)
        lab = _applied(self._seen, _srgb(space.row([values]), space.profile))
        lightness, a, b = (channel.tobytes()[0] for channel in lab.split())
        chroma = ((a - _NEUTRAL) ** 2 + (b - _NEUTRAL) ** 2) ** 0.5
        if lightness >= DARK_LIGHTNESS * _FULL / 100 or chroma >= NEUTRAL_CHROMA:
            return self.colour(space, values)
        black = min(range(_FULL + 1), key=lambda k: abs(self._black_lightness[k] - lightness))
        return _parts(bytes((0, 0, 0, _FULL if black >= SOLID_PERCENT * _FULL / 100 else black)))


def _require_press(profile: Any) -> None:
    """Raise an UnfitProfileError for the profile of a screen, a scanner or any other inks."""
    device, colours = profile.device_class.strip(), profile.xcolor_space.strip()
    if (device, colours) != (_OUTPUT_DEVICE, CMYK.mode):
        wanted = f"{CMYK.mode} on an output device ({_OUTPUT_DEVICE})"
        raise UnfitProfileError(f"it describes {colours} on a device of class {device}, not {wanted}")


def most_ink(picture: Image.Image) -> int:
    """Return the ink on the pixel of a CMYK picture that has most of it, 0 to 1020."""
    highest = _summed(picture).getextrema()[1]
    assert isinstance(highest, int)  # noqa: S101 (the sums of whole numbers)
    return highest


def limited(picture: Image.Image, limit: int) -> Image.Image:
    """Return a CMYK picture with no pixel of more ink than `limit`: the colours give way, black stays."""
    if most_ink(picture) <= limit:
        return picture
    *colours, black = picture.split()
    channels = [_scaled(colour, colours, black, limit) for colour in colours]
    return Image.merge("CMYK", [*channels, black])


def _scaled(channel: Image.Image, colours: Sequence[Image.Image], black: Image.Image, limit: int) -> Image.Image:
    cyan, magenta, yellow = colours
    bands = {"one": channel, "c": cyan, "m": magenta, "y": yellow, "k": black}
    scaled = ImageMath.lambda_eval(
        lambda of: of["min"](of["one"], of["one"] * (limit - of["k"]) / (of["c"] + of["m"] + of["y"])), **bands
    )
    return _image(scaled).convert("L")


def _summed(picture: Image.Image) -> Image.Image:
    bands = dict(zip("cmyk", picture.split(), strict=True))
    return _image(ImageMath.lambda_eval(lambda of: of["c"] + of["m"] + of["y"] + of["k"], **bands))


def _image(found: object) -> Image.Image:
    assert isinstance(found, Image.Image)  # noqa: S101 (sums of pictures are pictures)
    return found


def _srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if picture.mode == "LAB":
        to_srgb = ImageCms.buildTransform(ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB"), "LAB", "RGB")
        return _applied(to_srgb, picture)
    return in_srgb(picture, profile)


def _applied(transform: ImageCms.ImageCmsTransform, picture: Image.Image) -> Image.Image:
    """Return a picture in the transform's colours; the profile that they are of is not kept in it."""
    found = Image.new(transform.output_mode, picture.size)
    transform.transform.apply(picture.getim(), found.getim())
    return found


def _parts(channels: bytes) -> Values:
    """Return channels as parts of 1, rounded down: a sum that is within the limit stays so."""
    return tuple(channel * 10_000 // _FULL / 10_000 for channel in channels)
