"""What an editor is told of a faulty article, each lack by itself: blocks, their options, pictures, marks, notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.offices import jpeg, make_issue, told

HEAD = "---\nheadline: Kevät tuli\n---\n"
TILES = "kind: number-tiles\ntitle: A\nsource: B\ngroups: [{id: g, tiles: [{id: kaupungit, value: 1, label: c}]}]\n"
FIGURE = ":::{figure} images/lumi.jpg\n:alt: a\n:credit: b\n"
HTML = "(write Markdown instead)"
LINKS = "(a link is https:, http:, mailto: or tel:)"
NO_ALT = '4: figure needs ":alt:" (write :alt: what the picture shows, for those who do not see it)'
NO_CREDIT = '4: figure needs ":credit:" (write :credit: who made the picture)'
NO_CAPTION = "4: figure needs a caption between its fences, one paragraph"
NO_DATE = "is no date (write :date: 2019-06-06/2019-06-07)"
NO_LINK = "an item of a link-list is one link (write - [words](https://…))"
NO_PICTURE = "a picture stands in a block of its own (write :::{figure} images/name.jpg)"
NO_RATIO = "is no ratio (write :ratio: 16:9)"
NO_SHARE = "is no share (write :focus: 70 %, from 0 % at the top to 100 %)"
NO_SPAN = "4: a span only names a language (write [words]{lang=en})"
NOT_CLOSED = "is not closed (end it with a line :::"

BLOCKS = {
    "name in capitals": (":::{Ingress}\na\n:::", ['4: unknown block "Ingress" (did you mean "ingress"?)']),
    "open fence with options": (FIGURE + "c", [f"4: the figure {NOT_CLOSED})"]),
    "fence closed with more colons": (":::{ingress}\na\n::::", [f"4: the ingress {NOT_CLOSED})"]),
    "fence closed with fewer colons": ("::::{ingress}\na\n:::", [f"4: the ingress {NOT_CLOSED}:)"]),
    "option of another block": (":::{ingress}\n:by: a\nb\n:::", ['5: ingress has no option "by" (known: at)']),
    "option in capitals": (
        ":::{pull-quote}\n:By: a\nb\n:::",
        ['5: pull-quote has no option "By" (did you mean "by"?)'],
    ),
    "position unlike any": (
        ":::{pull-quote}\n:at: centre\nb\n:::",
        ['5: "centre" is no place on a page (known: column, side, wide)'],
    ),
    "figure in a fact box": (
        f"::::{{fact-box}} A\nb\n\n{FIGURE}c\n:::\n::::",
        ["7: fact-box holds no other block (end the fact-box with ::: before the figure)"],
    ),
    "fact box with an option": (
        ":::{fact-box} A\n:title: b\nc\n:::",
        ['5: fact-box has no option "title" (known: at)'],
    ),
    "callout of two paragraphs": (
        ":::{callout} A\nb\n\nc\n:::",
        ["4: callout needs a sentence or two between its fences, one paragraph"],
    ),
    "callout of a list": (
        ":::{callout} A\n- b\n:::",
        ["4: callout needs a sentence or two between its fences, one paragraph"],
    ),
    "year for a date": (":::{callout} A\n:date: 2026\nb\n:::", [f'5: "2026" {NO_DATE}']),
    "Finnish date": (":::{callout} A\n:date: 6.6.2026\nb\n:::", [f'5: "6.6.2026" {NO_DATE}']),
    "period without an end": (":::{callout} A\n:date: 2026-01/\nb\n:::", [f'5: "2026-01/" {NO_DATE}']),
    "three dates": (
        ":::{callout} A\n:date: 2026-01/2026-02/2026-03\nb\n:::",
        [f'5: "2026-01/2026-02/2026-03" {NO_DATE}'],
    ),
    "words around a link of a list": (
        ":::{link-list} A\n- [b](https://c.example) d\n- e [b](https://c.example)\n:::",
        [f"5: {NO_LINK}", f"6: {NO_LINK}"],
    ),
    "two links in an item": (
        ":::{link-list} A\n- [b](https://c.example) [d](https://e.example)\n:::",
        [f"5: {NO_LINK}"],
    ),
    "list in a link list": (
        ":::{link-list} A\n- [b](https://c.example)\n  - [d](https://e.example)\n:::",
        [f"5: {NO_LINK}"],
    ),
    "empty item of a link list": (":::{link-list} A\n-\n:::", [f"5: {NO_LINK}"]),
    "misspelt figure file": (
        ":::{infographic} luvud\n:::",
        ['4: there is no figure "luvud" (did you mean "luvut"?)'],
    ),
    "misspelt option of an infographic": (
        ":::{infographic} luvut\n:pik: kaupungit\n:::",
        ['5: infographic has no option "pik" (did you mean "pick"?)'],
    ),
    "text in an infographic": (
        ":::{infographic} luvut\n:pick: kaupungit\n\na\n\nb\n:::",
        ["7: infographic holds no text (write it above or below the fence)"],
    ),
    "part unlike any": (
        ":::{infographic} luvut\n:pick: kaupungit zzz\n:::",
        ['5: "luvut" has no part "zzz" (known: kaupungit)'],
    ),
}

PICTURES = {
    "no alternative text": (":::{figure} images/lumi.jpg\n:credit: b\nc\n:::", [NO_ALT]),
    "no credit": (":::{figure} images/lumi.jpg\n:alt: a\nc\n:::", [NO_CREDIT]),
    "no caption": (FIGURE + ":::", [NO_CAPTION]),
    "caption of two paragraphs": (FIGURE + "c\n\nd\n:::", [NO_CAPTION]),
    "no file": (
        ":::{figure}\n:alt: a\n:credit: b\nc\n:::",
        ["4: figure needs a picture file (write :::{figure} images/name.jpg)"],
    ),
    "empty and quoted nothing": (
        ':::{figure} images/lumi.jpg\n:alt:\n:credit: ""\nc\n:::',
        [NO_ALT, NO_CREDIT],
    ),
    "misspelt option": (
        ":::{figure} images/lumi.jpg\n:altt: a\n:credit: b\nc\n:::",
        [NO_ALT, '5: figure has no option "altt" (did you mean "alt"?)'],
    ),
    "absolute path": (
        FIGURE.replace("images/lumi.jpg", "/etc/lumi.jpg") + "c\n:::",
        ['4: "/etc/lumi.jpg" lies outside the issue\'s folder (copy the picture into images/)'],
    ),
    "folder without pictures": (
        FIGURE.replace("images/", "kuvat/") + "c\n:::",
        ['4: there is no picture "kuvat/lumi.jpg"'],
    ),
    "folder for a picture": (
        FIGURE.replace("images/lumi.jpg", "images") + "c\n:::",
        ['4: "images" is no picture (known: .jpg, .jpeg, .png, .svg)'],
    ),
    "ratio of nothing": (FIGURE + ":ratio: 0:9\nc\n:::", [f'7: "0:9" {NO_RATIO}']),
    "ratio to nothing": (FIGURE + ":ratio: 9:0\nc\n:::", [f'7: "9:0" {NO_RATIO}']),
    "ratio with a stroke": (FIGURE + ":ratio: 16/9\nc\n:::", [f'7: "16/9" {NO_RATIO}']),
    "focus below the picture": (FIGURE + ":focus: 101 %\nc\n:::", [f'7: "101 %" {NO_SHARE}']),
    "focus without a sign": (FIGURE + ":focus: 0.5\nc\n:::", [f'7: "0.5" {NO_SHARE}']),
    "HTML in a caption": (FIGURE + "c\nd <br>\n:::", [f"8: raw HTML is not read: <br> {HTML}"]),
}

MARKS = {
    "HTML in a fence": (":::{ingress}\na\nb <b>\n:::", [f"6: raw HTML is not read: <b> {HTML}"]),
    "HTML in a heading": ("## a <i>b", [f"4: raw HTML is not read: <i> {HTML}"]),
    "comment of a block": ("a\n\n<!-- b -->", ["6: a remark (<!-- … -->) is not read (remove it)"]),
    "HTML below a hard break": ("a  \nb\\\nc <b>", [f"6: raw HTML is not read: <b> {HTML}"]),
    "HTML in strong words over two lines": ("**a\nb** <b>", [f"5: raw HTML is not read: <b> {HTML}"]),
    "picture in a sentence": ("a\nb ![c](d.jpg) e", [f"5: {NO_PICTURE}"]),
    "link to nothing": ("[a]()", [f'4: the link leads to "" {LINKS}']),
    "link inside the page": ("[a](#b)", [f'4: the link leads to "#b" {LINKS}']),
    "link with a title": ('[a](https://b.example "c")', ['4: the link has a "title" (write words and address alone)']),
    "link with a class": ("[a](https://b.example){.c}", ['4: the link has a "class" (write words and address alone)']),
    "code with a language": ("`a`{lang=en}", ['4: the code has a "lang" (write `words` alone)']),
    "link to a file server": ("a\n[b](ftp://c.example)", [f'5: the link leads to "ftp://c.example" {LINKS}']),
    "bare script address": ("<javascript:a>", [f'4: the link leads to "javascript:a" {LINKS}']),
    "script in a reference": ("[a][b]\n\n[b]: javascript:c", [f'4: the link leads to "javascript:c" {LINKS}']),
    "span of a language and a class": ("[a]{lang=en .b}", [NO_SPAN]),
    "span of nothing": ("[a]{}", [NO_SPAN]),
    "heading of the fifth level": ("##### a", ["4: a heading inside an article is ## or ###, not ##### (use ###)"]),
    "tab before a line": (
        "a\n\n\tb",
        ["6: lines indented by four spaces or a tab are a code block (start them at the margin)"],
    ),
    "fence indented too far": (
        "    :::{ingress}\n    a\n    :::",
        ["4: lines indented by four spaces or a tab are a code block (start them at the margin)"],
    ),
    "tildes for code": (
        "a\n\n~~~\nb\n~~~",
        ["6: a code block has no place in an issue (write `words` for a name or a command)"],
    ),
    "code in a list": (
        "- ```\n  a\n  ```",
        ["4: a code block has no place in an issue (write `words` for a name or a command)"],
    ),
    "quotation in a list": ("- > a", ["4: a quotation block (>) is not used (write :::{pull-quote} … :::)"]),
    "line in a list": ("- a\n- ***", ["5: a line (---) is not used (start a section with ## instead)"]),
    "table in a list": (
        "- a\n\n  | b |\n  |---|\n  | c |",
        ["6: a list item holds paragraphs and lists, not table"],
    ),
    "line in a fence after options": (
        ":::{fact-box} A\n:at: side\nb\n\n***\n:::",
        ["8: a line (---) is not used (start a section with ## instead)"],
    ),
    "note without a text in strong words": (
        "a\n**b[^c]**",
        ['5: footnote "c" has no text (write [^c]: … on a line of its own)'],
    ),
    "note that names itself": (
        "a[^b]\n\n[^b]: c[^b]",
        ['6: footnote "b" refers to a footnote (write its text here)'],
    ),
    "fence in a note": (
        "a[^b]\n\n[^b]: c\n\n    :::{ingress}\n    d\n    :::",
        ['6: footnote "b" is one paragraph (join what belongs to it)'],
    ),
    "two idle notes": (
        "a\n\n[^b]: c\n\n[^d]: e",
        [
            '6: warning: no text refers to the footnote "b" (write [^b] where it belongs)',
            '8: warning: no text refers to the footnote "d" (write [^d] where it belongs)',
        ],
    ),
    "one fault twice on a line": ("<b> <b>", [f"4: raw HTML is not read: <b> {HTML}"]),
}


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row, id=name) for name, row in BLOCKS.items()])
def test_a_fault_of_a_block_is_told(text: str, expected: list[str], tmp_path: Path) -> None:
    check(tmp_path, text, expected)


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row, id=name) for name, row in PICTURES.items()])
def test_a_fault_of_a_picture_is_told(text: str, expected: list[str], tmp_path: Path) -> None:
    check(tmp_path, text, expected)


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row, id=name) for name, row in MARKS.items()])
def test_a_fault_of_a_mark_is_told(text: str, expected: list[str], tmp_path: Path) -> None:
    check(tmp_path, text, expected)


def check(folder: Path, text: str, expected: list[str]) -> None:
    make_issue(folder, article=HEAD + text, figures={"luvut": TILES}, files={"images/lumi.jpg": jpeg()})

    assert told(folder) == [f"issue/01-kevat.md:{line}" for line in expected]
