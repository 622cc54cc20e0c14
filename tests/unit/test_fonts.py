"""Set-up's own command: the faces of the office at hand, told one by one."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from taitto import fonts
from taitto.config import ENGINE
from taitto.fonts import Face, ensure_faces
from taitto.theme import Theme, read_theme
from tests.support.offices import make_office

FILE = ENGINE / "assets" / "theme.yaml"
SHIPPED = read_theme(FILE, "assets/theme.yaml")
FACES = ensure_faces(SHIPPED)


def test_families_are_named_after_their_use() -> None:
    assert fonts.family_name("text") == "Taitto Text"


def test_each_face_has_a_file_of_its_own() -> None:
    cuts = [
        fonts._Cut(family="Taitto Text", package="source-serif-4", weight=weight, italic=italic, optical_size=10)
        for weight in (400, 600)
        for italic in (False, True)
    ]

    assert [cut.file_name for cut in cuts] == [
        "taitto-text-400-upright.ttf",
        "taitto-text-400-italic.ttf",
        "taitto-text-600-upright.ttf",
        "taitto-text-600-italic.ttf",
    ]
    assert fonts._folder(tuple(cuts)) != fonts._folder(tuple(cuts[:2]))


def test_set_up_says_nothing_when_all_faces_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_office(tmp_path)
    monkeypatch.chdir(tmp_path)
    fonts.main()

    assert capsys.readouterr() == ("", "")


def test_set_up_ends_with_the_code_of_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taitto.yaml").write_text("format: 1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as end:
        fonts.main()

    assert end.value.code == 1
    assert 'taitto.yaml:1: "name" is missing' in capsys.readouterr().err


def small_theme(weight: int = 400) -> Theme:
    sans = SHIPPED.typefaces["sans"].model_copy(update={"weights": (weight,), "italic": False})
    return SHIPPED.model_copy(update={"typefaces": {"sans": sans}})


def test_a_second_call_cuts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_write", lambda cut, target: pytest.fail(f"{cut} is cut again"))

    assert ensure_faces(SHIPPED) == FACES


def test_a_face_is_static_bears_our_name_and_has_our_letters() -> None:
    with TTFont(next(face.path for face in FACES if face.path.name == "taitto-sans-600-italic.ttf")) as font:
        letters, name, tables = set(font.getBestCmap()), font["name"].getDebugName(6), set(font.keys())

    assert "fvar" not in tables
    assert name == "TaittoSans600Italic"
    assert {ord(letter) for letter in "AÄÖÅäöåŠžŋǯ€–”%×−Жя"} <= letters


def test_another_theme_has_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(fonts, "_write_all", lambda cuts, folder, say: None)
    folders = {ensure_faces(t)[0].path.parent for t in (SHIPPED, small_theme(), small_theme(600), small_theme())}

    assert len(folders) == 3


UPRIGHT = [face for face in FACES if not face.italic]
HEADS = [("Työvoima", "TYÖVOIMA"), ("AVATAR Vetovoima", "AVATAR VETOVOIMA"), ("SEUTU-ohjelma", "SEUTU-OHJELMA")]
SHOWN = """<style>@font-face {{ font-family: T; src: url({address}) }}
p {{ font: 20pt T; font-variant-ligatures: none; float: left; clear: both; font-feature-settings: "{feature}" }}
</style>{paragraphs}"""


def printed(face: Face, feature: str, texts: list[str]) -> tuple[list[float], bytes, str]:
    """Return the widths of lines of text, their picture, and what is copied out of it."""
    from weasyprint import HTML  # noqa: TID251 (what is measured are its boxes)

    paragraphs = "".join(f"<p>{text}</p>" for text in texts)
    html = SHOWN.format(address=face.path.as_uri(), feature=feature, paragraphs=paragraphs)
    document = HTML(string=html).render()
    body = document.pages[0]._page_box.children[0].children[0]
    with pypdfium2.PdfDocument(document.write_pdf()) as pdf:
        picture = pdf[0].render().to_pil().tobytes()
        return [line.width for line in body.children], picture, pdf[0].get_textpage().get_text_range()


@pytest.mark.parametrize("face", UPRIGHT, ids=lambda face: face.path.stem)
def test_capitals_look_like_capitals_and_are_copied_as_written(face: Face) -> None:
    written, capitals = ([pair[n] for pair in HEADS] for n in (0, 1))
    widths, picture, text = printed(face, fonts.CAPITALS, written)

    assert (widths, picture) == printed(face, "kern", capitals)[:2]
    assert text.split("\r\n") == written


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.path.stem)
def test_every_letter_that_has_a_capital_has_its_form(face: Face) -> None:
    with TTFont(face.path) as font:
        letters, table = font.getBestCmap(), font["GSUB"].table
        records = table.FeatureList.FeatureRecord
        tags = [record.FeatureTag for record in records]
        (index,) = records[tags.index(fonts.CAPITALS)].Feature.LookupListIndex
        forms = table.LookupList.Lookup[index].SubTable[0].mapping
        drawn = {code: font["glyf"][forms[letters[code]]] for code in map(ord, "aåäöšžжяßÿ")}

        assert tags == sorted(tags)
        assert all(
            drawn[code] == font["glyf"][letters[ord(capital)]]
            for code, capital in zip(drawn, "AÅÄÖŠŽЖЯẞŸ", strict=True)
        )
        assert not set(forms.values()) & set(letters.values())
        for script in table.ScriptList.ScriptRecord:
            assert 0 in script.Script.DefaultLangSys.FeatureIndex
