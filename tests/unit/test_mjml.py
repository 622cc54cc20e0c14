"""MJML's compiler: its panics and its silence become faults that name the template."""

from __future__ import annotations

import re

import pytest

from taitto.rendering import mjml
from taitto.rendering.mjml import compile_mjml
from taitto.rendering.templates import TemplateFault

SOUND = "<mjml><mj-body><mj-section><mj-column>{}</mj-column></mj-section></mj-body></mjml>"


class PanicError(BaseException):
    """What PyO3 raises for a panic of Rust: no Exception."""


def raising(error: BaseException) -> object:
    def mjml2html(source: str, **options: object) -> str:
        raise error

    return mjml2html


@pytest.mark.parametrize("error", [PanicError("byte index 7 is out of bounds"), OSError("no tag")])
def test_a_panic_is_a_fault_of_the_template(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mjml, "mjml2html", raising(error))
    with pytest.raises(TemplateFault) as fault:
        compile_mjml("", "layouts/email.mjml")

    assert str(fault.value) == f"layouts/email.mjml: the template makes no valid MJML: {error}"


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(1)])
def test_an_interrupt_stays_one(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mjml, "mjml2html", raising(error))
    with pytest.raises(type(error)):
        compile_mjml("", "a.mjml")


def test_text_that_looks_like_a_tag_is_no_fault() -> None:
    html = compile_mjml(SOUND.format("<mj-text>&lt;mj-column&gt; &lt;!-- outlook-row --&gt;</mj-text>"), "a.mjml")

    assert "&lt;mj-column&gt; &lt;!-- outlook-row --&gt;" in html


@pytest.mark.parametrize("family", ["Roboto", "Open Sans", "Lato, Montserrat", "Droid Sans", "Ubuntu"])
def test_no_font_is_asked_for_over_the_network(family: str) -> None:
    html = compile_mjml(SOUND.format(f'<mj-text font-family="{family}">a</mj-text>'), "a.mjml")

    assert "@import" not in html
    assert "<link" not in html


def test_outlook_s_rows_are_opened_and_closed_alike() -> None:
    column = '<mj-column width="50%"><mj-text>a</mj-text></mj-column>'
    section = f"{column}{column}<mj-raw><!-- outlook-row --></mj-raw>{column}"
    html = compile_mjml(f"<mjml><mj-body><mj-section>{section}</mj-section></mj-body></mjml>", "a.mjml")
    outlook = re.sub(r"\s+", "", "".join(re.findall(r"<!--\[if mso \| IE\]>(.*?)<!\[endif\]-->", html, re.DOTALL)))

    assert outlook.count("</td></tr><tr><td") == 1
    assert outlook.count("<tr>") == outlook.count("</tr>")
