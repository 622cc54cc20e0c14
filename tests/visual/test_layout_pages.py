"""Each page template as it looks: what follows the cover of an issue of ordinary length, beside its reference."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from taitto import pipeline
from taitto.config import ENGINE, find_office
from taitto.model import Layout
from tests.support.offices import make_issue
from tests.support.stress import strained
from tests.visual.test_pages import DOTS_PER_INCH, MEAN_AT_MOST, STRONG_SHARE_AT_MOST, difference

REFERENCES = Path(__file__).parent / "layouts"


@pytest.mark.parametrize("layout", Layout)
def test_a_layout_looks_as_before(layout: Layout, tmp_path: Path, *, accept: bool) -> None:
    strain = strained(layout, "normal")
    folder = make_issue(
        tmp_path / "issue", issue=strain.issue, article=strain.article, figures=strain.figures, files=strain.files
    )
    if not strain.article:
        (folder / "01-kevat.md").unlink()
    built = pipeline.build(find_office(ENGINE), folder, channels=("print",), out=tmp_path / "out")
    with pypdfium2.PdfDocument(built.folder / "issue.pdf") as pdf:
        made = pdf[1].render(scale=DOTS_PER_INCH / 72).to_pil().convert("RGB")
    reference = REFERENCES / f"{layout}.png"
    if accept:
        REFERENCES.mkdir(exist_ok=True)
        if not reference.exists() or difference(made, Image.open(reference))[2]:
            made.quantize(64).save(reference, optimize=True)
        return
    made.save(actual := tmp_path / reference.name)
    assert reference.exists(), f"there is no {reference}; accept {actual} with --accept"
    mean, share, _ = difference(made.quantize(64).convert("RGB"), Image.open(reference))
    told = f"{layout}: mean difference {mean:.2f}, strongly different {share:.2%}: compare {actual} and {reference}"
    assert mean <= MEAN_AT_MOST, told
    assert share <= STRONG_SHARE_AT_MOST, told


def test_each_layout_has_its_reference_and_no_other_is_left(*, accept: bool) -> None:
    if accept:
        pytest.skip("they are being written")
    assert {path.stem for path in REFERENCES.iterdir()} == {str(layout) for layout in Layout}
