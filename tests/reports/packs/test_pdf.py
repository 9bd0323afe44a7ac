"""The PDF as another program reads it, and what is said where it cannot be made."""

import os
import shutil
import time
from io import BytesIO

import pytest
from pypdf import PdfReader

from reports.packs import pdf
from reports.packs.failure import PackFailure
from reports.packs.pdf import find_chromium, write_pdf
from reports.packs.section_tables import MONTHS_PRINTED
from tests.reports.packs.sample import sample_pack
from tests.reports.packs.test_page import month_words, written

REQUIRED = os.environ.get("BROWSER_TESTS") == "required"


@pytest.fixture(scope="module")
def chromium():
    found = next(filter(None, map(shutil.which, pdf.NAMES)), None)
    if found is None:
        reason = "There is no Chromium on this machine (Debian's package is `chromium`)."
        pytest.fail(reason) if REQUIRED else pytest.skip(reason)
    return found


@pytest.fixture(scope="module")
def pack():
    return sample_pack(measures=2, communities=3, months=24, gaps=True, stories=1)


@pytest.fixture(scope="module")
def content(chromium, pack):
    return write_pdf(pack)


@pytest.fixture(scope="module")
def reader(content):
    return PdfReader(BytesIO(content))


@pytest.fixture(scope="module")
def texts(reader):
    """The words of each page."""
    return [page.extract_text() for page in reader.pages]


@pytest.fixture
def program(tmp_path, settings):
    """Puts a program of our own in Chromium's place."""

    def put(script):
        path = tmp_path / "chromium"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        settings.CHROMIUM = str(path)

    return put


def structure(element):
    """Every element of the tags, whatever it stands in."""
    yield element
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        one = child.get_object()
        if isinstance(one, dict) and "/S" in one:
            yield from structure(one)


def tags(reader):
    root = reader.trailer["/Root"]["/StructTreeRoot"]["/K"]
    tops = root if isinstance(root, list) else [root]
    return [one for top in tops for one in structure(top.get_object())]


def test_each_figure_of_a_table_is_printed(pack, texts):
    lines = [" ".join(line.split()) for text in texts for line in text.splitlines()]

    for section in pack.sections:
        for place in range(-MONTHS_PRINTED, 0):
            subject, *points = [s.points[place] for s in (section.subject, *section.communities)]
            figures = [written(section, point) for point in (subject, *points)]
            target = section.unit.number(subject.target)
            row = [month_words(section, subject), figures[0], target, *figures[1:]]
            assert " ".join(row) in lines


def test_reader_finds_the_way_by_bookmarks(pack, reader):
    titles = [one.title for one in flat(reader.outline)]

    assert titles[0] == pack.title
    assert [title for title in titles if title in {s.name for s in pack.sections}] == [
        *(section.name for section in pack.sections),
        *(section.name for section in pack.sections),  # among the definitions
    ]


def flat(outline):
    for one in outline:
        yield from flat(one) if isinstance(one, list) else [one]


def test_pdf_is_tagged_and_says_its_language_and_title(pack, reader):
    root = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert reader.metadata.title == pack.title
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/Figure", "/L"} <= {
        tag["/S"] for tag in tags(reader)
    }


def test_each_chart_has_words_in_its_place(pack, reader):
    figures = [tag for tag in tags(reader) if tag["/S"] == "/Figure"]

    told = {str(tag.get("/Alt", "")) for tag in figures}

    for section in pack.sections:
        for series in (section.subject, *section.communities):
            assert any(series.place in words and section.name in words for words in told)


def test_every_sheet_names_the_edition(texts):
    for number, text in enumerate(texts, start=1):
        said = " ".join(text.split())
        assert "Edition Q4 2019/20, revision 1, closed on 14 May 2020" in said
        assert f"Page {number} of {len(texts)}" in said


def test_charts_are_drawn_and_not_pictured(reader):
    assert [image for page in reader.pages for image in page.images] == []


def test_pdf_names_nobody_and_no_moment(reader):
    assert reader.metadata.author is None
    assert reader.metadata.creator.strip() == "ICC portal"
    assert f"{reader.metadata.creation_date:%Y-%m-%d %H:%M}" == "2020-05-14 00:00"


def test_same_page_is_the_same_pdf_anywhere(chromium, pack, content, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")

    assert write_pdf(pack) == content


def test_without_chromium_the_reader_is_told_what_to_do(pack, settings):
    settings.CHROMIUM = "no-such-program"

    with pytest.raises(PackFailure, match=r"Chromium is missing\. Open the pack as a page, print"):
        write_pdf(pack)


def test_chromium_is_looked_for_on_the_path(settings, monkeypatch, tmp_path):
    (tmp_path / "chromium-browser").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert find_chromium() == str(tmp_path / "chromium-browser")


def test_chromium_that_prints_nothing_is_told(pack, program):
    program("exit 0")

    with pytest.raises(PackFailure, match=r"did not print the pack\. Open"):
        write_pdf(pack)


def test_chromium_that_takes_too_long_is_ended(pack, program, monkeypatch):
    program('(sleep 1; touch "$(dirname "$0")/lived on") & sleep 30')
    monkeypatch.setattr(pdf, "SECONDS", 0.5)

    with pytest.raises(PackFailure, match=r"longer than 0\.5 seconds"):
        write_pdf(pack)

    time.sleep(1)
    assert not os.path.exists(os.path.join(os.path.dirname(find_chromium()), "lived on"))


def test_chromium_that_refuses_is_told(pack, program):
    program('printf \'{"id": 1, "error": {"message": "No."}}\\0\' >&4; sleep 30')

    with pytest.raises(PackFailure, match=r"did not print the pack\. Open"):
        write_pdf(pack)


def test_chromium_gets_a_sandbox_unless_it_runs_as_root(pack, program, monkeypatch):
    program('test "$(echo "$@" | grep -c -- --no-sandbox)" = 0 && touch "$(dirname "$0")/free"')
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(PackFailure):
        write_pdf(pack)

    assert os.path.exists(os.path.join(os.path.dirname(find_chromium()), "free"))
