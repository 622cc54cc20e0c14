"""assets/maps/<name>.json → an outline and its towns, on the plane of a printed map.

The plane is ETRS-TM35FIN, the projection of Finland's own maps: kilometres east, with 500 on the meridian of 27° E, and
kilometres north of the equator.
"""

from __future__ import annotations

import cmath
import json
import math
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from taitto.config import ENGINE
from taitto.files.names import composed

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = ENGINE / "assets" / "maps"
MAPS = ("finland",)
"""The maps there are."""

_MERIDIAN = math.radians(27)
_EAST_OF_MERIDIAN_KM = 500
_SCALE = 0.9996
_FLATTENING = 1 / 298.257222101  # GRS80, as is the radius
_THIRD = _FLATTENING / (2 - _FLATTENING)
_ECCENTRICITY = math.sqrt(_FLATTENING * (2 - _FLATTENING))
_RADIUS_KM = 6378.137 / (1 + _THIRD) * (1 + _THIRD**2 / 4)
_TERMS = (_THIRD / 2 - 2 / 3 * _THIRD**2, 13 / 48 * _THIRD**2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town by every name that it has, the Finnish one first, and where it lies on the plane."""

    names: tuple[str, ...]
    east_km: float
    north_km: float

    @property
    def name(self) -> str:
        """The name to print when the editor's own is not wanted."""
        return self.names[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """A country's land as polygons of (east_km, north_km), each closed by its first point, and its towns by key."""

    name: str
    outline: tuple[tuple[tuple[float, float], ...], ...]
    towns: Mapping[str, Town]

    def town(self, name: str) -> Town | None:
        """Return the town that has this name in Finnish, Swedish or Sami, in any case of letters."""
        return self.towns.get(_key(name))

    def distance_km(self, east_km: float, north_km: float) -> float:
        """Return how far a point lies off the rectangle around the land; 0 inside it."""
        easts, norths = zip(*(point for polygon in self.outline for point in polygon), strict=True)
        across = max(min(easts) - east_km, east_km - max(easts), 0.0)
        return math.hypot(across, max(min(norths) - north_km, north_km - max(norths), 0.0))

    def town_names(self) -> tuple[str, ...]:
        """Return every name that `town` knows, as it is written."""
        return tuple(name for town in dict.fromkeys(self.towns.values()) for name in town.names)


@cache
def map_named(name: str) -> Map:
    """Return one of `MAPS`.

    Raises:
        KeyError: there is no such map.

    """
    if name not in MAPS:
        raise KeyError(name)
    data = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    towns = [
        Town(names=tuple(town["names"]), east_km=town["east_km"], north_km=town["north_km"]) for town in data["towns"]
    ]
    return Map(
        name=name,
        outline=tuple(tuple((east, north) for east, north in polygon) for polygon in data["outline"]),
        towns=MappingProxyType({_key(name): town for town in towns for name in town.names}),
    )


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Return (east_km, north_km) of a point given in degrees, true to a metre in and around Finland.

    Krüger's series: the ellipsoid on a sphere of the same meridian, that sphere on the plane, then what differs.
    """
    sine = math.sin(math.radians(latitude))
    height = math.sinh(math.atanh(sine) - _ECCENTRICITY * math.atanh(_ECCENTRICITY * sine))
    turn = math.radians(longitude) - _MERIDIAN
    sphere = complex(
        math.atan2(height, math.cos(turn)), math.asinh(math.sin(turn) / math.hypot(height, math.cos(turn)))
    )
    plane = sphere + sum(term * cmath.sin(2 * k * sphere) for k, term in enumerate(_TERMS, start=1))
    return _EAST_OF_MERIDIAN_KM + _SCALE * _RADIUS_KM * plane.imag, _SCALE * _RADIUS_KM * plane.real


def _key(name: str) -> str:
    return composed(name).casefold()
