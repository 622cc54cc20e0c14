"""From flat layers to a printed sheet: rasterising, water, light, grain, JPEG."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageFilter
from svg import Noise

from taitto.rendering.raster import pixels

if TYPE_CHECKING:
    from pathlib import Path

MESH_STEP = (64, 4)


@dataclass(frozen=True, slots=True)
class Flat:
    """Opaque or translucent shapes with clean edges."""

    body: str


@dataclass(frozen=True, slots=True)
class Mist:
    """Soft shapes whose fading edges break up into grain, as with a dry brush."""

    body: str
    grain: float = 0.4


@dataclass(frozen=True, slots=True)
class Light:
    """Shapes added as light over everything drawn so far."""

    body: str
    blur: float = 0.0


@dataclass(frozen=True, slots=True)
class Water:
    """Everything above the waterline, mirrored below it and rippled."""

    line: int
    depth: int
    squash: float = 1.0
    ripple: float = 10.0
    blur: float = 1.5


Layer = Flat | Mist | Light | Water


@dataclass(frozen=True, slots=True)
class Picture:
    """A named picture: its size in units, its seed, its layers from back to front; `fineness` is pixels for a unit."""

    name: str
    width: int
    height: int
    layers: tuple[Layer, ...]
    seed: int = 2019
    grain: float = 0.036
    fineness: float = 1.0

    @property
    def size_px(self) -> tuple[int, int]:
        """Return its width and height in pixels."""
        return round(self.width * self.fineness), round(self.height * self.fineness)


def raster(body: str, width: int, height: int, size_px: tuple[int, int]) -> Image.Image:
    """Render an SVG body of some units at a size in pixels, with transparency."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}">{body}</svg>'
    )
    drawn = pixels(svg, size_px[0])
    return drawn if drawn.size == size_px else drawn.resize(size_px)


def speckle(rng: Random, width: int, height: int, radius: float) -> Image.Image:
    """Grey noise; `radius` softens its grains."""
    noise = Image.frombytes("L", (width, height), rng.randbytes(width * height))
    return noise.filter(ImageFilter.GaussianBlur(radius)) if radius else noise


def _dissolve(layer: Image.Image, rng: Random, share: float) -> Image.Image:
    """Let the alpha of a layer break up into grains where it fades."""
    alpha = layer.getchannel("A")
    noise = speckle(rng, *layer.size, 0.45)
    over = ImageChops.subtract(alpha, noise).point(lambda v: min(255, v * 3))
    layer.putalpha(Image.blend(alpha, over, share))
    return layer


def _over(sheet: Image.Image, layer: Image.Image) -> Image.Image:
    sheet.paste(layer, (0, 0), layer.getchannel("A"))
    return sheet


def _add(sheet: Image.Image, layer: Image.Image, blur: float) -> Image.Image:
    dark = Image.new("RGB", sheet.size)
    dark.paste(layer, (0, 0), layer.getchannel("A"))
    if blur:
        dark = dark.filter(ImageFilter.GaussianBlur(blur))
    return ImageChops.screen(sheet, dark)


def _quad(
    cell: tuple[int, int, int, int], shift: tuple[Noise, Noise], reach: float, size: tuple[int, int]
) -> tuple[tuple[int, int, int, int], tuple[float, ...]]:
    """One cell of the rippled mesh and the corners it takes its colour from."""
    left, top, right, foot = cell
    width, depth = size
    source: list[float] = []
    for x, y in ((left, top), (left, foot), (right, foot), (right, top)):
        near = 0.12 + 0.88 * y / depth
        wave = shift[0](y / near**0.6 + x * 0.06) + 0.5 * shift[1](x * 0.5 + y * 3.1)
        source += [min(max(x + wave * reach * near, 0), width - 1), y]
    return cell, tuple(source)


def _mirror(sheet: Image.Image, water: Water, rng: Random) -> Image.Image:
    """Paste the rippled mirror image under the waterline."""
    width = sheet.width
    source = min(water.line, round(water.depth / water.squash))
    depth = round(source * water.squash)
    above = sheet.crop((0, water.line - source, width, water.line))
    flipped = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((width, depth))
    flipped = flipped.filter(ImageFilter.GaussianBlur((water.blur * 0.4, water.blur)))
    shift = (Noise.seeded(rng, 13, 2), Noise.seeded(rng, 150, 2))
    cells = [
        (x, y, min(x + MESH_STEP[0], width), min(y + MESH_STEP[1], depth))
        for y in range(0, depth, MESH_STEP[1])
        for x in range(0, width, MESH_STEP[0])
    ]
    mesh = [_quad(cell, shift, water.ripple, (width, depth)) for cell in cells]
    rippled = flipped.transform(flipped.size, Image.Transform.MESH, mesh, Image.Resampling.BILINEAR)
    sheet.paste(rippled, (0, water.line))
    return sheet


def _tooth(sheet: Image.Image, rng: Random, strength: float) -> Image.Image:
    """The tooth of the paper: fine grain and slow mottling, in lightness only."""
    width, height = sheet.size
    fine = speckle(rng, width, height, 0.7)
    slow = speckle(rng, width // 24, height // 24, 1).resize(sheet.size, Image.Resampling.BICUBIC)
    both = Image.blend(fine, slow, 0.3)
    grey = Image.merge("RGB", (both, both, both))
    return Image.blend(sheet, ImageChops.overlay(sheet, grey), strength * 6)


def compose(picture: Picture) -> Image.Image:
    """Stack the layers of a picture from back to front."""
    rng = Random(picture.seed)  # noqa: S311 - grain, not secrets
    sheet = Image.new("RGB", picture.size_px)
    for layer in picture.layers:
        if isinstance(layer, Water):
            sheet = _mirror(sheet, _finer(layer, picture.fineness), rng)
            continue
        drawn = raster(layer.body, picture.width, picture.height, picture.size_px)
        if isinstance(layer, Mist):
            sheet = _over(sheet, _dissolve(drawn, rng, layer.grain))
        elif isinstance(layer, Light):
            sheet = _add(sheet, drawn, layer.blur * picture.fineness)
        else:
            sheet = _over(sheet, drawn)
    return _tooth(sheet, rng, picture.grain)


def _finer(water: Water, fineness: float) -> Water:
    """Return the water in pixels."""
    return replace(
        water,
        line=round(water.line * fineness),
        depth=round(water.depth * fineness),
        ripple=water.ripple * fineness,
        blur=water.blur * fineness,
    )


def save(picture: Picture, folder: Path) -> Path:
    """Compose a picture and write it as a JPEG without metadata."""
    target = folder / f"{picture.name}.jpg"
    compose(picture).save(target, "JPEG", quality=86, subsampling="4:2:0", optimize=True)
    return target
