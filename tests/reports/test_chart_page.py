"""One chart of an edition at a time, with its files."""

import csv
import io

import lxml.etree
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from iccportal.lib.small_numbers import Audience
from iccs.access import Role
from iccs.models import Community
from reports.chart_page import series_chart
from reports.contents import FIGURES
from reports.editions import IN_FULL
from reports.heading import OWN_ALONE
from reports.mixing import OWN_IN_FULL
from tests.people import a_user
from tests.reports.a_contents import MONTHS, a_contents, a_figure, a_row
from tests.reports.quarter import LAST, a_system, an_analyst, closed, correct
from tests.reports.test_workbook_files import read
from tests.workbooks.reading import formulas, opened

PAGE = "/reports/2019-20-q4-r1/charts/"
NEL = "nel_admissions"


def asked(place="kendal", audience="outside", measure=NEL, **more):
    return {"measure": measure, "place": place, "audience": audience, **more}


def csv_rows(response):
    assert response.status_code == 200
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(response.content.decode(), newline="")))


class TestChart:
    def test_it_is_told_as_the_edition_told_it(self):
        chart = series_chart(a_contents(audience=Audience.OUTSIDE), "falls", "kendal")

        assert chart.heading == "Falls, Kendal ICC"
        assert chart.sentence == "kendal had falls."
        assert chart.notes == ("One note.", "Another note.")
        assert chart.source == "A sheet; edition Q4 2019/20, revision 1, closed on 12 May 2020"
        assert (chart.as_at, chart.illustrative) == ("March 2020", True)
        assert [icon.words for icon in chart.icons] == []

    def test_what_is_for_the_team_says_so(self):
        chart = series_chart(a_contents(), "falls", "kendal")

        assert chart.notes[-1] == "Small numbers are shown."

    def test_table_has_every_month_that_is_drawn_and_its_limits(self):
        chart = series_chart(a_contents(), "falls", "kendal")

        headings, *rows = chart.table.as_values()
        assert headings == [
            "Month", "Falls a month", "Trajectory", "Mean", "Expected from", "Expected to",
            "Status",
        ]  # fmt: skip
        assert [row[0] for row in rows] == MONTHS[-6:]
        assert rows[0][1:] == [40, 38.5, 39, 30, 48, "Final"]

    def test_measure_without_limits_has_bars_and_no_columns_for_them(self):
        few = [a_row("figures", **few_figures(month)) for month in MONTHS[-2:]]

        chart = series_chart(a_contents(figures=few), "falls", "kendal")

        headings, *_ = chart.table.as_values()
        assert headings == ["Month", "Falls a month", "Status"]
        assert {trace["type"] for trace in chart.figure["data"]} == {"bar"}

    def test_measure_that_the_place_has_not_is_told_so(self):
        chart = series_chart(a_contents(series=[], figures=[]), "falls", "bay")

        assert chart.sentence == "This is not measured for The Bay as a whole."
        assert (chart.as_at, chart.figure["data"]) == ("12 May 2020", [])
        assert "Source: edition Q4 2019/20" in chart.told[-1]

    def test_hidden_month_is_hidden_in_the_table(self):
        months = [a_figure("falls", "kendal", month, None) for month in MONTHS]

        chart = series_chart(a_contents(figures=months), "falls", "kendal")

        assert {row[1] for row in list(chart.table.as_values())[1:]} == {"Hidden"}


def few_figures(month):
    return {
        **dict.fromkeys(("numerator", "denominator", "target", "mean", "lower", "upper")),
        "measure": "falls",
        "place": "kendal",
        "month": month,
        "value": 3,
        "state": "final",
        "limits_from": None,
        "illustrative": False,
    }


@pytest.mark.django_db
class TestPage:
    @pytest.fixture
    def edition(self, system):
        a_system()
        Community.objects.filter(code="kendal").update(name="=Kendal")
        return closed()

    @pytest.fixture
    def analyst(self, edition, signed_in):
        return signed_in(an_analyst())

    def test_address_without_a_choice_goes_on_to_the_first(self, analyst):
        response = analyst.get(PAGE)

        assert response.status_code == 302
        assert response.url.startswith(f"{PAGE}?measure=")
        assert "&place=whole&audience=outside" in response.url
        assert analyst.get(response.url).status_code == 200

    def test_address_keeps_what_it_asks_for(self, lead_client, edition):
        response = lead_client.get(PAGE, {"place": "bay", "svg": "chart"})

        assert "place=bay" in response.url
        assert "svg=chart" in response.url

    def test_page_shows_the_chart_and_its_files(self, analyst):
        html = analyst.get(PAGE, asked()).content.decode()

        assert "Non-elective admissions, =Kendal ICC" in html
        assert "Show as table or download" in html
        for kind in ("csv", "codes", "xlsx", "svg", "png"):
            assert f"measure={NEL}&amp;place=kendal&amp;audience=outside&amp;{kind}=chart" in html

    def test_edition_leads_to_it(self, analyst):
        assert f'href="{PAGE}"' in analyst.get("/reports/2019-20-q4-r1/").content.decode()

    @pytest.mark.parametrize("kind", ["csv", "codes"])
    def test_figures_are_those_of_the_editions_file(self, analyst, kind):
        values = "labels" if kind == "csv" else "codes"

        response = analyst.get(PAGE, asked(audience="team", **{kind: "chart"}))

        rows = csv_rows(response)
        whole = csv_rows(analyst.get(f"/reports/2019-20-q4-r1/team/{values}/figures.csv"))
        measure, place = ("measure", "place") if kind == "codes" else (
            "Measure, code", "Place, code",
        )  # fmt: skip
        rule, audience = ("small_numbers", "audience") if kind == "codes" else (
            "What was done about small numbers", "For whom",
        )  # fmt: skip
        assert {OWN_IN_FULL in row.pop(rule) for row in rows} == {True}
        assert {row.pop(rule) for row in whole} == {IN_FULL}
        assert {row.pop(audience) for row in rows} <= {"team", OWN_ALONE}
        assert {row.pop(audience) for row in whole} <= {"team", Audience.TEAM.words}
        assert rows == [row for row in whole if (row[measure], row[place]) == (NEL, "kendal")]

    def test_workbook_has_the_same_and_runs_nothing(self, analyst):
        response = analyst.get(PAGE, asked(xlsx="chart"))

        lines, (headings, *rows) = read(response.content)
        assert lines[0] == "Figures, Q4 2019/20, revision 1"
        assert {row[headings.index("Place")] for row in rows} == {"=Kendal ICC"}
        assert formulas(opened(response.content)) == []

    def test_pictures_are_of_the_chart(self, analyst):
        svg = analyst.get(PAGE, asked(svg="chart"))
        png = analyst.get(PAGE, asked(png="chart"))

        texts = [
            "".join(text.itertext()) for text in lxml.etree.fromstring(svg.content).iter("{*}text")
        ]
        assert texts[0] == "Non-elective admissions, =Kendal ICC"
        assert any("edition Q4 2019/20, revision 1" in text for text in texts)
        assert Image.open(io.BytesIO(png.content)).format == "PNG"
        assert (svg["Content-Type"], png["Content-Type"]) == ("image/svg+xml", "image/png")

    @pytest.mark.parametrize(
        ("kind", "name"),
        [
            ("svg", "2019-20-q4-r1-nel-admissions-kendal-outside.svg"),
            ("codes", "2019-20-q4-r1-nel-admissions-kendal-outside-codes.csv"),
            ("csv", "2019-20-q4-r1-nel-admissions-kendal-outside.csv"),
        ],
    )
    def test_files_are_named_by_what_they_are_of(self, analyst, kind, name):
        response = analyst.get(PAGE, asked(**{kind: "chart"}))

        assert response["Content-Disposition"] == f'attachment; filename="{name}"'

    def test_later_correction_does_not_reach_it(self, analyst):
        before = analyst.get(PAGE, asked(audience="team", codes="chart")).content
        picture = analyst.get(PAGE, asked(audience="team", svg="chart")).content

        correct("A1", 99, LAST.months)

        assert analyst.get(PAGE, asked(audience="team", codes="chart")).content == before
        assert analyst.get(PAGE, asked(audience="team", svg="chart")).content == picture

    def test_others_are_shown_what_is_released_to_all(self, lead_client, edition):
        rows = csv_rows(lead_client.get(PAGE, asked("millom", codes="chart")))
        chart = lead_client.get(PAGE, asked("millom")).context["chart"]

        assert {row["value"] for row in rows} == {""}
        assert {row["state"] for row in rows} == {"suppressed"}
        assert {row["value"] for row in chart.table.rows_given} == {"Hidden"}
        drawn = [cell for trace in chart.figure["data"] for cell in (*trace["x"], *trace["y"])]
        assert not [cell for cell in drawn if isinstance(cell, int | float)]

    def test_lead_reads_the_own_place_in_full_and_no_other(self, lead_client, edition):
        own = csv_rows(lead_client.get(PAGE, asked("kendal", "team", codes="chart")))
        other = lead_client.get(PAGE, asked("bay", "team", codes="chart"))

        assert {row["value"] for row in own} == {"42"}
        assert other.status_code == 400
        assert "You read Bay ICC as published" in other.content.decode()

    def test_share_of_the_whole_is_as_published_even_in_the_own_place(self, edition, signed_in):
        lead = signed_in(a_user("Lena Lead", role=Role.LEAD))
        share = asked("kendal", "team", measure="nel_share", codes="chart")
        published = asked("kendal", "outside", measure="nel_share", codes="chart")

        own, others = (csv_rows(lead.get(PAGE, one)) for one in (share, published))

        names = [field.name for field in FIGURES.fields]
        assert own
        assert [[r[n] for n in names] for r in own] == [[r[n] for n in names] for r in others]

    @pytest.mark.parametrize(
        ("wrong", "told"),
        [
            ({"measure": "nothing"}, "Choose one of the options for “Measure”."),
            ({"measure": ""}, "Choose an option for “Measure”."),
            ({"place": "'; DROP TABLE"}, "Choose one of the options for “Place”."),
            ({"audience": "everybody"}, "Choose one of the options for “Who is it for?”."),
        ],
    )
    def test_what_is_not_there_is_refused_in_words(self, analyst, wrong, told):
        for kind in ({}, {"png": "chart"}):
            response = analyst.get(PAGE, asked() | wrong | kind)

            assert response.status_code == 400
            assert told in response.content.decode()

    def test_other_files_and_editions_are_not_found(self, analyst):
        assert analyst.get(PAGE, asked(svg="other")).status_code == 404
        assert analyst.get("/reports/2019-20-q4-r9/charts/").status_code == 404

    def test_stranger_and_signed_out_see_nothing(self, edition, stranger_client, client):
        assert stranger_client.get(PAGE, asked()).status_code == 403
        assert "/account/login/" in client.get(PAGE, asked()).url

    def test_queries_are_as_many_for_every_place(self, lead_client, edition):
        counts = [queries(lead_client, asked("kendal", "team")), queries(lead_client, asked("bay"))]

        assert max(counts) <= 15


def queries(client, query):
    with CaptureQueriesContext(
        connection,
    ) as asked_for:
        client.get(PAGE, query)
    return len(asked_for)
