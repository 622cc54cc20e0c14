"""Scales, lines of text and places of labels; and that faults of a plot are seen."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from taitto.plotting.faults import plot_faults
from taitto.plotting.marks import Box, Dot, Line, Mark, Plot, Rect, Shape, Text, as_plot
from taitto.plotting.placing import first_free, spread
from taitto.plotting.scales import Bands, Linear, ticks
from taitto.plotting.wrapping import HYPHEN, wrapped

INK, PAPER, PALE = "#10302f", "#ffffff", "#e8e8e8"


@pytest.mark.parametrize(
    ("low", "high", "count", "expected"),
    [
        (0, 10, 5, (0, 2, 4, 6, 8, 10)),
        (0, 97, 4, (0, 25, 50, 75, 100)),
        (-20, 18, 4, (-20, -10, 0, 10, 20)),
        (0, 0.3, 3, (0, 0.1, 0.2, 0.3)),
        (0, 1e9, 2, (0, 5e8, 1e9)),
        (7, 7, 2, (5, 10, 15)),
        (0, 0, 2, (0, 0.5, 1)),
    ],
)
def test_ticks_are_round(low: float, high: float, count: int, expected: tuple[float, ...]) -> None:
    assert ticks(low, high, count) == expected


@given(st.floats(-1e9, 1e9), st.floats(1e-6, 1e9), st.integers(1, 8))
def test_ticks_span_the_data_in_few_equal_steps(low: float, size: float, count: int) -> None:
    assume(size > 1e-6 * abs(low))  # below that a float has no digits left
    found = ticks(low, low + size, count)
    steps = [after - before for before, after in pairwise(found)]

    assert found[0] <= low + 1e-6 * size
    assert found[-1] >= low + size * (1 - 1e-6)
    assert len(found) <= count + 3
    assert max(steps) == pytest.approx(min(steps), rel=0.01)


def test_a_scale_may_run_either_way() -> None:
    assert [Linear(0, 10, 100, 0)(value) for value in (0, 5, 10)] == [100, 50, 0]
    assert Linear(3, 3, 1, 2)(3) == 1


def test_bands_share_a_length() -> None:
    bands = Bands(4, 10, 50, gap=0.2)

    assert bands.width == 8
    assert [bands.start_of(0), bands.middle_of(0), bands.middle_of(3)] == [11, 15, 45]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Huittinen ja Kauhajoki", 30, ("Huittinen ja Kauhajoki",)),
        ("Huittinen ja Kauhajoki", 13, ("Huittinen ja", "Kauhajoki")),
        ("12\u00a0800 vastausta", 9, ("12\u00a0800", "vastausta")),
        ("kauppa-alue", 8, ("kauppa-", "alue")),
        ("2016–2019", 6, ("2016–", "2019")),
        ("seutukaupunki", 8, (f"seutu{HYPHEN}", "kaupunki")),
        ("elinkeinoasiamies Latikka", 9, (f"elinkei{HYPHEN}", f"noasia{HYPHEN}", "mies", "Latikka")),
        ("bcdfghjklmn", 4, (f"bcd{HYPHEN}", f"fgh{HYPHEN}", f"jkl{HYPHEN}", "mn")),
        ("  kaksi   väliä ", 20, ("kaksi väliä",)),
        ("", 5, ()),
    ],
)
def test_a_text_is_wrapped(text: str, width: float, expected: tuple[str, ...]) -> None:
    assert wrapped(text, width, len) == expected


@pytest.mark.parametrize("width", [-3, 0, 0.5, 1])
def test_where_there_is_no_room_each_letter_has_its_line(width: float) -> None:
    lines = wrapped("salo on", width, len)

    assert "".join(lines).replace(HYPHEN, "") == "saloon"


@given(st.text("aeioukstnr -", max_size=60), st.integers(3, 40))
def test_no_letter_is_lost_in_wrapping(text: str, width: int) -> None:
    lines = wrapped(text, width, len)

    assert all(len(line) <= width for line in lines)
    joined = "".join(line.removesuffix(HYPHEN) if line.endswith(HYPHEN) else line for line in lines)
    assert joined.replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("wishes", "sizes", "expected"),
    [
        ([10, 50], [10, 10], [10, 50]),
        ([10, 12], [10, 10], [6, 16]),
        ([12, 10], [10, 10], [16, 6]),
        ([0, 100], [10, 10], [5, 95]),
        ([50, 50, 50], [10, 10, 10], [40, 50, 60]),
        ([50, 50], [60, 60], None),
        ([], [], []),
    ],
)
def test_things_in_a_row_move_apart(wishes: list[float], sizes: list[float], expected: list[float] | None) -> None:
    assert spread(wishes, sizes, 0, 100) == (expected and pytest.approx(expected))


@given(st.lists(st.tuples(st.floats(-50, 150), st.floats(0.1, 12)), max_size=8))
def test_things_in_a_row_never_overlap(things: list[tuple[float, float]]) -> None:
    wishes, sizes = [wish for wish, _ in things], [size for _, size in things]
    middles = spread(wishes, sizes, 0, 100)

    assert middles is not None
    order = sorted(range(len(things)), key=lambda n: (wishes[n], n))
    for n, m in pairwise(order):
        assert middles[m] - middles[n] >= (sizes[n] + sizes[m]) / 2 - 1e-6
    assert all(size / 2 - 1e-6 <= middle <= 100 - size / 2 + 1e-6 for middle, size in zip(middles, sizes, strict=True))


def test_the_first_place_that_is_free_is_taken() -> None:
    sheet = Box(0, 0, 100, 100)
    places = [Box(-5, 0, 5, 10), Box(0, 0, 10, 10), Box(20, 0, 30, 10), Box(40, 0, 50, 10)]

    assert first_free(places, [Box(9, 9, 21, 11), Box(19, 5, 25, 8)], sheet) == places[3]
    assert first_free(places, [sheet], sheet) is None


def text(words: str, x: float, y: float, **look: object) -> Text:
    given_look = {"size": 10, "weight": 400, "anchor": "start", "fill": INK, "role": "label", **look}
    return Text(x=x, y=y, text=words, width=30, **given_look)  # type: ignore[arg-type]


def plot(*marks: Mark) -> Plot:
    return Plot(width=100, top=0, height=100, ground=PAPER, marks=marks)


BAR = Rect(x=0, y=40, width=50, height=10, fill=INK, role="bar")


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ((text("Rauma", 0, 20), text("Salo", 0, 40)), []),
        ((text("Rauma", 0, 20), text("Salo", 20, 24)), ['"Salo" stands on "Rauma"']),
        ((BAR, text("Rauma", 10, 48)), ['"Rauma" stands on bar']),
        ((BAR, text("12", 10, 48, fill=PAPER, on=INK)), []),
        ((BAR, text("12", 10, 48, on=INK)), [f'"12" is {INK} on {INK}']),
        ((text("Rauma", 80, 20),), ['"Rauma" leaves the sheet: Box(left=80.0, top=11.0, right=110.0, bottom=22.2)']),
        ((text("Rauma", 0, 20, size=6),), ['"Rauma" is set in 6, the least is 7']),
        ((text("Rauma", 0, 20, fill=PALE),), [f'"Rauma" is {PALE} on {PAPER}']),
        ((Dot(x=50, y=50, radius=5, fill=PALE, role="dot"),), [f"dot is {PALE} on {PAPER}"]),
        ((Dot(x=50, y=50, radius=5, fill=PALE, role="faint"),), []),
        (
            (Line(points=((0, 0), (0, 120)), stroke=INK, thickness=1, role="axis"),),
            ["axis leaves the sheet: Box(left=0, top=0, right=0, bottom=120)"],
        ),
        ((Shape(path="", hull=((0, 0), (9, 9)), fill=PALE, role="area"),), []),
    ],
)
def test_a_fault_of_a_plot_is_seen(marks: tuple[Mark, ...], expected: list[str]) -> None:
    assert list(plot_faults(plot(*marks), least_size=7)) == expected


def test_a_text_ends_where_its_anchor_says() -> None:
    assert text("a", 50, 20, anchor="end").box[::2] == (20, 50)
    assert text("a", 50, 20, anchor="middle").box[::2] == (35, 65)


def test_a_plot_is_as_high_as_its_marks() -> None:
    made = as_plot([BAR, text("Rauma", 0, 8)], width=100, ground=PAPER)

    assert (made.top, made.height) == (-1, 51)
    assert [mark.text for mark in made.texts] == ["Rauma"]
