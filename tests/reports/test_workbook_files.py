"""Tables of an edition as Excel workbooks."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest

from iccportal.lib.small_numbers import Audience
from iccs.models import Community
from reports.contents import TABLES
from reports.csv_files import Values, csv_file
from reports.models import Edition
from reports.workbook_files import ILLUSTRATIVE, NO_ROWS, workbook_file
from tests.reports.a_contents import MONTHS, PLACES, a_contents, a_figure, a_row
from tests.reports.quarter import a_return, a_story, a_system, an_analyst, closed
from tests.workbooks.reading import formulas, opened

PAGE = "/reports/2019-20-q4-r1/"


def read(content: bytes):
    """The lines above the table, and the table with its headings."""
    sheet = opened(content).active
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    top = next((place for place, row in enumerate(rows) if row[0] is None), len(rows))
    return [row[0] for row in rows[:top]], rows[top + 1 :]


def table_of(name: str, **rows):
    return read(workbook_file(a_contents(**rows), TABLES[name]))


def test_file_says_by_itself_what_it_is():
    lines, _ = table_of("figures", audience=Audience.OUTSIDE)

    assert lines == [
        "Figures, Q4 2019/20, revision 1",
        "The Bay. Closed on 12 May 2020.",
        "Outside the team: small numbers hidden, others rounded. 1 to 7 are hidden.",
        ILLUSTRATIVE,
        f"Checksum of the edition: {'0' * 64}",
    ]


def test_file_of_an_edition_without_made_up_figures_does_not_say_so():
    lines, _ = table_of("places", series=[], figures=[])

    assert ILLUSTRATIVE not in lines


def test_numbers_and_months_are_those_of_excel_and_words_those_of_people():
    rows = [a_figure("falls", "kendal", MONTHS[0]), a_figure("falls", "kendal", MONTHS[1], None)]

    _, (headings, first, second) = table_of("figures", figures=rows)

    found, hidden = (dict(zip(headings, row, strict=True)) for row in (first, second))
    assert (found["Place, code"], found["Place"], found["Value"]) == ("kendal", "Kendal ICC", 40)
    assert (found["Month"].date(), found["Target"]) == (MONTHS[0], 38.5)
    assert (found["State"], found["Illustrative"]) == ("Final", "Yes")
    assert (hidden["Value"], hidden["State"]) == (None, "Hidden to protect small numbers")


@pytest.mark.parametrize("name", TABLES)
def test_columns_are_those_of_the_file_for_people(name):
    given = {"place": "kendal", "measure": "falls", "illustrative": True}
    days = {
        one.name: date(2020, 1, 1) for one in TABLES[name].fields if one.kind in ("month", "day")
    }
    numbers = {
        one.name: Decimal(3)
        for one in TABLES[name].fields
        if one.kind in ("number", "whole number")
    }
    known = {"places": list(PLACES)}.get(name) or [a_row(name, **given, **days, **numbers)]
    contents = a_contents()
    contents.rows[name] = known  # type: ignore[index]

    _, (headings, *rows) = read(workbook_file(contents, TABLES[name]))

    labels = csv.reader(io.StringIO(csv_file(contents, TABLES[name], Values.LABELS).decode()))
    assert list(headings) == next(labels)[: len(headings)]
    assert len(rows) == len(known)


def test_table_with_nothing_in_it_says_so():
    lines, rows = table_of("stories")

    assert lines[-1] == NO_ROWS
    assert rows == []


def test_same_edition_is_the_same_bytes():
    contents = a_contents()

    assert workbook_file(contents, TABLES["figures"]) == workbook_file(contents, TABLES["figures"])


@pytest.mark.django_db
class TestOnThePage:
    @pytest.fixture
    def edition(self, system) -> Edition:
        a_system()
        Community.objects.filter(code="kendal").update(name="=Kendal")
        a_story(a_return(), "+44 people came.", theme="@home", measure="nel_admissions")
        return closed()

    def test_each_table_has_one_and_it_runs_nothing(self, edition, signed_in):
        analyst = signed_in(an_analyst())
        page = analyst.get(PAGE).content.decode()

        for name in TABLES:
            for audience in Audience:
                address = f"{PAGE}{audience}/{name}.xlsx"
                response = analyst.get(address)
                assert address in page
                assert formulas(opened(response.content)) == []
        assert response["Content-Type"].endswith("spreadsheetml.sheet")
        assert 'filename="2019-20-q4-r1-provenance-outside.xlsx"' in response["Content-Disposition"]

    def test_others_get_what_is_released_to_anybody(self, edition, lead_client):
        _, (headings, *rows) = read(lead_client.get(f"{PAGE}outside/figures.xlsx").content)

        place, state = headings.index("Place, code"), headings.index("State")
        assert "Hidden to protect small numbers" in {r[state] for r in rows if r[place] == "millom"}
        assert lead_client.get(f"{PAGE}team/figures.xlsx").status_code == 404
        assert lead_client.get(f"{PAGE}outside/nothing.xlsx").status_code == 404
