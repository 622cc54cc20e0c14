"""Every fault that an editor can make, in the smallest issue that has it. docs/faults.md tells what is said of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from tests.support.offices import ARTICLE, ISSUE, SETTINGS, jpeg, png

HEAD = "---\nheadline: Kevät tuli\n---\n"
TILES = """\
kind: number-tiles
title: Luvut
source: Toimitus
groups:
  - id: g
    tiles:
      - {id: t, value: 55, label: kaupunkia}
"""
BARS = "kind: bar\ntitle: Luvut\nsource: Toimitus\nrows:\n  - {label: Rauma, value: 3}\n"
STACKED = "series: [Kunta, Valtio]\nform: stacked\n"
PERCENT = 'unit: "%"\n'
WITH_WINTER = ISSUE + "  - 02-talvi\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">{}</svg>'
BOMB = (
    '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><title>&b;</title></svg>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong, and how an otherwise sound issue gets it."""

    what: str
    issue: str = ISSUE
    article: str = ARTICLE
    figures: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    files: Mapping[str, str | bytes] = field(default_factory=lambda: MappingProxyType({}))
    settings: str = SETTINGS
    mar: Callable[[Path], object] | None = None


def of_issue(what: str, old: str, new: str) -> Fault:
    """Return a fault of issue.yaml, an edit away from a sound one."""
    assert old in ISSUE
    return Fault(what=what, issue=ISSUE.replace(old, new))


def of_text(what: str, text: str) -> Fault:
    """Return a fault of an article's text."""
    return Fault(what=what, article=HEAD + text, figures={"luvut": TILES}, files={"images/lumi.jpg": jpeg()})


def of_picture(what: str, name: str, data: bytes | str | None, mar: Callable[[Path], object] | None = None) -> Fault:
    """Return a fault of a picture that an article shows."""
    text = f"{HEAD}:::{{figure}} {name}\n:alt: a\n:credit: b\nc\n:::\n"
    return Fault(what=what, article=text, files={} if data is None else {name: data}, mar=mar)


def of_figure(what: str, figure: str) -> Fault:
    """Return a fault of a figure file that contents names."""
    return Fault(what=what, issue=ISSUE + "  - luvut\n", figures={"luvut": figure})


def chart(kind: str, *rows: str) -> str:
    """Return a figure of a kind that is drawn, with those rows."""
    return f"kind: {kind}\ntitle: Luvut\nsource: Toimitus\nrows:\n" + "".join(f"  - {row}\n" for row in rows)


def of_data(
    what: str, data: str | bytes | None, path: str = "figures/vaki.csv", columns: str = "{label: Kunta, value: Väkeä}"
) -> Fault:
    """Return a fault of the table that a figure takes its rows from."""
    named = f"columns: {columns}\n" if columns else ""
    figure = f"kind: bar\ntitle: Luvut\nsource: Toimitus\ndata: {path}\n{named}"
    files = {} if data is None or path.startswith("..") else {path: data}
    return Fault(what=what, issue=ISSUE + "  - luvut\n", figures={"luvut": figure}, files=files)


def outside(folder: Path, name: str) -> None:
    """Make a link in the issue's folder that leads out of it."""
    target = folder.parent / "muualla.md"
    target.write_text(ARTICLE, encoding="utf-8")
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).symlink_to(target)


FAULTS: Mapping[str, tuple[Fault, ...]] = {
    "The folder": (
        Fault(what="no issue.yaml", mar=lambda folder: (folder / "issue.yaml").unlink()),
        of_issue("contents names what is not there", "01-kevat", "01-kevet"),
        Fault(what="an article that nobody names (a warning)", files={"02-talvi.md": ARTICLE}),
        Fault(
            what="two articles with one id",
            issue=ISSUE + "  - 02-kevat\n",
            files={"02-kevat.md": ARTICLE.replace("tuli", "meni")},
        ),
        Fault(what="an article and a figure of one name", figures={"01-kevat": TILES}),
        Fault(what="two files of one name", files={"01-kevat.MD": ARTICLE}),
        Fault(what="a file name that makes no address", issue=ISSUE + "  - 漢\n", files={"漢.md": ARTICLE}),
        Fault(what="a link that leads outside", issue=WITH_WINTER, mar=lambda folder: outside(folder, "02-talvi.md")),
        Fault(what="a folder called like an article", issue=WITH_WINTER, files={"02-talvi.md/a": ""}),
        Fault(what="a file that is not UTF-8", issue=WITH_WINTER, files={"02-talvi.md": ARTICLE.encode("latin-1")}),
        Fault(what="a control character", article=ARTICLE + "\x07"),
        Fault(what="an article of 10 MB", article=HEAD + "sana " * 2_000_000),
    ),
    "issue.yaml": (
        of_issue("a missing key", "topic: Kevät\n", ""),
        of_issue("a key written twice", "label: 1/2026\n", "label: 1/2026\nlabel: 2/2026\n"),
        of_issue("an unknown key", "topic: Kevät", "topik: Kevät"),
        of_issue("a wrong type", "title: Seutulehti", "title: [a, b]"),
        of_issue("a bad date", "2026-03", "2026-13"),
        of_issue("a format that this Taitto does not read", "format: 1", "format: 9"),
        of_issue("broken YAML", "contents:", "contents: ["),
        of_issue("an anchor, a YAML bomb's beginning", "title: Seutulehti", "title: &a [b, b]"),
        of_issue("YAML nested too deep", "title: Seutulehti", "title: " + "[" * 30 + "]" * 30),
        of_issue("a language without labels", "date: 2026-03", "date: 2026-03\nlang: de"),
        of_issue("an unknown channel", "date: 2026-03", "date: 2026-03\nchannels: [email, fax]"),
        of_issue("a channel named twice", "date: 2026-03", "date: 2026-03\nchannels: [email, email]"),
        of_issue("an unknown key of an entry", "- 01-kevat", "- {name: 01-kevat, emial: omit}"),
        of_issue("a view that the channel does not have", "- 01-kevat", "- {name: 01-kevat, print: teaser}"),
        of_issue("a layout where there is none", "- 01-kevat", "- {name: 01-kevat, email: {layout: spread}}"),
        of_issue("a hero page without a picture", "- 01-kevat", "- {name: 01-kevat, print: {layout: hero}}"),
        of_issue("a sidebar without anything in it", "- 01-kevat", "- {name: 01-kevat, print: {layout: sidebar}}"),
        of_issue("cards without sections", "- 01-kevat", "- {name: 01-kevat, print: {layout: cards}}"),
        of_issue("a timeline without events", "- 01-kevat", "- {name: 01-kevat, print: {layout: timeline}}"),
        of_issue("an article in a layout of figures", "- 01-kevat", "- {name: 01-kevat, print: {layout: spread}}"),
        of_issue("an entry that stands twice", "  - 01-kevat\n", "  - 01-kevat\n  - 01-kevat\n"),
        of_issue("a line break in the subject", "Kevään uutiset", '"Kevään\\nuutiset"'),
        of_issue("a cover that is not there", "contents:", "cover: {image: a.jpg, alt: b, credit: c}\ncontents:"),
    ),
    "Articles": (
        Fault(what="no front matter", article="Lumi suli.\n"),
        Fault(what="front matter that is not closed", article="---\nheadline: Kevät\n\nLumi suli.\n"),
        Fault(what="no headline", article="---\nkicker: Sää\n---\nLumi suli.\n"),
        Fault(what="an unknown key of the front matter", article="---\nheadline: A\nbyeline: B\n---\nLumi.\n"),
        Fault(what="an empty article", article=HEAD),
        of_text("raw HTML", "Lumi <b>suli</b>."),
        of_text("a headline in the text", "# Kevät"),
        of_text("a heading too deep", "#### Kevät"),
        of_text("a heading of a section that has none", "### Kevät\n\nLumi suli."),
        of_text("a quotation block", "> Lumi suli."),
        of_text("a code block", "```\nLumi\n```"),
        of_text("a line", "Lumi.\n\n***"),
        of_text("a picture in a sentence", "Lumi ![a](b.jpg) suli."),
        of_text("lists in lists in lists", "- " * 12 + "lumi"),
        of_text("a table row with too many cells", "| a |\n|---|\n| b | c |"),
    ),
    "Links and footnotes": (
        of_text("a link that is no https, http, mailto or tel", "[Lumi](javascript:a) suli."),
        of_text("a link that leads nowhere", "[Lumi](https://) suli."),
        of_text("a link without words", "[](https://a.example)"),
        of_text("a footnote without text", "Lumi[^a] suli."),
        of_text("a footnote written twice", "Lumi[^a]\n\n[^a]: b\n\n[^a]: c"),
        of_text("a footnote of two paragraphs", "Lumi[^a]\n\n[^a]: b\n\n    c"),
        of_text("a footnote that nothing refers to (a warning)", "Lumi.\n\n[^a]: b"),
        of_text("a span without a language", "[Snow]{.en} suli."),
    ),
    "Blocks": (
        of_text("an unknown block", ":::{pul-quote}\nLumi.\n:::"),
        of_text("a fence that is not closed", ":::{ingress}\nLumi."),
        of_text("a line of colons that ends nothing", "Lumi.\n\n:::"),
        of_text("a block in a block", ":::{fact-box} A\n:::{callout} B\nc\n:::\n:::"),
        of_text("an unknown option", ":::{pull-quote}\n:bye: A\nLumi.\n:::"),
        of_text("an option written twice", ":::{pull-quote}\n:by: A\n:by: B\nLumi.\n:::"),
        of_text("an empty block", ":::{ingress}\n:::"),
        of_text("two paragraphs where one belongs", ":::{ingress}\nLumi.\n\nJää.\n:::"),
        of_text("a fact box without a title", ":::{fact-box}\nLumi.\n:::"),
        of_text("a table in a fact box", ":::{fact-box} A\n| b |\n|---|\n| c |\n:::"),
        of_text("a callout with a bad date", ":::{callout} A\n:date: 31.2.2026\nLumi.\n:::"),
        of_text("an item of a link list that is no link", ":::{link-list} A\n- Lumi\n:::"),
        of_text("an infographic that is not there", ":::{infographic} luvud\n:::"),
        of_text("a part that the infographic lacks", ":::{infographic} luvut\n:pick: u\n:::"),
        of_text("an unknown place on the page", ":::{pull-quote}\n:at: centre\nLumi.\n:::"),
    ),
    "Pictures": (
        of_text("no alternative text", ":::{figure} images/lumi.jpg\n:credit: b\nc\n:::"),
        of_text("no credit", ":::{figure} images/lumi.jpg\n:alt: b\nc\n:::"),
        of_text("no caption", ":::{figure} images/lumi.jpg\n:alt: b\n:credit: c\n:::"),
        of_text("a bad ratio", ":::{figure} images/lumi.jpg\n:alt: b\n:credit: c\n:ratio: wide\nd\n:::"),
        of_picture("a missing picture", "images/lumi.jpg", None),
        of_picture("a path that leaves the folder", "../lumi.jpg", None),
        of_picture("a link that leads outside", "images/lumi.jpg", None, lambda f: outside(f, "images/lumi.jpg")),
        of_picture("an address for a picture", "https://a.example/lumi.jpg", None),
        of_picture("a picture of another kind", "images/lumi.webp", b"RIFF\x0a\0\0\0WEBPVP8 "),
        of_picture("a picture that breaks off", "images/lumi.jpg", jpeg(400, 300)[:900]),
        of_picture("a corrupt picture", "images/lumi.png", png()[:30] + b"\0" * 40),
        of_picture("an empty picture", "images/lumi.jpg", b""),
        of_picture("a huge picture", "images/lumi.png", png((20_000, 20_000), mode="1")),
        of_picture("a drawing that shows another file", "images/a.svg", SVG.format('<image href="b.png"/>')),
        of_picture("a drawing with live text", "images/a.svg", SVG.format("<text>a</text>")),
        of_picture("a drawing with entities, an XML bomb", "images/a.svg", BOMB),
        of_picture("a drawing without a size", "images/a.svg", SVG.replace('viewBox="0 0 40 30"', "").format("")),
        of_picture("a broken drawing", "images/a.svg", SVG.format("<g>")),
    ),
    "Figures": (
        of_figure("no kind", TILES.replace("kind: number-tiles\n", "")),
        of_figure("an unknown kind", TILES.replace("number-tiles", "number-tile")),
        of_figure("no source", TILES.replace("source: Toimitus\n", "")),
        of_figure("words for a number", TILES.replace("value: 55", "value: monta")),
        of_figure("a decimal comma", TILES.replace("value: 55", 'value: "1,5"')),
        of_figure("a number beyond bounds", TILES.replace("value: 55", "value: 1e99")),
        of_figure("a tile without a label", TILES.replace(", label: kaupunkia", "")),
        of_figure("an unknown status", TILES.replace("label:", "status: lost, label:")),
        of_figure("a reference that is not there", TILES.replace("label:", "ref: a, label:")),
        of_figure("a reference that nothing names", TILES + "refs:\n  a: {title: B}\n"),
        of_figure(
            "a value that may not be printed (a warning)",
            TILES + "      - {id: u, value: 8, label: hanketta, status: unclear, why: Kaksi lähdettä eri mieltä}\n",
        ),
        of_figure("no value that may be printed", TILES.replace("label:", "status: unclear, label:")),
        of_figure("a 1 with a partitive (a warning)", TILES.replace("value: 55", "value: 1")),
        of_figure("a figure in a figure that is not there", TILES + "    figures: [kartta]\n"),
    ),
    "Charts": (
        of_figure("more numbers in a row than series", BARS.replace("value: 3", "values: [3, 4]")),
        of_figure("no row that may be printed", BARS.replace("value: 3", "value: null")),
        of_figure("bars on each other that go below 0", BARS.replace("value: 3", "values: [3, -4]") + STACKED),
        of_figure("a share of too many parts", chart("share", *(f"{{label: {n}, value: 1}}" for n in "abcdef"))),
        of_figure(
            "shares that do not add up", chart("share", "{label: A, value: 60}", "{label: B, value: 30}") + PERCENT
        ),
        of_figure("too many icons to count", chart("pictogram", "{label: A, value: 500}") + "icon: person\n"),
        of_figure("an unknown icon", chart("pictogram", "{label: A, value: 5}") + "icon: dragon\n"),
        of_figure("a town that no map knows", chart("dot-map", "Hutitnen")),
        of_figure("degrees the wrong way round", chart("dot-map", "{town: Mökki, at: [22.7, 61.2]}")),
        of_figure("numbers that leave no room for bars", BARS + f"unit: {'euroa ' * 40}\n"),
    ),
    "Data files": (
        of_data("a table that is not there", None),
        of_data("a path that leaves the folder", "", path="../vaki.csv"),
        of_data("no columns", "Kunta;Väkeä\nAkaa;3\n", columns=""),
        of_data("a column that is not there", "Kunta;Väki\nAkaa;3\n"),
        of_data("a column that stands twice", "Kunta;Väkeä;Väkeä\nAkaa;3;4\n"),
        of_data("words for a number in a cell", "Kunta;Väkeä\nAkaa;noin 3\n"),
        of_data("a number that can be read in two ways", "Kunta;Väkeä\nAkaa;1,234\n"),
        of_data("an empty table", ""),
        of_data("a table without rows", "Kunta;Väkeä\n"),
        of_data("something that is no workbook", b"PK\x03\x04 broken", path="figures/vaki.xlsx"),
        of_data(
            "an Excel file from before 2007", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512, path="figures/vaki.xlsx"
        ),
    ),
    "The office": (
        Fault(what="a setting that is missing", settings=SETTINGS.replace("publisher: Seutu\n", "")),
        Fault(what="an address that is none", settings=SETTINGS.replace("lehti@seutu.example", "lehti")),
        Fault(
            what="a teaser without a site to lead to",
            settings=SETTINGS.replace("site: https://seutu.example\n", ""),
            issue=ISSUE.replace("- 01-kevat", "- {name: 01-kevat, email: teaser}"),
        ),
    ),
}
"""The folder's, the issue's, the articles' … faults, in the order in which an editor meets them."""

MACHINE = MappingProxyType(
    {
        "the disk is full": "taitto: build/2026-03: cannot be written: No space left on device",
        "the disk is read-only": "taitto: build/2026-03: cannot be written: Read-only file system",
        "the folder for the build holds something else": (
            "taitto: build/2026-03: is not replaced: no build made mine.txt (move it, or choose another --out)"
        ),
        "no folder takes temporary files": "taitto: no folder for temporary files can be written: ",
        "a typeface of the theme is missing": (
            "taitto: theme.yaml names a typeface that is not installed"
            " (run .venv/bin/python -m pip install fontpkg-comic-sans)"
        ),
        "Pango is missing": "taitto: WeasyPrint cannot start: ",
        "Voikko is missing (a warning)": (
            "print: warning: libvoikko is missing: Finnish words are not hyphenated (run python3 build.py)"
        ),
    }
)
"""What the machine lacks and what is said, or how that begins; tests/faults/test_machine.py brings each about."""
