"""The outlines of districts, from the register's GeoJSON."""

from iccs.outlines import read_outlines
from iccs.views import OUTLINES


def test_the_districts_shipped_have_names_rings_and_a_credit():
    outlines = read_outlines(OUTLINES)

    names = [district.name for district in outlines.districts]
    assert {"South Lakeland", "Barrow-in-Furness", "Lancaster"} <= set(names)
    assert all(len(ring) > 3 for district in outlines.districts for ring in district.rings)
    assert "Crown copyright and database right 2020" in outlines.credit


def test_without_a_file_there_are_no_districts(tmp_path):
    outlines = read_outlines(tmp_path / "none.geojson")

    assert outlines.districts == ()
    assert outlines.credit == ""
