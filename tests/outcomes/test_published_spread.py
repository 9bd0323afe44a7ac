"""What outcomes tell beside counts, and what it would tell of counts that are hidden."""

import csv
import io
from datetime import date
from fractions import Fraction

import pytest

from iccportal.lib.small_numbers import Rule
from tests.factories.assessment import a_person_reference, an_assessment, both_cut_points
from tests.people import a_community

MEANS = ("Mean before", "Mean after", "Mean change")
RULE = Rule()


@pytest.fixture(autouse=True)
def _cut_points(system):
    both_cut_points()


def twice(code, before, after, people=1, **of):
    for _ in range(people):
        person = a_person_reference(a_community(code))
        an_assessment(person, str(before), **of)
        an_assessment(person, str(after), occasion="repeat", **of, on=date(2019, 12, 1))


def scored(code, before, after, people=1):
    twice(code, before, after, people, instrument="wemwbs", project="Garden")


def rows_of(client, address, first):
    text = client.get(address).content.decode()
    return {row[first]: row for row in csv.DictReader(io.StringIO(text))}


def as_many_as_fit(row):
    """How many whole scores can have the row's means."""
    low, high = RULE.can_be(int(row["People with both scores"]))
    return [
        people
        for people in range(low, high + 1)
        if all(
            abs(Fraction(row[name]) * people - round(Fraction(row[name]) * people)) < 1e-6 * people
            or len(row[name].partition(".")[2]) <= 1
            for name in MEANS
        )
    ]


def test_means_do_not_tell_how_many_people_they_are_of(administrator_client):
    """By exact means Bay had 28 and everybody 30: the two hidden ones had one each."""
    scored("bay", 40, 41, 27)
    scored("bay", 40, 42)
    scored("kendal", 40, 41)
    scored("millom", 40, 41)

    rows = rows_of(administrator_client, "/outcomes/wellbeing/?csv=wemwbs-icc", "ICC")

    assert rows["Kendal ICC"]["People with both scores"] == "hidden"
    assert as_many_as_fit(rows["Bay ICC"]) == [*range(28, 33)]
    assert as_many_as_fit(rows["Morecambe Bay"]) == [*range(28, 33)]


def test_interval_of_a_few_who_rose_is_by_everybodys_changes(administrator_client, analyst_client):
    """Of 8 people who changed by 0 or 3, the exact interval tells that one rose."""
    scored("kendal", 40, 43)
    scored("kendal", 40, 40, 7)
    for number in range(20):
        scored("bay", 40, 30 + number)
    address = "/outcomes/wellbeing/?csv=wemwbs-icc"

    published = rows_of(administrator_client, address, "ICC")["Kendal ICC"]
    in_full = rows_of(analyst_client, address, "ICC")["Kendal ICC"]

    def width(row):
        return float(row["95% interval to"]) - float(row["95% interval from"])

    assert published["Meaningful rise"] == "hidden"
    assert width(in_full) < 2
    assert width(published) > 5


def test_no_interval_is_told_where_how_everybody_changed_is_hidden(administrator_client):
    scored("kendal", 40, 43, 2)
    scored("kendal", 40, 40, 20)

    page = administrator_client.get("/outcomes/wellbeing/").text
    row = rows_of(administrator_client, "/outcomes/wellbeing/?csv=wemwbs-icc", "ICC")["Kendal ICC"]

    assert row["95% interval from"] == row["95% interval to"] == "hidden"
    assert row["Mean change"] == "0.3"
    assert "95% interval " not in page.partition("People with both")[0]


def test_quartiles_do_not_tell_how_many_people_they_are_of(administrator_client, analyst_client):
    """A fourth of the way between two changes: the number of people is a multiple of four."""
    twice("bay", "50.0", "50.0", 12)
    twice("bay", "50.0", "50.4", 4)

    upper = "A quarter changed by more than"
    published, in_full = (
        rows_of(client, "/outcomes/?csv=change", "Community")["Bay ICC"][upper]
        for client in (administrator_client, analyst_client)
    )

    assert float(in_full) == pytest.approx(0.1)
    assert float(published) == 0


def test_those_left_out_are_some_of_those_at_the_top_who_came_back(administrator_client):
    """From 13, hidden and 8 of 20 to 24, one is left; 8 to 12 left out are no more than the 8."""
    for before, people in (("40.0", 13), ("60.0", 1), ("80.0", 8)):
        twice("kendal", before, before, people)

    moves = rows_of(administrator_client, "/outcomes/?csv=movement", "At first assessment")
    gains = rows_of(administrator_client, "/outcomes/?csv=gain", "Community")

    def most(text):
        return RULE.can_be(int(text))[1]

    def least(text):
        return 1 if text == "hidden" else RULE.can_be(int(text))[0]

    again = {level: moves[f"Level {level}"]["All"] for level in (1, 3, 4)}
    left_out = gains["Kendal ICC"]["Left out: level 4 at the start"]
    at_top = max(least(again[4]), least(left_out))
    assert again[3] == "hidden"
    assert most(moves["All"]["All"]) - least(again[1]) - at_top > 1
