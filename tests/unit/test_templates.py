"""The shipped templates can all be found and parsed; what Jinja cannot keep is made again."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from markupsafe import Markup

from taitto.config import ENGINE
from taitto.rendering import templates
from taitto.rendering.templates import TemplateFault, Templates, stopped


def made(folder: Path, text: str, name: str = "a.html") -> Templates:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return Templates([folder], "fi")


@pytest.mark.parametrize("name", [name for name in Templates([ENGINE / "templates"], "fi").names() if "." in name])
def test_every_shipped_template_can_be_parsed(name: str) -> None:
    environment = Templates([ENGINE / "templates"], "fi")._environment

    assert environment.get_template(name).name == name


def test_several_templates_are_joined_in_order(tmp_path: Path) -> None:
    made(tmp_path, "{{ x }}b", "b.html")

    assert made(tmp_path, "{{ x }}a").join(["b.html", "a.html"], {"x": "<"}) == Markup("&lt;b&lt;a")


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.mjml", "{{ '<' }}{{ safe }}", "&lt;<b>"),
        ("a.html", "{{ verbatim }}{{ '12 800' | verbatim }}", "v12 800"),
        ("a.html", "{{ 5 }}{{ none }}{{ true }}", "5NoneTrue"),
        ("a.html", "<p>\n  {% if true %}\n  a\n  {% endif %}\n</p>\n", "<p>\n  a\n</p>\n"),
        ("a.txt", "{{ '<' }}{{ safe }}", "<<b>"),
        ("a.html", "{{ 'Verkosto jää' | tie_last_word }}", "Verkosto\u00a0jää"),
        ("a.html", "{{ 'https://a.example/2005-2017/' | bare_address }}", "a.example/2005-2017"),
    ],
)
def test_a_value_is_set_as_its_form_asks_for(name: str, text: str, expected: str, tmp_path: Path) -> None:
    context = {"safe": Markup("<b>"), "verbatim": "v"}

    assert made(tmp_path, text, name).render(name, context) == expected


def test_a_fault_in_an_included_template_is_named_there(tmp_path: Path) -> None:
    made(tmp_path, "\n\n{% endif %}", "b.html")
    with pytest.raises(TemplateFault, match=r"^b\.html:3: "):
        made(tmp_path, "{% include 'b.html' %}").render("a.html", {})


def test_a_missing_key_of_a_known_value_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault, match=r"^a\.html:1: 'dict object' has no attribute 'y'$"):
        made(tmp_path, "{{ x.y }}").render("a.html", {"x": {}})


def test_an_environment_that_cannot_be_written_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "share").touch()
    monkeypatch.setattr(sys, "prefix", str(tmp_path))

    assert templates._compiled_templates() is None
    assert made(tmp_path / "t", "a").render("a.html", {}) == "a"


def test_an_office_s_own_template_wins_also_where_ours_includes_it(tmp_path: Path) -> None:
    for name, text in {"ours/a.html": '{% include "b.html" %}', "ours/b.html": "ours", "own/b.html": "own"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    assert Templates([tmp_path / "own", tmp_path / "ours"], "fi").render("a.html", {}) == "own"


@pytest.mark.parametrize(
    ("text", "expected"), [("Lähde", "Lähde."), ("Lähde 2020.", "Lähde 2020."), ("Mitä?", "Mitä?")]
)
def test_a_sentence_stops_once(text: str, expected: str) -> None:
    assert stopped(text) == expected
