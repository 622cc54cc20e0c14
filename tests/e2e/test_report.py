"""The report as an editor gets it: beside the editions, on a screen of any width, and as JSON for a program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from taitto.colours import contrast
from taitto.theme import CONTRAST_AT_LEAST
from tests.support.offices import ARTICLE, ISSUE, jpeg, make_issue, make_office
from tests.support.processes import taitto

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.conftest import Sample

COARSE = "\n:::{figure} images/pieni.jpg\n:alt: Lumi\n:credit: Piirtäjä\nLumi suli.\n:::\n"
TEXT_AT_LEAST_PX = 14
MEASURE = """() => {
  const hex = rgb => '#' + rgb.match(/\\d+/g).slice(0, 3).map(n => (+n).toString(16).padStart(2, '0')).join('');
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!colour.startsWith('rgba(0, 0, 0, 0')) return hex(colour);
    }
  };
  const texts = [...document.body.querySelectorAll('*')].filter(element =>
    [...element.childNodes].some(node => node.nodeType == Node.TEXT_NODE && node.data.trim()));
  return {
    width: document.documentElement.scrollWidth,
    scrolled: [...document.querySelectorAll('.scroll')].filter(box => box.scrollWidth > box.clientWidth).length,
    texts: texts.map(element => ({
      text: element.textContent.trim().slice(0, 40),
      colour: hex(getComputedStyle(element).color),
      ground: ground(element),
      size: parseFloat(getComputedStyle(element).fontSize),
    })),
  };
}"""


def json_of(*words: str | Path, cwd: Path, code: int = 0) -> tuple[dict[str, Any], str]:
    """Run Taitto; return the one document on stdout, and stderr."""
    done = taitto(*words, "--format", "json", cwd=cwd)
    assert done.returncode == code, done.stderr
    (line,) = done.stdout.splitlines()
    told: dict[str, Any] = json.loads(line)
    return told, done.stderr


def shown(problem: dict[str, Any]) -> str:
    """Return a problem of the JSON as stderr tells it."""
    place = ":".join(str(part) for part in problem["place"].values() if part is not None)
    kind = "warning: " if problem["level"] == "warning" else ""
    return f"{place}: {kind}{problem['text']}" + (f" ({problem['hint']})" if problem["hint"] else "")


def test_a_build_prints_its_report_as_json(tmp_path: Path) -> None:
    files = {"images/pieni.jpg": jpeg(600, 400)}
    office = make_office(
        tmp_path, issue=f"{ISSUE}channels: [email, print, press]\n", article=ARTICLE + COARSE, files=files
    )
    told, stderr = json_of("build", cwd=office.root)
    built = office.root / "build" / told["issue"]
    issue, press = told["pdfs"]

    assert (issue["path"], press["path"]) == ("issue.pdf", "press.pdf")
    assert issue["standards"] == ["PDF/UA-1", "PDF/A-2a"]
    assert press["standards"] == ["PDF/X-4"]
    assert (issue["ink_limit_percent"], press["ink_limit_percent"]) == (None, 300)
    assert {file["words"]["lost"] for file in told["files"] if file["words"]} == {0}
    assert all((built / file["path"]).stat().st_size == file["size_bytes"] for file in told["files"])
    assert issue["photos"][0]["file"].endswith("images/pieni.jpg")
    assert (issue["photos"][0]["is_coarse"], press["photos"][0]["is_coarse"]) == (True, True)
    warnings = [line for line in stderr.splitlines() if "warning:" in line]
    assert [shown(problem) for problem in told["problems"]] == warnings
    assert any(line.startswith("issues/2026-03/01-kevat.md:6: warning: ") for line in warnings), "a coarse photo"
    assert any(line.startswith("press: warning: ") and "no multiple of 4" in line for line in warnings)
    page = (built / "report.html").read_text(encoding="utf-8")
    assert all(problem["place"]["file"].rpartition("/")[2] in page for problem in told["problems"])


def test_errors_are_json_too_and_nothing_is_built(tmp_path: Path) -> None:
    office = make_office(tmp_path, article=f"{ARTICLE}\n> lainaus\n\n***\n")
    for verb in ("check", "build"):
        told, stderr = json_of(verb, cwd=office.root, code=1)
        assert [shown(problem) for problem in told["problems"]] == stderr.splitlines()[-2:]
        assert [problem["place"]["line"] for problem in told["problems"]] == [6, 8]
    assert not (office.root / "build").exists()


def test_each_issue_has_a_line_of_its_own(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    make_issue(office.root / "issues" / "2026-04", article="faulty")
    done = taitto("build", "2026-04", "2026-03", "--channel", "email", "--format", "json", cwd=office.root)
    faulty, sound = map(json.loads, done.stdout.splitlines())

    assert done.returncode == 1
    assert (faulty["issue"], sound["issue"]) == ("2026-04", "2026-03")
    assert faulty["problems"][0]["level"] == "error"
    assert sound["problems"] == []


def test_check_tells_warnings_as_json(sample: Sample) -> None:
    told, stderr = json_of("check", sample.folder.name, cwd=sample.office.root)

    assert told["issue"] == sample.folder.name
    assert {problem["level"] for problem in told["problems"]} == {"warning"}
    assert [shown(problem) for problem in told["problems"]] == stderr.splitlines()


def test_the_report_names_each_file_of_the_build(sample: Sample) -> None:
    page = sample.text("report.html")

    assert {"email.html", "email.txt", "email.eml", "issue.pdf", "images/"} <= {
        row.partition("<")[0] for row in page.split('<th scope="row" class="where">')
    }
    assert f"Dated {sample.issue.masthead.date}" in page
    assert "report.html" in sample.text("manifest.json")


@pytest.mark.verapdf
@pytest.mark.slow
def test_the_verdict_of_verapdf_is_filed_when_it_is_asked_for(tmp_path: Path) -> None:
    office = make_office(tmp_path, issue=f"{ISSUE}channels: [print]\n")
    told, _ = json_of("build", "--verapdf", cwd=office.root)

    verdicts: list[dict[str, Any]] = [
        {"standard": name, "holds": True, "failures": []} for name in ("PDF/UA-1", "PDF/A-2a")
    ]
    assert told["pdfs"][0]["verdicts"] == verdicts
    assert "PDF/UA-1</span> holds" in (office.root / "build" / "2026-03" / "report.html").read_text(encoding="utf-8")


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1100, 360])
def test_it_can_be_read_on_any_screen(width: int, scheme: Any, browser: Browser, sample: Sample) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    requests: list[str] = []
    page.on("request", lambda asked: requests.append(asked.url))
    page.goto((sample.folder / "report.html").as_uri())
    facts = page.evaluate(MEASURE)
    page.close()

    assert len(requests) == 1, "it needs no other file"
    assert facts["width"] <= width
    assert facts["scrolled"] == 0, "a table is wider than the screen"
    assert len(facts["texts"]) > 100
    faint = [t for t in facts["texts"] if contrast(t["colour"], t["ground"]) < CONTRAST_AT_LEAST]
    assert faint == []
    assert [text for text in facts["texts"] if text["size"] < TEXT_AT_LEAST_PX] == []
