"""The name of the readers' PDF: what it is, in an order in which a folder of them is read, in plain letters."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taitto.model import Masthead
from taitto.rendering.links import Links
from taitto.rendering.magazine_name import MOST_LETTERS, magazine_name


def named(title: str, label: str, date: str = "2026-03") -> str:
    return magazine_name(Masthead(title=title, topic="", label=label, date=date, lang="fi", hashtag=None))


@pytest.mark.parametrize(
    ("title", "label", "expected"),
    [
        ("SEUTU-news", "3/2019", "SEUTU-news-2019-3.pdf"),
        ("SEUTU-news", "2019/3", "SEUTU-news-2019-3.pdf"),
        ("SEUTU-news", "1–2/2020", "SEUTU-news-2020-1-2.pdf"),
        ("SEUTU-news", "12/2019–1/2020", "SEUTU-news-2019-12-2020-1.pdf"),
        ("SEUTU-news", "Nro 3, 2019", "SEUTU-news-2019-Nro-3.pdf"),
        ("Järviseudun lehti", "Kevät 2026", "Jarviseudun-lehti-2026-Kevat.pdf"),
        ("Åland & Öland", "№ 4", "Aland-Oland-2026-No-4.pdf"),
        ("Sámi áigi: ođđa Ŋ", "2", "Sami-aigi-odda-N-2026-2.pdf"),
        ("../../etc", "1/2026", "etc-2026-1.pdf"),
        ("Новости", "3/2019", "2019-3.pdf"),
        ("Issue", "", "Issue-2026.pdf"),
        ("", "", "2026.pdf"),
    ],
)
def test_a_name_tells_what_it_is(title: str, label: str, expected: str) -> None:
    assert named(title, label) == expected


def test_a_long_title_leaves_the_number_in_the_name() -> None:
    assert named("lehti " * 50, "3/2019 " * 50).startswith("lehti-lehti-")
    assert named("a" * 500, "3/2019") == f"{'a' * MOST_LETTERS}-2019-3.pdf"


def test_names_are_in_the_order_of_the_issues() -> None:
    labels = ["1/2019", "2/2019", "1/2020"]

    assert sorted(named("Lehti", label) for label in reversed(labels)) == [named("Lehti", label) for label in labels]


@given(st.text(), st.text())
def test_any_name_stays_as_it_is_in_an_address_and_is_no_other_file_s(title: str, label: str) -> None:
    name = named(title, label)

    assert re.fullmatch(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*\.pdf", name)
    assert quote(name) == name
    assert name.lower() not in {"issue.pdf", "press.pdf"}
    assert re.search(r"(19|20)\d\d", name)


def test_a_link_leads_to_the_named_file() -> None:
    links = Links(site="https://a.example/", issue="1", magazine=named("Lehti", "3/2019"))

    assert links.pdf == "https://a.example/1/Lehti-2019-3.pdf"
