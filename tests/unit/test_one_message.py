"""One fault is one message: what only follows from it is not told beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.offices import ISSUE, jpeg, make_issue, told

HEAD = "---\nheadline: Kevät tuli\n---\n"
HTML = "raw HTML is not read: <b> (write Markdown instead)"
PICTURE = "a picture stands in a block of its own (write :::{figure} images/name.jpg)"
FIGURE = ":::{figure} images/lumi.jpg\n:alt: a\n:credit: b\nc\n:::"
TOO_DEEP = "lists or marks are nested too deep here (four levels are enough)"
TILES = "kind: number-tiles\ntitle: A\nsource: B\ngroups: [{id: g, tiles: [{id: t, value: 1, label: c}]}]\n"

FAULTS = {
    "box whose only block is faulty": (
        ":::{fact-box} A\n> b\n:::",
        ["5: a quotation block (>) is not used (write :::{pull-quote} … :::)"],
    ),
    "ingress of HTML alone": (":::{ingress}\n<b>\n:::", [f"5: {HTML.replace(': <b>', '')}"]),
    "link list of a faulty list": (
        ":::{link-list} A\n<div>\n:::",
        ["5: raw HTML is not read (write Markdown instead)"],
    ),
    "heading of a picture alone": ("## ![a](b.jpg)", [f"4: {PICTURE}"]),
    "link of a picture alone": ("[![a](b.jpg)](https://c.example)", [f"4: {PICTURE}"]),
    "heading of hidden characters": ("## &nbsp;&shy;", ["4: the heading has no words"]),
    "link of a blank": (
        "[&nbsp;](https://a.example)",
        ["4: the link has no words (write [words that say where it goes](https://…))"],
    ),
    "article of blanks": ("&nbsp;\n\n&#8203;", [": the article is empty (write its text below the front matter)"]),
    "article of one fault": ("<b>", [f"4: {HTML.replace(': <b>', '')}"]),
    "note that is a list": ("a[^b]\n\n[^b]: - c", ['6: footnote "b" is one paragraph (join what belongs to it)']),
    "note of a picture alone": ("a[^b]\n\n[^b]: ![c](d.jpg)", [f"6: {PICTURE}"]),
    "fence that ends with the first of two": (
        f":::{{fact-box}} A\n{FIGURE}\nd\n:::",
        ["5: fact-box holds no other block (end the fact-box with ::: before the figure)"],
    ),
    "line of colons that ends nothing": (
        f"{FIGURE}\n\n:::",
        ["10: this line ::: ends no block (remove it, or write :::{name})"],
    ),
    "date that Markdown takes for a list": (
        "5. toukokuuta kokous.\n\n12. toukokuuta retki.\n\n26. toukokuuta juhla.",
        ["6: this is written 12. and would be printed 6. (write 12\\. for a date, or number the items in order)"],
    ),
    "lists in lists": ("- " * 11 + "sana", [f"4: {TOO_DEEP}"]),
    "marks in marks": ("*" * 1200 + "a" + "*" * 1200, [f"4: {TOO_DEEP}"]),
    "boxes in boxes": (
        "\n".join(":" * (203 - n) + "{fact-box} A" for n in range(200)),
        [f"4: the fact-box is not closed (end it with a line {':' * 203})"],
    ),
    "HTML over two lines": (
        "a <b\nc> d\n<i>",
        [
            "4: raw HTML is not read: <b c> (write Markdown instead)",
            "6: raw HTML is not read: <i> (write Markdown instead)",
        ],
    ),
    "control character as an entity": ("a&#12;b", ["4: a control character stands here (remove it or its &#…;)"]),
    "part that is picked twice": (
        ":::{infographic} luvut\n:pick: t t\n:::",
        ['5: "luvut" is asked for "t" twice (remove one)'],
    ),
}
MARKS = {
    "**”Seutu”**n väki": "put quote marks and full stops outside of them: ”**Seutu**n”",
    "[Pori] (https://pori.fi)": (
        "write [words](https://…): no blank between or in the address, and {lang=en} around the whole link"
    ),
    "##\u00a0Otsikko": "put a plain blank behind the #",
    "::{ingress} Lumi": "a fence starts a line of its own, with three colons",
    "•\tyksi": "start each item with - and a blank",
}
DEFINITIONS = {
    "unused": (
        "Lumi suli.\n\n[nielsen]: https://a.example",
        '6: warning: no text refers to the link "nielsen" (remove it, or write [^…] for a footnote)',
    ),
    "unused in a box": (
        ":::{fact-box} A\nb\n\n[c]: d\n:::",
        '7: warning: no text refers to the link "c" (remove it, or write [^…] for a footnote)',
    ),
    "twice": (
        "[a][b]\n\n[b]: https://c.example\n\n[b]: https://d.example",
        "8: a link is defined twice (the first is on line 6; remove one)",
    ),
}
ADDRESSES = ["https://", "http:///a", "mailto:", "mailto:toimitus", "tel:", "tel:soita"]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row, id=name) for name, row in FAULTS.items()])
def test_a_fault_is_told_once(text: str, expected: list[str], tmp_path: Path) -> None:
    folder = make_issue(tmp_path, article=HEAD + text, figures={"luvut": TILES}, files={"images/lumi.jpg": jpeg()})

    assert told(folder) == [f"issue/01-kevat.md{':' * (line[0] != ':')}{line}" for line in expected]


@pytest.mark.parametrize(("text", "hint"), MARKS.items())
def test_marks_that_mark_nothing_are_warned_of(text: str, hint: str, tmp_path: Path) -> None:
    (message,) = told(make_issue(tmp_path, article=HEAD + text))

    assert message.startswith("issue/01-kevat.md:4: warning: the marks ")
    assert message.endswith(f" mark nothing here and will be printed ({hint})")


@pytest.mark.parametrize("numbers", ["1. a\n2. b\n3. c", "1. a\n1. b\n1. c", "5. toukokuuta", "3. a\n4. b"])
def test_a_list_is_printed_with_the_numbers_that_were_written(numbers: str, tmp_path: Path) -> None:
    assert told(make_issue(tmp_path, article=HEAD + numbers)) == []


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row, id=name) for name, row in DEFINITIONS.items()])
def test_a_link_s_definition_is_used_and_stands_once(text: str, expected: str, tmp_path: Path) -> None:
    assert told(make_issue(tmp_path, article=HEAD + text)) == [f"issue/01-kevat.md:{expected}"]


def test_a_definition_is_used_from_inside_a_box_too(tmp_path: Path) -> None:
    text = ":::{ingress}\nLumi [suli][b].\n:::\n\n[b]: https://a.example"

    assert told(make_issue(tmp_path, article=HEAD + text)) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_leads_nowhere_is_told(address: str, tmp_path: Path) -> None:
    (message,) = told(make_issue(tmp_path, article=f"{HEAD}[a](<{address}>)"))

    assert message.endswith("(a link is https:, http:, mailto: or tel:)")


@pytest.mark.parametrize(
    "address", ["https://a.example/b?c#d", "HTTP://a", "mailto:a@b.example?subject=c", "tel:+358 9"]
)
def test_an_address_that_leads_somewhere_is_not(address: str, tmp_path: Path) -> None:
    assert told(make_issue(tmp_path, article=f"{HEAD}[a](<{address}>)")) == []


def test_a_head_that_is_not_closed_is_told_alone(tmp_path: Path) -> None:
    folder = make_issue(tmp_path, article="---\nheadline: A\n\n> b\n\n<b>\n")

    assert told(folder) == ["issue/01-kevat.md:1: the front matter is not closed (end it with a line ---)"]


ENTRIES = {
    "channel twice": (
        ISSUE + "channels: [email, print, email]\n",
        '9: the channel "email" is named twice (remove one)',
    ),
    "language of no labels": (ISSUE + "lang: de\n", '9: unknown language "de" (known: en, fi, sv)'),
    "teaser of a figure": (
        ISSUE + "  - {name: luvut, email: teaser}\n",
        "9: a figure has no teaser (write full or omit, or pick some of its parts)",
    ),
    "teaser in print": (
        ISSUE.replace("- 01-kevat", "- {name: 01-kevat, print: teaser}"),
        '8: print has no "teaser" (known: full, omit)',
    ),
    "layout of a mail": (
        ISSUE.replace("- 01-kevat", "- {name: 01-kevat, email: {layout: spread}}"),
        "8: email has no layouts (remove it)",
    ),
    "part twice": (
        ISSUE + "  - {name: luvut, email: {pick: [t, t]}}\n",
        '9: "luvut" is asked for "t" twice (remove one)',
    ),
}


@pytest.mark.parametrize(("issue", "expected"), [pytest.param(*row, id=name) for name, row in ENTRIES.items()])
def test_an_entry_that_a_channel_cannot_show_is_told(issue: str, expected: str, tmp_path: Path) -> None:
    assert told(make_issue(tmp_path, issue=issue, figures={"luvut": TILES})) == [f"issue/issue.yaml:{expected}"]


def test_an_article_without_words_has_no_teaser(tmp_path: Path) -> None:
    issue = ISSUE.replace("- 01-kevat", "- {name: 01-kevat, email: teaser}")
    folder = make_issue(tmp_path, issue=issue, article=HEAD + FIGURE, files={"images/lumi.jpg": jpeg()})

    assert told(folder) == ['issue/issue.yaml:8: "01-kevat" has no teaser (write teaser: … in its front matter)']


def test_an_article_and_a_figure_of_one_name_are_told(tmp_path: Path) -> None:
    assert told(make_issue(tmp_path, figures={"01-kevat": TILES})) == [
        'issue/01-kevat.md: a figure has the name "01-kevat" too (rename one: contents could mean either)'
    ]


def test_a_head_may_end_with_three_full_stops_as_yaml_does(tmp_path: Path) -> None:
    assert told(make_issue(tmp_path, article="---\nheadline: A\n...\nLumi suli.\n")) == []
