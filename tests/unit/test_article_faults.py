"""What an editor is told of a faulty article: the whole message, with file, line and hint."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.offices import jpeg, make_issue, told

HEAD = "---\nheadline: Kevät tuli\n---\n"
KNOWN_BLOCKS = "known: callout, fact-box, figure, infographic, ingress, link-list, pull-quote"

FAULTS = {
    "unknown block": (":::{pul-quote}\nx\n:::", ['4: unknown block "pul-quote" (did you mean "pull-quote"?)']),
    "block unlike any": (":::{xyz}\nx\n:::", [f'4: unknown block "xyz" ({KNOWN_BLOCKS})']),
    "Markdown's own block": (":::{prose}\nx\n:::", [f'4: unknown block "prose" ({KNOWN_BLOCKS})']),
    "fence without a name": (":::\nx\n:::", ["4: the fence names no block (write :::{name})"]),
    "open fence": (":::{ingress}\nx", ["4: the ingress is not closed (end it with a line :::)"]),
    "empty ingress": (":::{ingress}\n:::", ["4: ingress needs the lead text between its fences, one paragraph"]),
    "two paragraphs": (
        ":::{pull-quote}\na\n\nb\n:::",
        ["4: pull-quote needs the line between its fences, one paragraph"],
    ),
    "unknown option": (
        ":::{pull-quote}\n:bi: A\nx\n:::",
        ['5: pull-quote has no option "bi" (known: at, by)'],
    ),
    "option twice": (":::{pull-quote}\n:by: A\n:by: B\nx\n:::", ['6: "by" is written twice (remove one)']),
    "unknown position": (
        ":::{pull-quote}\n:at: syde\nx\n:::",
        ['5: "syde" is no place on a page (did you mean "side"?)'],
    ),
    "bare figure": (
        ":::{figure}\n:::",
        [
            '4: figure needs ":alt:" (write :alt: what the picture shows, for those who do not see it)',
            '4: figure needs ":credit:" (write :credit: who made the picture)',
            "4: figure needs a caption between its fences, one paragraph",
            "4: figure needs a picture file (write :::{figure} images/name.jpg)",
        ],
    ),
    "missing picture": (
        ":::{figure} images/lumi.jpeg\n:alt: a\n:credit: b\nc\n:::",
        ['4: there is no picture "images/lumi.jpeg" (did you mean "images/lumi.jpg"?)'],
    ),
    "picture outside": (
        ":::{figure} ../x.jpg\n:alt: a\n:credit: b\nc\n:::",
        ['4: "../x.jpg" lies outside the issue\'s folder (copy the picture into images/)'],
    ),
    "no picture at all": (
        ":::{figure} images/lumi.txt\n:alt: a\n:credit: b\nc\n:::",
        ['4: "images/lumi.txt" is no picture (known: .jpg, .jpeg, .png, .svg)'],
    ),
    "broken picture": (
        ":::{figure} images/rikki.jpg\n:alt: a\n:credit: b\nc\n:::",
        ['4: "images/rikki.jpg" cannot be read as a picture (save it again as JPEG or PNG)'],
    ),
    "drawing without a size": (
        ":::{figure} images/koko.svg\n:alt: a\n:credit: b\nc\n:::",
        ['4: "images/koko.svg" has no viewBox (export the drawing again with a viewBox)'],
    ),
    "bad ratio and focus": (
        ":::{figure} images/lumi.jpg\n:alt: a\n:credit: b\n:ratio: wide\n:focus: top\nc\n:::",
        [
            '7: "wide" is no ratio (write :ratio: 16:9)',
            '8: "top" is no share (write :focus: 70 %, from 0 % at the top to 100 %)',
        ],
    ),
    "inline HTML": ("a <b>b</b>", [f"4: raw HTML is not read: {t} (write Markdown instead)" for t in ("<b>", "</b>")]),
    "HTML block": ("<div>\nx\n</div>", ["4: raw HTML is not read (write Markdown instead)"]),
    "HTML on a later line": ("a\nb <i>", ["5: raw HTML is not read: <i> (write Markdown instead)"]),
    "inline picture": (
        "![a](b.jpg)",
        ["4: a picture stands in a block of its own (write :::{figure} images/name.jpg)"],
    ),
    "script link": (
        "[a](javascript:b)",
        ['4: the link leads to "javascript:b" (a link is https:, http:, mailto: or tel:)'],
    ),
    "wordless link": (
        "[](https://a.example)",
        ["4: the link has no words (write [words that say where it goes](https://…))"],
    ),
    "span without a language": ("[a]{.b}", ["4: a span only names a language (write [words]{lang=en})"]),
    "note without text": ("a[^b]", ['4: footnote "b" has no text (write [^b]: … on a line of its own)']),
    "note twice": (
        "a[^b]\n\n[^b]: c\n\n[^b]: d",
        ['8: footnote "b" is written twice (the first is on line 6)'],
    ),
    "note of two paragraphs": (
        "a[^b]\n\n[^b]: c\n\n    d",
        ['6: footnote "b" is one paragraph (join what belongs to it)'],
    ),
    "note in a note": (
        "a[^b]\n\n[^b]: c[^d]\n\n[^d]: e",
        ['6: footnote "b" refers to a footnote (write its text here)'],
    ),
    "endless name": (
        f":::{{figure}} {'x' * 300}.jpg\n:alt: a\n:credit: b\nc\n:::",
        [f'4: there is no picture "{"x" * 80}…"'],
    ),
    "drawing with text": (
        ":::{figure} images/teksti.svg\n:alt: a\n:credit: b\nc\n:::",
        ['4: "images/teksti.svg" has live text (export it with its text as paths)'],
    ),
    "endless drawing": (
        ":::{figure} images/viiva.svg\n:alt: a\n:credit: b\nc\n:::",
        ['4: "images/viiva.svg" is more than 40 times as long as it is wide (draw it less extreme)'],
    ),
    "idle note": (
        "a\n\n[^b]: c",
        ['6: warning: no text refers to the footnote "b" (write [^b] where it belongs)'],
    ),
    "headline in the text": (
        "# A",
        ["4: a heading inside an article is ## or ###, not # (the article's own headline stands in the front matter)"],
    ),
    "deep heading": ("#### A", ["4: a heading inside an article is ## or ###, not #### (use ###)"]),
    "quotation": ("> a", ["4: a quotation block (>) is not used (write :::{pull-quote} … :::)"]),
    "code": ("```\na\n```", ["4: a code block has no place in an issue (write `words` for a name or a command)"]),
    "indented": (
        "a\n\n    b",
        ["6: lines indented by four spaces or a tab are a code block (start them at the margin)"],
    ),
    "line": ("a\n\n***", ["6: a line (---) is not used (start a section with ## instead)"]),
    "list with a heading": ("- ## a", ["4: a list item holds paragraphs and lists, not heading"]),
    "bare fact box": (
        ":::{fact-box}\n:::",
        [
            "4: fact-box needs a title (write :::{fact-box} Title)",
            "4: fact-box is empty (write its text between the fences)",
        ],
    ),
    "table in a fact box": (
        ":::{fact-box} A\nb\n\n| c |\n|---|\n| d |\n:::",
        ["7: fact-box holds paragraphs, lists and ### headings, not table"],
    ),
    "callout without title and date": (
        ":::{callout}\n:date: huomenna\nx\n:::",
        [
            "4: callout needs a title (write :::{callout} Title)",
            '5: "huomenna" is no date (write :date: 2019-06-06/2019-06-07)',
        ],
    ),
    "bare link list": (
        ":::{link-list}\n:::",
        [
            "4: link-list needs a title (write :::{link-list} Title)",
            "4: link-list is empty (write one link an item: - [words](https://…))",
        ],
    ),
    "link list without links": (
        ":::{link-list} A\n- b\n- [c](https://d.example)\n\ne\n:::",
        [
            "5: an item of a link-list is one link (write - [words](https://…))",
            "8: link-list holds a list of links, not prose",
        ],
    ),
    "infographic without a name": (
        ":::{infographic}\n:::",
        ["4: infographic needs the name of a figure file (write :::{infographic} name)"],
    ),
    "no such figure": (":::{infographic} kartta\n:::", ['4: there is no figure "kartta"']),
}


@pytest.mark.parametrize("name", FAULTS)
def test_the_fault_is_told(name: str, tmp_path: Path) -> None:
    text, expected = FAULTS[name]
    pictures: dict[str, str | bytes] = {
        "images/lumi.jpg": jpeg(),
        "images/lumi.txt": "lumi",
        "images/rikki.jpg": jpeg()[:200],
        "images/koko.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "images/teksti.svg": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><text>a</text></svg>",
        "images/viiva.svg": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 9999'/>",
    }
    folder = make_issue(tmp_path, article=HEAD + text, files=pictures)

    assert told(folder) == [f"issue/01-kevat.md:{line}" for line in expected]


def test_lines_are_right_inside_a_fence_after_its_options(tmp_path: Path) -> None:
    text = ":::{callout} A\n:place: B\n:date: 2026-05\nc\nd <i>e\n:::"

    assert told(make_issue(tmp_path, article=HEAD + text)) == [
        "issue/01-kevat.md:8: raw HTML is not read: <i> (write Markdown instead)"
    ]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("Lumi suli.", "01-kevat.md:1: the front matter is missing (start with ---, headline: …, ---)"),
        ("---\nheadline: A\n---\n", "01-kevat.md: the article is empty (write its text below the front matter)"),
        ("---\nkicker: A\n---\nb", '01-kevat.md:2: "headline" is missing'),
        ("---\nheadline: A\nheadlin: B\n---\nb", '01-kevat.md:3: unknown key "headlin" (did you mean "headline"?)'),
        ("---\nheadline: [\n---\nb", "01-kevat.md:2: broken YAML: did not find expected node content"),
        ("---\nheadline: A\nid: Ä\n---\nb", '01-kevat.md:3: "id" is not what it should be'),
    ],
)
def test_a_faulty_head_is_told(article: str, expected: str, tmp_path: Path) -> None:
    (message,) = told(make_issue(tmp_path, article=article))

    assert message.startswith(f"issue/{expected}")


def test_an_article_that_is_not_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    folder = make_issue(tmp_path, files={"02-a.md": b"---\nheadline: a\n---\n\xe4iti"})

    assert "issue/02-a.md:4: the file is not UTF-8 (save it as UTF-8 in your editor)" in told(folder)
