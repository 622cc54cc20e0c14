"""Any YAML becomes an issue, or told faults with the file and the line."""

from __future__ import annotations

import contextlib
import copy
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from taitto.config import ENGINE, Settings
from taitto.errors import ContentError
from taitto.files.schema import Schema, parse_schema
from taitto.files.yaml import parse_yaml
from taitto.infographics import KINDS
from taitto.labels import Labels
from taitto.reading.schemas import ArticleHead, IssueHead
from taitto.rendering.templates import TemplateFault
from taitto.theme import Theme
from tests.property.markup import shown_text
from tests.property.mutations import mutated
from tests.property.outcomes import Desk, Outcome
from tests.support.offices import jpeg

SAMPLE = Path("issues/2019-03")
FIGURES = sorted(path.relative_to(ENGINE) for path in (ENGINE / SAMPLE / "figures").iterdir())
THEME = Path("assets/theme.yaml")
FILES = (
    Path("taitto.yaml"),
    Path("assets/labels/fi.yaml"),
    SAMPLE / "issue.yaml",
    *FIGURES,
)
SCHEMAS: tuple[type[Schema], ...] = (
    *(Settings, Theme, Labels, IssueHead, ArticleHead),
    *(kind.Spec for kind in KINDS.values()),
)

PYDANTIC_S_OWN = (
    "Input should",
    "[type=",
    "constrained",
    "function-",
    "is-instance",
    "valid string",
    "pydantic",
    "unable to",
)
"""Words for programmers."""

PASTES = (
    *(
        "'",
        '"',
        ":",
        ": ",
        "- ",
        "#",
        " #",
        "&a ",
        "*a",
        "!x ",
        "!!python/object:os.system ",
        "<<: ",
        "|",
        ">",
        "%",
        "@",
    ),
    *(
        "\t",
        "\n",
        "  ",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "{",
        "}",
        "[",
        "]",
        "[" * 100,
        "? ",
        "~",
        "null",
        "\\",
        "\ufeff",
    ),
    *("\u2028", "\x07", "\x85", "\xa0", "\u202e", "\ufffe", "é" * 300, "{{ 7*191 }}", "<b>", "</mj-text>", "<script>"),
)
VALUES: tuple[Any, ...] = (
    *(None, "", " ", "x", "0", "-0", "-1", "1e999", "1e99999999", ".nan", "inf", "9" * 400, "1." + "3" * 400, "1,5"),
    *(
        "2019-02-30",
        "2019-13",
        "0000-01",
        "9999-12-31",
        "2019-03-02/2019-03-01",
        "true",
        "NO",
        "12:30",
        "a\nb",
        "\u202e",
    ),
    *(
        "<b>{{ 7*191 }}</b>",
        "</mj-text>",
        "javascript:alert(1)",
        'https://a.example/"onclick=1',
        "#000000",
        "red",
        "a" * 5000,
    ),
    *([], ["x"], [[]], [None], [{}], {}, {"x": "y"}, {"text": "x"}, {"value": "1"}, {"show": "full"}, {"name": "x"}),
)


class _Dumper(yaml.SafeDumper):
    """Writes what stands twice in the data twice in the text."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def written(data: Any) -> str:
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False)


def paths(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the path of every value."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(deeper for key, value in inner for deeper in paths(value, (*path, key)))]


@st.composite
def another_value(draw: st.DrawFn, text: str) -> str:
    """Return the YAML with one or two of its values lost, renamed or replaced by another sort of thing."""
    data = parse_yaml(text, "").data
    for _ in range(draw(st.integers(1, 2))):
        *way, key = draw(st.sampled_from(paths(data)[1:]))
        parent: Any = data
        for step in way:
            parent = parent[step]
        value = parent.pop(key)
        accident = draw(st.sampled_from(("lost", "renamed", "replaced", "replaced", "replaced")))
        if accident == "renamed" and isinstance(parent, dict):
            parent[f"{key}x"] = value
        if accident == "replaced":
            other = copy.deepcopy(draw(st.sampled_from(VALUES)))
            parent.update({key: other}) if isinstance(parent, dict) else parent.insert(key, other)
    return written(data)


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates() | st.datetimes()
DATA = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
)


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from([*PASTES, "a", "b: ", "\n"]), max_size=40).map("".join)
    | DATA.map(written)
)
@example("[" * 100_000)
@example("- " * 100_000)
@example("a: &a [*a]")
def test_any_text_is_data_or_told(text: str) -> None:
    try:
        document = parse_yaml(text, "a.yaml", first_line=5)
    except ContentError as error:
        for problem in error.problems:
            assert problem.place.path == "a.yaml"
            assert problem.place.line
            assert 5 <= problem.place.line <= 5 + text.count("\n")
            assert "\n" not in str(problem)
    else:
        assert len(str(document.data)) <= 20 * len(text) + 10


@given(st.sampled_from(SCHEMAS), DATA | st.dictionaries(st.sampled_from(["a", "format"]), DATA))
def test_any_data_fits_a_schema_or_is_told_in_plain_words(schema: type[Schema], data: object) -> None:
    try:
        document = parse_yaml(written(data), "a.yaml")
    except ContentError:
        return
    model, problems = parse_schema(schema, document)

    assert (model is None) == bool(problems)
    assert not [problem for problem in problems if any(words in str(problem) for words in PYDANTIC_S_OWN)]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The whole sample issue in an office with assets of its own; its pictures are small."""
    root = tmp_path_factory.mktemp("office")
    desk = Desk(root)
    shutil.rmtree(root / "issues")
    shutil.copytree(ENGINE / SAMPLE, root / SAMPLE, ignore=shutil.ignore_patterns("drawing", "*.jpg"))
    for picture in (ENGINE / SAMPLE / "images").iterdir():
        path = root / SAMPLE / "images" / picture.name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(jpeg())
    shutil.copytree(ENGINE / "assets", root / "assets")
    shutil.copy(ENGINE / "taitto.yaml", root)
    desk.folder = root / SAMPLE
    return desk


def _accidents(text: str) -> st.SearchStrategy[str]:
    return mutated(text, PASTES) | another_value(text)


@given(
    st.sampled_from(FILES).flatmap(
        lambda file: st.tuples(st.just(file), _accidents((ENGINE / file).read_text(encoding="utf-8")))
    )
)
def test_a_file_that_had_an_accident_makes_an_issue_or_is_told(desk: Desk, accident: tuple[Path, str]) -> None:
    outcome = _outcome_with(desk, *accident)

    assert not [told for told in outcome.told if any(words in told for words in PYDANTIC_S_OWN)]
    if outcome.edition:
        shown_text(outcome.text("email.html"))


@given(_accidents((ENGINE / THEME).read_text(encoding="utf-8")))
@example((ENGINE / THEME).read_text(encoding="utf-8").replace("dark: {paper: dusk, ", "dark: {"))
def test_a_theme_that_had_an_accident_makes_an_issue_or_is_told(desk: Desk, text: str) -> None:
    if _typefaces(text) != _typefaces((ENGINE / THEME).read_text(encoding="utf-8")):
        return  # a face that nobody has cut yet takes seconds; tests/unit/test_theme.py has what can be wrong with it
    with contextlib.suppress(TemplateFault):  # a template asks for a name that the theme no longer has
        _outcome_with(desk, THEME, text)


def _typefaces(theme: str) -> object:
    """Return what a theme says of typefaces; one that is broken says what ours does, and is told."""
    with contextlib.suppress(ContentError):
        data = parse_yaml(theme, "theme.yaml").data
        if isinstance(data, dict):
            return data.get("typefaces")
    return parse_yaml((ENGINE / THEME).read_text(encoding="utf-8"), "theme.yaml").data["typefaces"]  # type: ignore[index,call-overload]


def test_files_without_an_accident_make_an_issue(desk: Desk) -> None:
    assert desk.outcome().edition


def _outcome_with(desk: Desk, file: Path, text: str) -> Outcome:
    path = desk.office.root / file
    path.write_text(text, encoding="utf-8")
    try:
        return desk.outcome()
    finally:
        shutil.copy(ENGINE / file, path)
