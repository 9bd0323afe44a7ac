"""Another office suite opens the workbook and the slides, and loses nothing."""

import shutil
import subprocess
import zipfile
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from reports.packs.slides import write_slides
from reports.packs.workbook import write_workbook
from tests.reports.packs.sample import awkward_pack

OFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed"),
]


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """The pack's files, written again by LibreOffice, by their ending."""
    folder = tmp_path_factory.mktemp("office")
    pack = awkward_pack(measures=1)
    for ending, write in (("xlsx", write_workbook), ("pptx", write_slides)):
        (folder / f"pack.{ending}").write_bytes(write(pack))
    own_settings = f"-env:UserInstallation={(folder / 'settings').as_uri()}"
    for ending in ("xlsx", "pptx"):
        command = [OFFICE, own_settings, "--headless", "--convert-to", ending]
        names = ["--outdir", folder / "again", folder / f"pack.{ending}"]
        subprocess.run([*command, *names], check=True, capture_output=True, timeout=120)
    return {
        ending: (folder / "again" / f"pack.{ending}").read_bytes() for ending in ("xlsx", "pptx")
    }


def cells(content):
    # Without its charts: openpyxl does not read those that LibreOffice writes.
    book = load_workbook(BytesIO(content), read_only=True)
    return {
        f"{sheet.title}!{cell.coordinate}": cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def lines_of_charts(content):
    parts = zipfile.ZipFile(BytesIO(content))
    charts = [name for name in parts.namelist() if name.startswith("xl/charts/chart")]
    return sorted(parts.read(name).count(b"<c:ser>") for name in charts)


def test_workbook_keeps_every_cell_and_chart(converted):
    before, after = write_workbook(awkward_pack(measures=1)), converted["xlsx"]

    assert cells(after) == cells(before)
    assert lines_of_charts(after) == lines_of_charts(before)


def test_slides_keep_every_title_and_every_charted_figure(converted):
    before = Presentation(BytesIO(write_slides(awkward_pack(measures=1))))
    after = Presentation(BytesIO(converted["pptx"]))

    assert [told(slide) for slide in after.slides] == [told(slide) for slide in before.slides]


def told(slide):
    charts = [shape.chart for shape in slide.shapes if shape.has_chart]
    figures = [list(series.values) for chart in charts for series in chart.plots[0].series]
    return slide.shapes.title.text, figures
