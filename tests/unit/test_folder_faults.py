"""What an editor is told of heads, of issue.yaml and of figure files, and that all of it comes at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from taitto.infographics import KINDS
from tests.support.offices import ARTICLE, ISSUE, jpeg, make_issue, read, told

TILES = "kind: number-tiles\ntitle: A\nsource: B\ngroups:\n  - id: g\n    tiles:\n      - {id: t, value: 1, label: c}\n"
ENTRY = "- 01-kevat"
KNOWN_KINDS = f"known: {', '.join(KINDS)}"
NO_HEAD = "1: the front matter is missing (start with ---, headline: …, ---)"
NO_QUOTE = "a quotation block (>) is not used (write :::{pull-quote} … :::)"
NO_SLUG = '3: "id" is not what it should be (small letters a–z, digits and hyphens)'
YAML = "(check indentation, colons and quote marks)"

HEADS = {
    "file of nothing": ("", [NO_HEAD]),
    "text alone": ("Lumi\n\n> suli", [NO_HEAD, f"3: {NO_QUOTE}"]),
    "key twice": (
        "---\nheadline: A\nheadline: B\n---\nc",
        ['3: "headline" is written twice (the first is on line 2; remove one)'],
    ),
    "list for a head": ("---\n- a\n---\nb", ["2: the file should be a mapping of keys and values"]),
    "text for a head": ("---\na\n---\nb", ["2: the file should be a mapping of keys and values"]),
    "head of nothing": ("---\n---\na", ['1: "headline" is missing']),
    "headline of nothing": ("---\nheadline:\n---\na", ['2: "headline" is empty (write its value, or remove it)']),
    "empty headline": ('---\nheadline: " "\n---\na', ['2: "headline" should not be empty']),
    "wrong types": (
        "---\nheadline: A\nbyline: {a: b}\nteaser: [c]\n---\nd",
        ['3: "byline" should be text', '4: "teaser" should be text'],
    ),
    "id of words": ("---\nheadline: A\nid: Kevät nyt\n---\nb", [NO_SLUG]),
    "id with two hyphens": ("---\nheadline: A\nid: a--b\n---\nc", [NO_SLUG]),
    "faults of head and text": (
        "---\nkicker: A\n---\nb\n\n> c",
        ['2: "headline" is missing', f"6: {NO_QUOTE}"],
    ),
    "broken head and faulty text": (
        "---\nheadline: [\n---\n> a",
        [f"2: broken YAML: did not find expected node content {YAML}", f"4: {NO_QUOTE}"],
    ),
    "control character": ("---\nheadline: A\n---\nb\x07", ["4: a control character (U+0007) stands here (remove it)"]),
}

ISSUES = {
    "broken YAML": (
        ISSUE + "cover: [\n",
        [f"9: broken YAML: did not find expected node content {YAML}"],
    ),
    "tab for blanks": (
        ISSUE.replace("  - 01", "\t- 01"),
        ["8: a tab stands here (indent with spaces)"],
    ),
    "text for a file": ("Kevät\n", ["1: the file should be a mapping of keys and values"]),
    "no contents": (ISSUE.partition("contents")[0], ['1: "contents" is missing']),
    "list for a title": (ISSUE.replace("title: Seutulehti", "title: [a]"), ['2: "title" should be text']),
    "nothing for a topic": (
        ISSUE.replace("topic: Kevät", "topic: ~"),
        ['3: "topic" is empty (write its value, or remove it)'],
    ),
    "words for the format": (ISSUE.replace("format: 1", "format: one"), ['1: "format" should be a whole number']),
    "half a format": (ISSUE.replace("format: 1", "format: 1.5"), ['1: "format" should be a whole number']),
    "month of one digit": (
        ISSUE.replace("2026-03", "2026-3"),
        ['5: "date" is not what it should be (write it as 2019-03 or 2019-03-15)'],
    ),
    "period for a date": (
        ISSUE.replace("2026-03", "2026-03/2026-04"),
        ['5: "date" is not what it should be (write it as 2019-03 or 2019-03-15)'],
    ),
    "subject of nothing": (ISSUE.replace("Kevään uutiset", '""'), ['6: "subject" should not be empty']),
    "channels unlike any": (
        ISSUE + "channels:\n  - web\n  - email\n  - emial\n",
        [
            '10: unknown channel "web" (known: email, press, print)',
            '12: unknown channel "emial" (did you mean "email"?)',
        ],
    ),
    "view unlike any": (
        ISSUE.replace(ENTRY, "- {name: 01-kevat, web: omit}"),
        ['8: unknown key "web" (known: email, name, print)'],
    ),
    "faulty view": (
        ISSUE.replace(
            ENTRY, "- name: 01-kevat\n    email:\n      show: half\n      headline: [a]\n      layout: round\n"
        ),
        [
            '10: "show" should be "full", "teaser" or "omit"',
            '11: "headline" should be text',
            '12: "layout" should be "page", "hero", "three-column",'
            ' "sidebar", "timeline", "cards", "spread" or "back-page"',
        ],
    ),
    "part unlike any": (
        ISSUE + "  - name: luvut\n    print:\n      pick: [t, zzz]\n",
        ['11: "luvut" has no part "zzz" (known: t)'],
    ),
    "several entries of nothing": (
        ISSUE + "  - talvi\n  - name: luvud\n  - 01-kevat.md\n",
        [
            '9: there is no article or figure "talvi" (known: 01-kevat, luvut)',
            '10: there is no article or figure "luvud" (did you mean "luvut"?)',
            '11: there is no article or figure "01-kevat.md" (did you mean "01-kevat"?)',
        ],
    ),
    "entry three times": (
        ISSUE + "  - luvut\n  - {name: luvut}\n  - luvut\n",
        [f'{line}: "luvut" stands twice (the first is on line 9; remove one)' for line in (10, 11)],
    ),
    "cover outside": (
        ISSUE + "cover:\n  alt: a\n  credit: b\n  image: ../c.jpg\n",
        ['12: "../c.jpg" lies outside the issue\'s folder (copy the picture into images/)'],
    ),
    "cover that breaks off": (
        ISSUE + "cover: {image: images/rikki.jpg, alt: a, credit: b}\n",
        ['9: "images/rikki.jpg" cannot be read as a picture (save it again as JPEG or PNG)'],
    ),
    "cover that is no picture": (
        ISSUE + "cover: {image: issue.yaml, alt: a, credit: b}\n",
        ['9: "issue.yaml" is no picture (known: .jpg, .jpeg, .png, .svg)'],
    ),
}

FIGURES = {
    "broken YAML": ("kind: [", f"1: broken YAML: did not find expected node content {YAML}"),
    "key twice": (TILES + "title: C\n", '8: "title" is written twice (the first is on line 2; remove one)'),
    "kind of nothing": ("title: A\nkind:\n", f'1: "kind" is missing ({KNOWN_KINDS})'),
    "kind unlike any": ("title: A\nkind: zzz\n", f'2: unknown infographic kind "zzz" ({KNOWN_KINDS})'),
    "reference of a note": (
        TILES + "    notes: [a, {text: b, ref: r}]\n",
        '8: there is no reference "r"',
    ),
    "reference of an item": (
        TILES.replace("label: c", "label: c, items: [{text: a, ref: r}]"),
        '7: there is no reference "r"',
    ),
    "idle reference": (
        TILES + "refs:\n  r:\n    title: A\n",
        '9: nothing refers to "r" (remove it or write ref:)',
    ),
    "reference without a title": (TILES + "refs:\n  r:\n    by: A\n", '9: "title" is missing'),
}


@pytest.mark.parametrize(("article", "expected"), [pytest.param(*row, id=name) for name, row in HEADS.items()])
def test_a_faulty_head_of_an_article_is_told(article: str, expected: list[str], tmp_path: Path) -> None:
    assert told(make_issue(tmp_path, article=article)) == [f"issue/01-kevat.md:{line}" for line in expected]


@pytest.mark.parametrize(("issue", "expected"), [pytest.param(*row, id=name) for name, row in ISSUES.items()])
def test_a_faulty_issue_is_told(issue: str, expected: list[str], tmp_path: Path) -> None:
    make_issue(tmp_path, issue=issue, figures={"luvut": TILES}, files={"images/rikki.jpg": jpeg()[:100]})

    assert told(tmp_path) == [f"issue/issue.yaml:{line}" for line in expected]


@pytest.mark.parametrize(("figure", "expected"), [pytest.param(*row, id=name) for name, row in FIGURES.items()])
def test_a_faulty_figure_is_told_and_its_entry_is_not(figure: str, expected: str, tmp_path: Path) -> None:
    make_issue(tmp_path, issue=ISSUE + "  - a\n", figures={"a": figure})

    assert told(tmp_path) == [f"issue/figures/a.yaml:{expected}"]


def test_an_article_of_notes_alone_is_empty(tmp_path: Path) -> None:
    assert told(make_issue(tmp_path, article="---\nheadline: A\n---\n[^b]: c")) == [
        "issue/01-kevat.md: the article is empty (write its text below the front matter)",
        'issue/01-kevat.md:4: warning: no text refers to the footnote "b" (write [^b] where it belongs)',
    ]


@pytest.mark.parametrize("name", ["issue.yaml", "figures/a.yaml"])
def test_yaml_that_is_not_utf8_is_told_with_its_line(name: str, tmp_path: Path) -> None:
    make_issue(tmp_path, files={name: b"a: 1\nb: \xe4iti\n"})

    assert told(tmp_path) == [f"issue/{name}:2: the file is not UTF-8 (save it as UTF-8 in your editor)"]


def test_a_third_article_with_an_id_is_told_too(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "02-kevat.md": ARTICLE,
        "03-talvi.md": ARTICLE.replace("---\nL", "id: kevat\n---\nL"),
    }
    make_issue(tmp_path, issue=ISSUE + "  - 02-kevat\n  - 03-talvi\n", files=files)

    assert told(tmp_path) == [
        f'issue/{name}.md:1: two articles have the id "kevat"'
        " (the other is issue/01-kevat.md; write id: … in the front matter)"
        for name in ("02-kevat", "03-talvi")
    ]


def test_without_issue_yaml_the_faults_of_the_other_files_are_told_all_the_same(tmp_path: Path) -> None:
    make_issue(tmp_path, article=ARTICLE + "\n> a\n", figures={"a": "kind: ranking\n"})
    (tmp_path / "issue.yaml").unlink()

    assert [line.partition(" (")[0] for line in told(tmp_path)] == [
        "issue/issue.yaml: there is no such file",
        "issue/01-kevat.md:6: a quotation block",
        'issue/figures/a.yaml:1: "title" is missing',
        'issue/figures/a.yaml:1: "source" is missing',
        'issue/figures/a.yaml:1: "measure" is missing',
        'issue/figures/a.yaml:1: "items" is missing',
    ]


def test_warnings_are_told_with_a_sound_issue_and_with_a_faulty_one(tmp_path: Path) -> None:
    warned = read(make_issue(tmp_path / "a", article=ARTICLE + "\n[^b]: c\n"))
    faulty = read(make_issue(tmp_path / "b", article=ARTICLE + "\n[^b]: c\n\n> d\n"))

    assert ([p.place.line for p in warned.problems], warned.issue is None) == ([6], False)
    assert ([p.place.line for p in faulty.problems], faulty.issue is None) == ([6, 8], True)
