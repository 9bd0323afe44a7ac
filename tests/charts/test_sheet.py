import pytest

from iccportal.charts.sheet import Sheet
from iccportal.tables import Heading, figures_table


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, ("As at March 2020.",)),
        (
            {"source": "A sheet", "rounding": "rounded to the nearest 5"},
            ("Rounded to the nearest 5", "Source: A sheet. As at March 2020."),
        ),
    ],
)
def test_file_of_a_table_tells_its_source_and_date(given, told):
    table = figures_table(caption="Shares", columns=(Heading("place", "Place"),), rows=[])

    sheet = Sheet(
        key="shares",
        heading="Shares",
        as_at="March 2020",
        table=table,
        illustrative=False,
        **given,
    )

    assert sheet.told == told
