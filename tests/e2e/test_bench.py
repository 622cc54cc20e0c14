"""`build.py bench` with tiny numbers: real builds in fresh processes. Even growth is counted here, not timed."""

from __future__ import annotations

import cProfile
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pikepdf
import pytest

from bench.edits import edit
from bench.growth import Series, growth
from bench.inspection import TRAITS, lost_words
from bench.measure import Cost, cost, median
from bench.offices import PAGES_OF_ARTICLE, make_office
from bench.printing import Press, fault_of
from bench.stages import STAGES
from taitto import pipeline
from taitto.config import find_office

ROOT = Path(__file__).parents[2]
FIGURE = re.compile(r"(-?[\d.]+) (?:m?s|[kM]B)\b")

SIZES = (2, 4, 8)
"""Of issues, in articles: each adds twice what the one before it added."""
OFTEN = 2_000
"""What is called less often than this costs nothing that an editor would notice."""
EVEN = 1.25
"""How many times as many calls a later article may ask for: a few more where columns break in another way."""


def bench(*words: str) -> str:
    """Start the bench from the repository's folder and return what it prints."""
    command = [sys.executable, "-P", "-m", "bench", "--quick", "--repeat", "1", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_every_part_prints_its_table() -> None:
    told = bench("--only", "start", "--only", "stages")

    assert re.search(r"^taitto --help( +[\d.]+ ms){2} +\d+ MB +× [\d.]+$", told, re.MULTILINE)
    rows = [line for line in told.splitlines() if line.startswith((*STAGES.values(), "email: ", "print: "))]
    assert len(rows) == len(STAGES) + len(["email: compose", "print: compose", "parse", "lay out", "write"])
    assert all(float(figure) > 0 for row in rows for figure in FIGURE.findall(row))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("thing", "asked", "verdict"),
    [("articles", 100.0, ["asked: at most × 100.0 of CPU and memory: yes"]), ("pictures", None, [])],
)
def test_growth_says_what_each_costs(thing: str, asked: float | None, verdict: list[str], tmp_path: Path) -> None:
    told = growth(tmp_path, Series(thing=thing, sizes=(1, 8, 16), asked=asked), "email", 1)
    lines = told.splitlines()

    assert [line.split("  ")[0] for line in lines[4:]] == [
        *(f"{size} {thing}" for size in (1, 8, 16)),
        "each, 1 → 8",
        "each, 8 → 16",
        "the latter to the former",
        *verdict,
    ]
    assert (tmp_path / f"16-{thing}" / "build" / "2026-03" / "email.html").is_file()


@pytest.mark.slow
def test_an_article_fills_as_many_pages_as_the_growth_by_pages_counts_on(tmp_path: Path) -> None:
    folder = make_office(tmp_path, articles=2)
    built = pipeline.build(find_office(folder), folder, channels=["print"], out=tmp_path / "build")
    with pikepdf.open(built.folder / "issue.pdf") as pdf:
        assert len(pdf.pages) == 2 * PAGES_OF_ARTICLE
        assert {name for name, has in TRAITS.items() if not has(pdf)} == {"all alt texts"}  # it has no pictures


def test_an_empty_pdf_has_nothing_that_readers_need() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()

    assert {name for name, has in TRAITS.items() if has(pdf)} == {"the house's typefaces alone"}


def test_a_hyphen_at_a_line_s_end_loses_no_word() -> None:
    assert not lost_words("elinkeino-ohjelma 6-7 kaupunkia", "elin-\nkeino-\r\nohjelma 6–7 kau\ufffe\npunkia")
    assert lost_words("ohjelma ja ohjelma", "Ohjelma ja").total() == 1


def test_each_edit_turns_one_word_of_the_text_and_none_of_the_head() -> None:
    before = "---\nheadline: se kaupunki on\n---\n\n:::{ingress}\n:at: wide\n:::\n\nTässä kasvava seutu on.\n"
    once, twice = edit(before, 1), edit(before, 2)

    assert once == before.replace("kasvava", "asvavak")
    assert twice == before.replace("kasvava", "svavaka")


def test_a_program_that_cannot_print_is_told_with_its_reason(tmp_path: Path) -> None:
    pdf = tmp_path / "pages.pdf"
    missing = Press(name="missing", pdf=pdf, cold=("no-such-program",))
    failing = Press(name="failing", pdf=pdf, cold=(sys.executable, "-c", "raise ValueError('no browser')"))
    silent = Press(name="silent", pdf=pdf, cold=(sys.executable, "-c", "pass"))

    assert "no-such-program" in fault_of(missing)
    assert fault_of(failing) == "ValueError: no browser"
    assert fault_of(silent) == "it wrote nothing"


def test_the_same_office_is_generated_each_time(tmp_path: Path) -> None:
    one, other, larger = (
        {path.name: path.read_bytes() for path in make_office(root, articles=2, pictures=pictures).rglob("*.*")}
        for root, pictures in ((tmp_path / "a", 3), (tmp_path / "b", 3), (tmp_path / "c", 4))
    )

    assert one == other
    assert set(larger) - set(one) == {"03.jpg"}
    assert len({data for name, data in larger.items() if name.endswith(".jpg")}) == 4


def test_memory_is_the_program_s_own_and_not_that_of_its_starter() -> None:
    held = b"x" * 300_000_000
    measured = cost([sys.executable, "-c", "held = b'x' * 50_000_000"])

    assert 50 < measured.memory_mb < 100 < len(held) / 1e6
    assert min(measured.cpu_s, measured.wall_s) > 0


def test_a_program_that_fails_ends_the_bench_with_what_it_said() -> None:
    with pytest.raises(SystemExit, match="no such verse"):
        cost([sys.executable, "-c", "raise SystemExit('no such verse')"])


def test_each_measure_has_a_median_of_its_own() -> None:
    several = [Cost(wall_s=a, cpu_s=b, memory_mb=c) for a, b, c in ((1, 9, 5), (2, 8, 4), (3, 7, 6))]

    assert median(several) == Cost(wall_s=2, cpu_s=8, memory_mb=5)


@pytest.mark.slow
@pytest.mark.parametrize("channel", ["email", "print"])
def test_a_later_article_asks_for_no_more_calls_of_any_function(channel: str, tmp_path: Path) -> None:
    folders = [make_office(tmp_path / str(articles), articles=articles) for articles in SIZES]
    calls(folders[-1], channel)  # modules are imported and words hyphenated once
    few, some, many = (calls(folder, channel) for folder in folders)
    uneven = {
        function: (few[function], some[function], count)
        for function, count in many.items()
        if count > OFTEN and count - some[function] > 2 * EVEN * (some[function] - few[function])
    }

    assert max(many.values()) > OFTEN
    assert uneven == {}


def calls(folder: Path, channel: str) -> Counter[str]:
    """Build an issue and return how often each function was called."""
    profile = cProfile.Profile()
    profile.runcall(pipeline.build, find_office(folder), folder, channels=[channel], out=folder.parent / "build")
    told = Counter[str]()
    for entry in profile.getstats():
        code = entry.code
        told[code if isinstance(code, str) else f"{code.co_filename}:{code.co_firstlineno} {code.co_name}"] += (
            entry.callcount
        )
    return told
