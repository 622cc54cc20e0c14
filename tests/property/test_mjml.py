"""Any MJML becomes HTML or a fault of the template: no panic, no dead process, no file but the template is read."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from taitto import pipeline
from taitto.channels import email
from taitto.config import ENGINE, find_office
from taitto.rendering import mjml
from taitto.rendering.mjml import DEEPEST, compile_mjml
from taitto.rendering.templates import TemplateFault
from tests.property.mutations import mutated
from tests.property.outcomes import examples

PASTES = (
    *(
        "<",
        ">",
        '"',
        "'",
        "&",
        "&foo;",
        "&#xD800;",
        "&#0;",
        "]]>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<?xml?>",
        "<!DOCTYPE a>",
    ),
    *(
        "<mj-text>",
        "</mj-text>",
        "<mj-column>",
        "</mj-section>",
        "<mj-raw>",
        "<mj-x />",
        "<br>",
        "<b>",
        "</i>",
        "<mj-hero>",
    ),
    *('<mj-include path="/etc/passwd" />', '<mj-include path="http://127.0.0.1:1/a" type="html" />', "<mj-style>", "}"),
    *(
        "é",
        "€>",
        "\U0001f600",
        "\x00",
        "\x0c",
        "\ufffe",
        "\u2028",
        "px",
        "%",
        "-1",
        "1e99px",
        "9" * 40,
        "a" * 10_000,
        "=",
    ),
    *(
        'width="é"',
        ' padding="0"',
        ' a="<b>"',
        " a='\"'",
        '<mj-style inline="inline">a{',
        '<mj-font name="a" href="b" />',
    ),
)
TOKEN = re.compile(r"<!--.*?-->|<[^>]*>|[^<]+|<", re.DOTALL)
EVERY_TAG = (Path(__file__).parent / "data" / "every_tag.mjml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def sample() -> str:
    """The MJML of the sample issue's mail, as the compiler gets it."""
    sources = []

    def kept(source: str, template: str) -> str:
        sources.append(source)
        return compile_mjml(source, template)

    office = find_office(ENGINE)
    checked = pipeline.check(office, office.issue_folder("2019-03"), ["email"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(email, "compile_mjml", kept)
        email.render(checked.issue, checked.style)
    return sources[0]


def assert_html_or_fault(source: str) -> None:
    with contextlib.suppress(TemplateFault):
        html = compile_mjml(source, "a.mjml")
        assert html.startswith("<!doctype html>")
        assert "root:" not in html
        assert "fonts.googleapis" not in html


@examples(4)
@given(st.data())
def test_the_sample_s_mail_after_an_accident_is_html_or_a_fault(sample: str, data: st.DataObject) -> None:
    assert_html_or_fault(data.draw(mutated(sample, PASTES, TOKEN.findall)))


@examples(4)
@given(mutated(EVERY_TAG, PASTES, TOKEN.findall))
def test_a_mail_of_every_tag_after_an_accident_is_html_or_a_fault(source: str) -> None:
    assert_html_or_fault(source)


@examples(4)
@given(mutated(EVERY_TAG, PASTES, list))
@example("<mjml><mj-body><div>€>")
def test_a_mail_whose_letters_were_mixed_up_is_html_or_a_fault(source: str) -> None:
    assert_html_or_fault(source)


def test_the_mails_before_an_accident_are_html(sample: str) -> None:
    assert compile_mjml(sample, "a.mjml")
    assert compile_mjml(EVERY_TAG, "a.mjml")


@given(
    st.lists(
        st.sampled_from(["<a>", "</a>", "<b c='>'>", "</b>", "<br>", "<hr />", "<!-- <a> -->", "&lt;a>"]), max_size=30
    )
)
def test_nesting_is_counted_as_it_is_written(parts: list[str]) -> None:
    depth = deepest = 0
    for part in parts:
        depth = max(0, depth + {"<a>": 1, "<b c='>'>": 1, "</a>": -1, "</b>": -1}.get(part, 0))
        deepest = max(deepest, depth)

    assert mjml._depth("x".join(parts)) == deepest


def test_the_deepest_nesting_leaves_room_on_a_small_stack() -> None:
    """Half a megabyte is the least that a thread gets on any of our systems: a preview may compile on one."""
    program = f"""
import contextlib, threading
from taitto.rendering.mjml import compile_mjml
from taitto.rendering.templates import TemplateFault

def compile_all():
    for tag in ("mj-wrapper", "mj-section", "div", "table", "li"):
        nested = f"<{{tag}}>" * {DEEPEST - 2} + f"</{{tag}}>" * {DEEPEST - 2}
        with contextlib.suppress(TemplateFault):
            compile_mjml(f"<mjml><mj-body>{{nested}}</mj-body></mjml>", "a.mjml")

threading.stack_size(512 * 1024)
thread = threading.Thread(target=compile_all)
thread.start()
thread.join()
print("alive")
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ENGINE, capture_output=True, text=True, check=False)

    assert done.stdout == "alive\n", done.stderr
