from datetime import date
from xml.etree import ElementTree

from iccportal.tables import FiguresTable, Heading, Link, NumberColumn, figures_table


def a_table(**changes):
    facts = {
        "caption": "Admissions & plan",
        "columns": [
            Heading("month", "Month", month=True),
            Heading("actual", "Actual", 0),
            Heading("rate", "Plan rate", 1, "%"),
            Heading("note", "Note"),
            Heading("page", "Community", link=True),
        ],
        "rows": [
            {
                "month": date(2020, 1, 1),
                "actual": 1234,
                "rate": 69.07,
                "note": "<b>",
                "page": Link("East", "/communities/east/?a=1&b=2"),
            },
            {"month": "Total", "actual": "not sent", "page": "All", "is_total": True},
        ],
    }
    return figures_table(**(facts | changes))


def parsed(table):
    return ElementTree.fromstring(table.as_html())


def cells(table):
    return [["".join(cell.itertext()) for cell in row] for row in parsed(table).iter("tr")]


def test_screen_shows_values_as_people_read_them():
    headings, first, total = cells(a_table())

    assert headings == ["Month", "Actual", "Plan rate", "Note", "Community"]
    assert first == ["Jan 2020", "1,234", "69.1%", "<b>", "East"]
    assert total == ["Total", "not sent", "", "", "All"]


def test_file_gets_raw_values_in_the_same_columns():
    headings, first, total = a_table().as_values()

    assert headings == ["Month", "Actual", "Plan rate", "Note", "Community"]
    assert first == [date(2020, 1, 1), 1234, 69.07, "<b>", "East"]
    assert total == ["Total", "not sent", None, None, "All"]


def test_column_can_be_left_out_of_a_file():
    headings, *_ = a_table().as_values(exclude_columns=["note"])

    assert "Note" not in headings


def test_zero_and_blank_are_told_apart():
    rows = [{"month": date(2020, 1, 1), "actual": 0}, {"month": date(2020, 2, 1), "actual": None}]

    _, zero, blank = cells(a_table(rows=rows))

    assert (zero[1], blank[1]) == ("0", "")


def a_month(month, actual, note="sent"):
    return {"month": date(2020, month, 1), "actual": actual, "note": note}


def test_months_that_say_the_same_without_a_number_are_one_row_on_the_screen():
    rows = [
        a_month(1, "not sent"),
        a_month(2, "not sent"),
        a_month(3, "hidden"),
        a_month(4, "hidden", "late"),
        a_month(5, 12),
        a_month(6, 12),
        {"month": "Total", "actual": "not sent"},
        {"month": "Total", "actual": "not sent"},
    ]
    table = a_table(rows=rows)

    assert [row[0] for row in cells(table)[1:]] == [
        "Jan 2020 to Feb 2020",
        "Mar 2020",
        "Apr 2020",
        "May 2020",
        "Jun 2020",
        "Total",
        "Total",
    ]
    assert len(list(table.as_values())) == 9


def test_rows_of_words_alone_are_each_shown():
    columns = [Heading("month", "Month", month=True), Heading("note", "Note")]
    rows = [{"month": date(2020, month, 1), "note": "late"} for month in (1, 2)]

    assert len(cells(figures_table(caption="Notes", columns=columns, rows=rows))) == 3


def test_caption_and_headers_name_what_they_head():
    root = parsed(a_table())

    assert root.find(".//caption").text == "Admissions & plan"
    assert {th.get("scope") for th in root.findall(".//thead//th")} == {"col"}
    assert [row[0].get("scope") for row in root.findall(".//tbody/tr")] == ["row", "row"]


def test_wide_table_scrolls_by_keyboard():
    root = parsed(a_table())

    assert root.attrib == {
        "class": "figures-table",
        "tabindex": "0",
        "role": "region",
        "aria-label": "Admissions & plan",
    }


def test_link_leads_to_its_page():
    assert parsed(a_table()).find(".//a").get("href") == "/communities/east/?a=1&b=2"


def test_total_is_set_apart():
    rows = parsed(a_table()).findall(".//tbody/tr")

    assert [row.get("class") for row in rows] == [None, "figures-table__total"]


def test_table_without_rows_says_so():
    assert cells(a_table(rows=[]))[1:] == [["No figures yet"]]


def test_declared_table_has_its_own_caption():
    class Shares(FiguresTable):
        caption = "Shares"
        share = NumberColumn(decimals=2)

    table = Shares([{"share": 0.125}])

    assert cells(table) == [["Share"], ["0.13"]]
    assert parsed(table).find(".//caption").text == "Shares"
