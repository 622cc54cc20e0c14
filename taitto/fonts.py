"""The theme's typefaces as static font files, cut once from variable fonts and kept beside the Python environment.

A static face makes each PDF faster than a variable one, and its bytes the same. `python -m taitto.fonts` cuts them.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from taitto.config import find_office
from taitto.errors import EnvironmentFault, TaittoError
from taitto.theme import read_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from taitto.theme import Theme

_RECIPE = 3
"""Raise it when the way of cutting changes, so that every face is cut anew."""

_UNICODES = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x250),  # Latin, as every language of Europe writes it
    *(0x0292, 0x1E9E, *range(0x1E80, 0x1E86), 0x1EF2, 0x1EF3),
    *range(0x02B0, 0x0370),
    *range(0x0400, 0x0460),  # Cyrillic: a town writes to all who live there
    *range(0x2010, 0x2070),
    *range(0x20A0, 0x20D0),
    *(0x2116, 0x2122, 0x2212, 0x2248, 0x2264, 0x2265),
    *range(0x2190, 0x219A),
]
"""What is kept of a typeface, as far as it has it. Each script makes cutting slower and the files larger."""
_FEATURES = ["kern", "liga", "locl", "mark", "mkmk", "ccmp", "onum", "lnum", "pnum", "tnum", "case", "sups", "frac"]

CAPITALS = "CAPS"
"""The feature that sets a text in capitals: `font-feature-settings: "CAPS"`.

`text-transform` would change the text itself: who copies `Tänään` out of a PDF would get `TÄNÄÄN`. So each lowercase
letter has a second form here that looks like its capital, and stays the letter that it is.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One static font file and what it is asked for by."""

    family: str
    weight: int
    italic: bool
    path: Path

    @property
    def metrics(self) -> Path:
        """Return the file with the advance width of every letter, in thousandths of an em: JSON by letter."""
        return _metrics_of(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    family: str
    package: str
    weight: int
    italic: bool
    optical_size: float | None

    @property
    def file_name(self) -> str:
        slope = "italic" if self.italic else "upright"
        return f"{self.family.lower().replace(' ', '-')}-{self.weight}-{slope}.ttf"


def family_name(typeface: str) -> str:
    """Return the family name of one of the theme's typefaces: `text` gives `Taitto Text`."""
    return f"Taitto {typeface.title()}"


def ensure_faces(theme: Theme, say: Callable[[str], None] = lambda _: None) -> tuple[Face, ...]:
    """Return the theme's faces, cutting those that are not there yet; `say` is told of each.

    Raises:
        EnvironmentFault: the fonts' package is missing or the folder cannot be written.

    """
    cuts = tuple(_cuts(theme))
    folder = _folder(cuts)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_all([cut for cut in cuts if not (folder / cut.file_name).exists()], folder, say)
    except OSError as error:
        raise EnvironmentFault(f"{folder}: fonts cannot be kept here: {error.strerror}") from error
    return tuple(
        Face(family=cut.family, weight=cut.weight, italic=cut.italic, path=folder / cut.file_name) for cut in cuts
    )


def characters(faces: Iterable[Face]) -> frozenset[str]:
    """Return the characters that every upright regular face has; its slopes and weights have the same."""
    from fontTools.ttLib import TTFont

    first = {face.family: face.path for face in reversed(tuple(faces)) if not face.italic}
    known = []
    for path in first.values():
        with TTFont(path, lazy=True) as font:
            known.append(frozenset(map(chr, font.getBestCmap())))
    return frozenset.intersection(*known)


def _cuts(theme: Theme) -> Iterator[_Cut]:
    for name, typeface in theme.typefaces.items():
        for weight in typeface.weights:
            for italic in (False, True) if typeface.italic else (False,):
                yield _Cut(
                    family=family_name(name),
                    package=typeface.package,
                    weight=weight,
                    italic=italic,
                    optical_size=typeface.optical_size,
                )


def _folder(cuts: tuple[_Cut, ...]) -> Path:
    """Return the folder for this very recipe: another theme or another version of a font has another."""
    from importlib import metadata

    try:
        versions = [metadata.version("fonttools"), *(metadata.version(f"fontpkg-{cut.package}") for cut in cuts)]
    except metadata.PackageNotFoundError as error:
        raise EnvironmentFault(
            f"theme.yaml names a typeface that is not installed (run .venv/bin/python -m pip install {error.name})"
        ) from error
    recipe = [_RECIPE, versions, _UNICODES, _FEATURES, [repr(cut) for cut in cuts]]
    key = hashlib.sha256(json.dumps(recipe).encode()).hexdigest()
    return Path(sys.prefix) / "share" / "taitto" / "fonts" / key[:16]


def _write_all(cuts: Sequence[_Cut], folder: Path, say: Callable[[str], None]) -> None:
    """Write the faces, several at once: each takes seconds."""
    if not cuts:
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(max_workers=min(len(cuts), os.cpu_count() or 1)) as pool:
        for cut, _ in zip(cuts, pool.map(_write, cuts, [folder / cut.file_name for cut in cuts]), strict=True):
            say(f"cut {cut.family} {cut.weight}{' italic' if cut.italic else ''}")


def _write(cut: _Cut, target: Path) -> None:
    """Write the metrics, then the face: a face that is there has its metrics."""
    font = _static(cut)
    per_em = font["head"].unitsPerEm
    widths = {chr(code): round(font["hmtx"][name][0] * 1000 / per_em) for code, name in font.getBestCmap().items()}
    _put(_metrics_of(target), lambda path: path.write_text(json.dumps(widths, ensure_ascii=False), encoding="utf-8"))
    _put(target, lambda path: font.save(path, reorderTables=False))


def _metrics_of(face: Path) -> Path:
    return face.with_suffix(".json")


def _put(target: Path, write: Callable[[Path], object]) -> None:
    """Write a file beside its place and move it in, so that a broken run leaves no half file."""
    temporary = target.with_name(f"{target.name}.{os.getpid()}.part")
    write(temporary)
    with temporary.open("rb") as file:
        os.fsync(file.fileno())
    temporary.replace(target)


def _static(cut: _Cut) -> Any:
    """Return the face as a fontTools font: subset first (much less to interpolate), then fixed on its axes."""
    import fontpkg
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    try:
        source = fontpkg.path(cut.package, weight=cut.weight, style="italic" if cut.italic else "normal")
    except fontpkg.FontpkgError as error:
        raise EnvironmentFault(f"theme.yaml names a face that {cut.package} does not have: {error}") from error
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(
        Options(layout_features=_FEATURES, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], notdef_outline=True)
    )
    subsetter.populate(unicodes=_UNICODES)
    subsetter.subset(font)
    axes: Mapping[str, float] = {"wght": cut.weight} | ({"opsz": cut.optical_size} if cut.optical_size else {})
    font = instantiateVariableFont(font, {axis.axisTag: axes.get(axis.axisTag) for axis in font["fvar"].axes})
    _add_capitals(font)
    _rename(font, cut)
    return font


def _add_capitals(font: Any) -> None:
    """Add to each lowercase letter the form of its capital, kerned alike, as the feature `CAPITALS`."""
    from fontTools.ttLib.tables.otTables import PairPos

    letters = font.getBestCmap()
    capitals = {letters[code]: letters[ord(upper)] for code in letters if ord(upper := _upper(chr(code))) in letters}
    order = font.getGlyphOrder()
    forms: dict[str, str] = {}
    for lower, capital in sorted(capitals.items(), key=lambda pair: (order.index(pair[1]), pair[0])):
        if lower != capital:
            forms[lower] = f"{lower}.{CAPITALS.lower()}"
    font.setGlyphOrder([*order, *forms.values()])
    for lower, form in forms.items():
        font["glyf"][form] = deepcopy(font["glyf"][capitals[lower]])
        font["hmtx"][form] = font["hmtx"][capitals[lower]]
    _add_feature(font["GSUB"].table, forms)
    likes: dict[str, list[str]] = {}
    for lower, form in forms.items():
        likes.setdefault(capitals[lower], []).append(form)
    for lookup in font["GPOS"].table.LookupList.Lookup if "GPOS" in font else ():
        for part in lookup.SubTable:
            table = getattr(part, "ExtSubTable", part)
            if isinstance(table, PairPos):
                _kern_alike(table, likes)


def _upper(letter: str) -> str:
    """Return the capital of a letter, itself if it has none of one letter."""
    upper = "ẞ" if letter == "ß" else letter.upper()
    return upper if len(upper) == 1 else letter


def _add_feature(table: Any, forms: Mapping[str, str]) -> None:
    """Add the feature that puts one glyph for another, first of all since features stand in the order of their tags."""
    from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable
    from fontTools.ttLib.tables.otTables import Feature, FeatureRecord

    table.LookupList.Lookup.append(buildLookup([buildSingleSubstSubtable(dict(forms))]))
    record = FeatureRecord()
    record.FeatureTag, record.Feature = CAPITALS, Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = [len(table.LookupList.Lookup) - 1]
    table.FeatureList.FeatureRecord.insert(0, record)
    for script in (named.Script for named in table.ScriptList.ScriptRecord):
        for language in filter(None, (script.DefaultLangSys, *(named.LangSys for named in script.LangSysRecord))):
            language.FeatureIndex = [0, *(index + 1 for index in language.FeatureIndex)]


def _kern_alike(pairs: Any, likes: Mapping[str, Sequence[str]]) -> None:
    """Kern each glyph's likes as itself. They come after all others in the order of glyphs, and in the same order."""
    firsts = pairs.Coverage.glyphs
    more = [(first, like) for first in firsts for like in likes.get(first, ())]
    if pairs.Format == 1:
        for pair_set in pairs.PairSet:
            records = pair_set.PairValueRecord
            records += [_with_second(r, like) for r in tuple(records) for like in likes.get(r.SecondGlyph, ())]
        pairs.PairSet += [pairs.PairSet[firsts.index(first)] for first, _ in more]
    else:
        for classes in (pairs.ClassDef1.classDefs, pairs.ClassDef2.classDefs):
            classes |= {like: classes[glyph] for glyph in likes if glyph in classes for like in likes[glyph]}
    pairs.Coverage.glyphs = [*firsts, *(like for _, like in more)]


def _with_second(record: Any, glyph: str) -> Any:
    record = deepcopy(record)
    record.SecondGlyph = glyph
    return record


def _rename(font: Any, cut: _Cut) -> None:
    style = f"{cut.weight}{' Italic' if cut.italic else ''}"
    names = {1: f"{cut.family} {style}", 2: "Regular", 4: f"{cut.family} {style}"}
    names[6] = names[4].replace(" ", "")
    names |= {16: cut.family, 17: style}  # what resvg and Pango ask for: the family, and its weight apart
    for identifier, text in names.items():
        font["name"].setName(text, identifier, 3, 1, 0x409)


def main() -> None:
    """Cut the faces of the office's theme, telling each."""
    try:
        office = find_office(Path.cwd())
        path = office.asset("theme.yaml")
        ensure_faces(read_theme(path, office.shown(path)), lambda line: print(line, file=sys.stderr, flush=True))
    except TaittoError as error:
        print(error, file=sys.stderr)
        raise SystemExit(error.exit_code) from None


if __name__ == "__main__":
    main()
