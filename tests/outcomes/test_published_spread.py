"""What outcomes tell beside counts, and what it would tell of counts that are hidden."""

import csv
import io
from datetime import date
from fractions import Fraction

import pytest

from iccportal.lib.small_numbers import Rule
from iccs.access import Role
from iccs.models import Appointment, Community
from tests.factories.assessment import a_person_reference, an_assessment, both_cut_points
from tests.people import ALWAYS, a_community, a_user

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


def changes_of(row, step):
    """The sums that all changes can have, by how many people, if the mean is rounded to a step."""
    shown = Fraction(row["Mean change"])
    return {
        people: [
            total
            for total in range(-60 * people, 60 * people + 1)
            if abs(Fraction(total, people) - shown) <= step / 2
        ]
        for people in range(*can_be(row["People with both scores"]))
    }


def can_be(text):
    """What a shown number can be, and the first that it cannot."""
    low, high = (1, 60) if text == "hidden" else RULE.can_be(int(text))
    return low, high + 1


def test_means_do_not_tell_how_many_people_they_are_of(administrator_client):
    """By exact means Bay had 28 and everybody 30: the two hidden ones had one each."""
    scored("bay", 40, 41, 27)
    scored("bay", 40, 42)
    scored("kendal", 40, 41)
    scored("millom", 40, 41)

    rows = rows_of(administrator_client, "/outcomes/wellbeing/?csv=wemwbs-icc", "ICC")

    assert rows["Kendal ICC"]["People with both scores"] == "hidden"
    for place in ("Bay ICC", "Morecambe Bay"):
        assert {float(rows[place][name]) % 0.5 for name in MEANS} == {0}
        assert all(changes_of(rows[place], Fraction(1, 2)).values())


def test_mean_beside_a_nought_does_not_tell_how_many_rose(administrator_client):
    """All but one changed by -2, which is no fall, and nobody fell: an exact mean tells of one."""
    scored("kendal", 40, 38, 7)
    scored("kendal", 40, 43)
    scored("bay", 40, 38, 5)
    scored("bay", 40, 43, 2)
    scored("bay", 50, 55, 20)

    row = rows_of(administrator_client, "/outcomes/wellbeing/?csv=wemwbs-icc", "ICC")["Kendal ICC"]

    assert (row["Meaningful rise"], row["Meaningful fall"]) == ("hidden", "0")
    assert row["Mean change"] == "hidden"


def test_lead_does_not_find_the_others_by_the_mean_of_all(signed_in):
    """Own five did not change; nobody rose or fell, so that the others changed by 2 at most.

    By a mean above one they would be more than the own, and there is room for seven at most.
    """
    scored("kendal", 40, 40, 5)
    scored("bay", 40, 42, 7)
    client = signed_in(a_user("Lena Lead", role=Role.LEAD))

    rows = rows_of(client, "/outcomes/wellbeing/?csv=wemwbs-icc", "ICC")

    assert rows["Bay ICC"]["People with both scores"] == "hidden"
    assert rows["Morecambe Bay"]["Mean change"] == "hidden"


def test_interval_of_a_few_who_rose_is_by_everybodys_changes(administrator_client, analyst_client):
    """Of 8 people who changed by 0 or 3, the exact interval tells that one rose."""
    scored("kendal", 40, 43)
    scored("kendal", 40, 40, 7)
    for number in range(40):
        scored("bay", 40, 30 + number % 20)
    address = "/outcomes/wellbeing/?csv=wemwbs-icc"

    published = rows_of(administrator_client, address, "ICC")["Kendal ICC"]
    in_full = rows_of(analyst_client, address, "ICC")["Kendal ICC"]

    def width(row):
        return float(row["95% interval to"]) - float(row["95% interval from"])

    assert published["Meaningful rise"] == "hidden"
    assert width(in_full) < 2
    assert width(published) > 5


def test_no_interval_is_told_by_which_somebody_finds_how_many_fell(administrator_client):
    """Who leads Bay, where nobody changed, would know what Kendal’s squares add up to."""
    scored("bay", 40, 40, 36)
    scored("kendal", 40, 37, 5)
    scored("kendal", 40, 43)

    page = administrator_client.get("/outcomes/wellbeing/").text
    rows = rows_of(administrator_client, "/outcomes/wellbeing/?csv=wemwbs-icc", "ICC")
    row = rows["Morecambe Bay"]

    assert row["95% interval from"] == row["95% interval to"] == "hidden"
    assert row["Mean change"] == "-0.5"
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


def moved_a_few(signed_in):
    """Of twelve in Kendal ten stayed or rose a little, and two fell to level 1: read from Bay."""
    for number in range(10):
        twice("kendal", "50", str(50 + number % 3))
    twice("kendal", "60", "54")
    twice("kendal", "60", "46")
    a_community("bay")
    lead = a_user("Lena Lead")
    bay = {"role": Role.LEAD, "community": Community.objects.get(code="bay")}
    Appointment.objects.create(person=lead, months=ALWAYS, **bay)
    return signed_in(lead)


def test_quartiles_are_not_told_where_they_tell_how_many_fell(signed_in):
    """The third lowest of 12 at most is not below nought: two at most fell, and two hidden did."""
    client = moved_a_few(signed_in)

    change = rows_of(client, "/outcomes/?csv=change&place=kendal", "Community")["Kendal ICC"]
    page = client.get("/outcomes/?place=kendal").text

    assert change["People assessed twice"] == "10"
    assert {v for name, v in change.items() if "quarter" in name or "Median" in name} == {"hidden"}
    assert "The median change" not in page
