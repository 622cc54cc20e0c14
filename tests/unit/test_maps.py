"""Maps: the plane, the outline, and the towns by all their names."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import combinations, pairwise

import pytest

from taitto.files.names import composed
from taitto.infographics.maps import FOLDER, MAPS, Map, map_named, project

Point = tuple[float, float]

FINLAND = map_named("finland")
BY_TWO_NAMES = """
    Espoo Esbo, Hamina Fredrikshamn, Hanko Hangö, Helsinki Helsingfors, Huittinen Vittis, Hyvinkää Hyvinge,
    Hämeenlinna Tavastehus, Iisalmi Idensalmi, Inkoo Ingå, Karjaa Karis, Kaskinen Kaskö, Kauniainen Grankulla,
    Kemiönsaari Kimitoön, Kirkkonummi Kyrkslätt, Kokkola Karleby, Kristiinankaupunki Kristinestad, Kruunupyy Kronoby,
    Lapinjärvi Lappträsk, Lappeenranta Villmanstrand, Lohja Lojo, Loviisa Lovisa, Luoto Larsmo, Maalahti Malax,
    Maarianhamina Mariehamn, Mustasaari Korsholm, Myrskylä Mörskom, Naantali Nådendal, Närpiö Närpes, Oulu Uleåborg,
    Parainen Pargas, Pietarsaari Jakobstad, Pori Björneborg, Porvoo Borgå, Pyhtää Pyttis, Raahe Brahestad,
    Raasepori Raseborg, Raisio Reso, Rauma Raumo, Savonlinna Nyslott, Sipoo Sibbo, Siuntio Sjundeå, Tammisaari Ekenäs,
    Tampere Tammerfors, Tornio Torneå, Turku Åbo, Uusikaarlepyy Nykarleby, Uusikaupunki Nystad, Vaasa Vasa,
    Vantaa Vanda, Vöyri Vörå
"""
# The towns of the sample issue that have one name.
BY_ONE_NAME = ("Forssa", "Kalajoki", "Kauhajoki", "Salo", "Sastamala", "Suonenjoki", "Valkeakoski", "Ylivieska")
# By PROJ 9, in kilometres: degrees north and east → east and north.
ON_THE_PLANE = {
    (60.1719, 24.9414): (385.7847, 6672.3359),
    (65.0, 27.0): (500.0, 7208.4546),
    (69.05, 20.5): (241.0426, 7673.6737),
    (62.9, 31.58): (732.6368, 6982.7311),
    (59.82, 21.37): (184.5190, 6644.7805),
}


# ── the plane ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("degrees", "plane"), ON_THE_PLANE.items())
def test_a_point_is_where_other_programs_put_it(degrees: Point, plane: Point) -> None:
    assert project(*degrees) == pytest.approx(plane, abs=0.001)


def test_the_meridian_is_as_long_as_its_curve() -> None:
    def radius_km(latitude: float) -> float:
        return 6378.137 * (1 - square) / math.pow(1 - square * math.sin(math.radians(latitude)) ** 2, 1.5)

    square = 0.00669438002290  # GRS80: the first eccentricity's
    steps = 6000
    middles = [(step + 0.5) * 65 / steps for step in range(steps)]
    curve = sum(map(radius_km, middles)) * math.radians(65) / steps

    assert project(65, 27) == pytest.approx((500, 0.9996 * curve), abs=0.001)


def test_the_plane_is_true_to_shape() -> None:
    def step(latitude: float, longitude: float) -> complex:
        return complex(*project(latitude, longitude)) - here

    here = complex(*project(60.45, 22.27))
    north, east = step(60.451, 22.27), step(60.45, 22.272)

    assert math.degrees(math.atan2((north / east).imag, (north / east).real)) == pytest.approx(90, abs=0.01)
    assert abs(north) == pytest.approx(0.1114, abs=0.0002)
    assert abs(east) == pytest.approx(0.1101, abs=0.0002)


# ── the outline ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_finland_is_as_large_as_it_is() -> None:
    assert sum(map(_area, FINLAND.outline)) == pytest.approx(
        334_000, rel=0.01
    )  # with lakes; the sea's islets are left out


def test_the_mainland_comes_first_and_aland_second() -> None:
    mainland, aland = FINLAND.outline[:2]

    assert _holds(mainland, project(62.24, 25.75))
    assert _holds(aland, project(60.2, 20.0))


def test_the_outline_reaches_from_hanko_to_the_teno_and_from_eckero_to_ilomantsi() -> None:
    points = [point for polygon in FINLAND.outline for point in polygon]

    assert min(east for east, _ in points) == pytest.approx(project(60.25, 19.5)[0], abs=10)
    assert max(east for east, _ in points) == pytest.approx(project(62.91, 31.58)[0], abs=5)
    assert min(north for _, north in points) == pytest.approx(project(59.8, 23.0)[1], abs=5)
    assert max(north for _, north in points) == pytest.approx(project(70.09, 27.94)[1], abs=5)


def test_no_shore_crosses_itself_or_another() -> None:
    assert _crossings(FINLAND.outline) == []


def test_a_crossing_is_seen() -> None:
    assert len(_crossings([((0, 0), (2, 2), (2, 0), (0, 2))])) == 1
    assert len(_crossings([((0, 0), (4, 0), (4, 4)), ((2, -1), (3, -1), (3, 1))])) == 2


# ── the towns ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("names", BY_TWO_NAMES.strip().split(","))
def test_a_town_is_found_by_both_its_names(names: str) -> None:
    finnish, swedish = names.split()
    town = FINLAND.town(finnish)

    assert town is not None
    assert town.name == finnish
    assert FINLAND.town(swedish) is town


@pytest.mark.parametrize("name", BY_ONE_NAME)
def test_the_sample_issues_towns_are_known(name: str) -> None:
    town = FINLAND.town(name)

    assert town is not None
    assert town.names == (name,)


@pytest.mark.parametrize("name", ["ähtäri", "ÄHTÄRI", "A\u0308hta\u0308ri"])
def test_a_name_is_known_in_any_case_and_in_parted_letters(name: str) -> None:
    town = FINLAND.town(name)

    assert town is not None
    assert town.name == "Ähtäri"


@pytest.mark.parametrize("name", ["", "Ahtari", "Atlantis", "HEL", "Kallio"])
def test_what_is_no_towns_name_is_not_known(name: str) -> None:
    assert FINLAND.town(name) is None


def test_no_name_leads_to_two_towns() -> None:
    names = FINLAND.town_names()

    assert len({name.casefold() for name in names}) == len(names) == len(FINLAND.towns)


def test_names_are_words_of_latin_letters() -> None:
    letters = set("abcdefghijklmnopqrstuvwxyzåäöáđ :-")

    assert [name for name in FINLAND.town_names() if not set(name.lower()) <= letters] == []
    assert [name for name in FINLAND.town_names() if name != composed(name.strip()) or not name[0].isupper()] == []


def test_every_town_stands_on_land_or_on_its_shore() -> None:
    towns = set(FINLAND.towns.values())

    assert [town.name for town in towns if _off_land_km(FINLAND, (town.east_km, town.north_km)) > 5] == []


@pytest.mark.parametrize(
    ("name", "latitude", "longitude"),
    [("Helsinki", 60.17, 24.94), ("Kalajoki", 64.26, 23.95), ("Pyhäjärvi", 63.68, 25.98), ("Tammela", 60.81, 23.77)],
)
def test_a_town_lies_where_it_is(name: str, latitude: float, longitude: float) -> None:
    town = FINLAND.town(name)

    assert town is not None
    assert math.dist((town.east_km, town.north_km), project(latitude, longitude)) < 6


# ── the files ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_maps_are_the_files_there_are() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.json")) == sorted(MAPS)


def test_a_map_is_read_once() -> None:
    assert map_named("finland") is FINLAND


def test_there_is_no_other_map() -> None:
    with pytest.raises(KeyError, match="atlantis"):
        map_named("atlantis")


# ── geometry ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _sides(polygon: tuple[Point, ...]) -> list[tuple[Point, Point]]:
    return list(pairwise((*polygon, polygon[0])))


def _area(polygon: tuple[Point, ...]) -> float:
    return abs(sum(a[0] * b[1] - a[1] * b[0] for a, b in _sides(polygon))) / 2


def _turn(a: Point, b: Point, c: Point) -> float:
    """Return more than 0 where the way from `a` by `b` to `c` turns left."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _crossings(polygons: Iterable[tuple[Point, ...]]) -> list[tuple[Point, Point]]:
    """Return where the first of two crossing sides begins and the second."""
    sides = [side for polygon in polygons for side in _sides(polygon)]
    return [
        (one[0], other[0])
        for one, other in combinations(sides, 2)
        if _turn(*one, other[0]) * _turn(*one, other[1]) < 0 and _turn(*other, one[0]) * _turn(*other, one[1]) < 0
    ]


def _holds(polygon: tuple[Point, ...], point: Point) -> bool:
    """Return whether the angles at which the point sees the sides add up to a whole turn."""
    seen = [(complex(*b) - complex(*point)) / (complex(*a) - complex(*point)) for a, b in _sides(polygon)]
    return abs(sum(math.atan2(turn.imag, turn.real) for turn in seen)) > math.pi


def _off_land_km(drawn: Map, point: Point) -> float:
    if any(_holds(polygon, point) for polygon in drawn.outline):
        return 0
    return min(_away_km(point, *side) for polygon in drawn.outline for side in _sides(polygon))


def _away_km(point: Point, start: Point, end: Point) -> float:
    side, there = complex(*end) - complex(*start), complex(*point) - complex(*start)
    part = min(1.0, max(0.0, (there / side).real))
    return abs(there - part * side)
