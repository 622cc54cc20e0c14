"""MJML's compiler: its panics and its silence become faults that name the template."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from taitto.config import ENGINE
from taitto.rendering import mjml
from taitto.rendering.mjml import DEEPEST, compile_mjml
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


def test_a_real_panic_is_a_fault_too_and_its_noise_stays_out_of_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(TemplateFault, match=r"^a\.mjml: the template makes no valid MJML: .*not a char boundary"):
        compile_mjml("<mjml><mj-body><div>€>", "a.mjml")
    os.write(2, b"what comes after it is heard")

    assert capfd.readouterr().err == "what comes after it is heard"


def test_a_process_without_stderr_compiles_too() -> None:
    program = f"import os; os.close(2); from taitto.rendering.mjml import compile_mjml; compile_mjml({SOUND!r}, 'a')"

    assert subprocess.run([sys.executable, "-c", program], cwd=ENGINE, check=False).returncode == 0


def _nested(tag: str, depth: int) -> str:
    return SOUND.format(f"<mj-text>{f'<{tag}>' * depth}a{f'</{tag}>' * depth}</mj-text>")


def test_nesting_is_compiled_up_to_a_limit() -> None:
    around = 5  # the sound document's own tags

    assert "a</div>" in compile_mjml(_nested("div", DEEPEST - around), "a.mjml")
    with pytest.raises(TemplateFault, match=rf"^a\.mjml: more than {DEEPEST} tags stand in each other$"):
        compile_mjml(_nested("div", DEEPEST - around + 1), "a.mjml")


@pytest.mark.parametrize("tag", ["div", "mj-wrapper", "table", "li"])
def test_deep_nesting_does_not_overflow_the_stack(tag: str) -> None:
    """MRML would follow the tags until the process dies; if that is back, this run dies."""
    with pytest.raises(TemplateFault, match="tags stand in each other"):
        compile_mjml(_nested(tag, 100_000), "a.mjml")
    with pytest.raises(TemplateFault, match="tags stand in each other"):
        compile_mjml("<!-- </div> --><mjml a='</div>'>" + f'<{tag} b=">">' * 100_000, "a.mjml")


@pytest.mark.parametrize(
    "flat", ["<br>", "<br />", "<img src='a' alt='>'>", "<b>a</b>", "<!-- <b> -->", "a &lt;b&gt; "]
)
def test_what_holds_nothing_is_no_nesting(flat: str) -> None:
    assert compile_mjml(SOUND.format(f"<mj-text>{flat * DEEPEST}</mj-text>"), "a.mjml")


@pytest.mark.parametrize(
    "part", ["<", "<a", "<a ", '<a "', '<a b="', "<a '\"", '<a b="c" ', "<!--", "<div>", "a", '"', " b", "</a"]
)
def test_nesting_is_counted_in_one_pass(part: str) -> None:
    """Not timed: if one of these took time with the square of its length, this run would not end."""
    for source in (part * 200_000, f"<a{part * 200_000}"):
        with pytest.raises(TemplateFault):
            compile_mjml(source, "a.mjml")


@pytest.mark.parametrize("attributes", ["", ' type="html"', ' type="css"'])
def test_no_file_is_included(attributes: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.mjml"
    secret.write_text("<mj-section><mj-column><mj-text>secret</mj-text></mj-column></mj-section>", encoding="utf-8")
    for address in (secret, secret.as_uri()):
        include = f'<mj-include path="{address}"{attributes} />'
        for source in (f"<mjml><mj-body>{include}</mj-body></mjml>", f"<mjml><mj-head>{include}</mj-head></mjml>"):
            with pytest.raises(TemplateFault, match="makes no valid MJML"):
                compile_mjml(source, "a.mjml")


def test_nothing_is_included_from_the_network() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/a.mjml"
        with pytest.raises(TemplateFault, match="unable to load included template"):
            compile_mjml(f'<mjml><mj-body><mj-include path="{address}" /></mj-body></mjml>', "a.mjml")
        with pytest.raises(BlockingIOError):
            server.accept()


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


def test_an_attribute_is_left_as_it_was_written() -> None:
    r"""MRML writes attributes as Rust's sources would: `\u{a0}` for a no-break space, each backslash twice."""
    alt = "noin 12\u00a0800, 5\u202f%, \u00ad-, C:\\kuvat, Åbo"
    html = compile_mjml(
        f'<mjml><mj-body><mj-section><mj-column><mj-image src="a.png" alt="{alt}" /></mj-column></mj-section>'
        "</mj-body></mjml>",
        "t",
    )

    assert "\\u{" not in html
    assert alt in unescape(html)
