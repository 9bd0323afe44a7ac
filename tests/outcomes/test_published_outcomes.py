"""The pages of outcomes as those read them who are not of a community's team."""

import csv
import json
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from iccs.access import Access
from iccs.models import Appointment, Community
from measures.states import HIDDEN_WORD
from outcomes import pam_figures, wellbeing_figures
from outcomes.effect import Effect
from outcomes.queries import scored
from outcomes.scales import PAM, WELLBEING
from tests.factories.assessment import a_person_reference, an_assessment, both_cut_points
from tests.factories.community import a_part, an_icc
from tests.people import ALWAYS, a_user

COUNTS = {
    "levels": ["People at first assessment", "People at latest repeat"],
    "movement": [*(f"Level {level} at latest repeat" for level in (1, 2, 3, 4)), "All"],
    "change": ["People assessed twice"],
    "gain": [
        "Gained 3 points or more",
        "Assessed again in 6 to 12 months",
        "Left out: level 4 at the start",
    ],
    "wemwbs-project": ["People with both scores", "Meaningful rise", "Neither", "Meaningful fall"],
    "wemwbs-icc": ["People with both scores", "Meaningful rise", "Neither", "Meaningful fall"],
}
DAY = date(2020, 3, 31)
SENTENCE = "Small numbers: 1 to 7 are hidden"


def assessed(community, before, after, **fields):
    person = a_person_reference(community)
    an_assessment(person, before, **fields)
    if after is not None:
        an_assessment(person, after, date(2019, 12, 1), occasion="repeat", **fields)


@pytest.fixture
def communities(system):
    barrow_millom = an_icc("barrow-millom", name="Barrow and Millom", position=1)
    a_part(barrow_millom, "barrow", position=2)
    a_part(barrow_millom, "millom", position=3)
    an_icc("kendal", position=4)
    return {one.code: one for one in Community.objects.all()}


@pytest.fixture
def people(communities):
    """Many in Barrow, few in Kendal, on both pages."""
    both_cut_points()
    for number in range(24):
        assessed(communities["barrow"], f"{40 + number}", f"{44 + 2 * (number % 8)}")
        assessed(communities["barrow"], "40", "44", instrument="wemwbs", project="Garden")
    for _ in range(3):
        assessed(communities["kendal"], "50", "51")
        assessed(communities["kendal"], "50", "40", instrument="wemwbs", project="Walk")


def rows_of(client, key, query=""):
    page = "/outcomes/wellbeing/" if key.startswith("wemwbs") else "/outcomes/"
    response = client.get(f"{page}?csv={key}{query}")
    assert response.status_code == 200
    return list(csv.DictReader(response.content.decode().splitlines()))


def figure_of(client, key):
    html = client.get("/outcomes/").content.decode()
    opening = f'<script id="{key}-figure" type="application/json">'
    return json.loads(html.split(opening)[1].split("</script>")[0])


@pytest.mark.parametrize("key", COUNTS)
@pytest.mark.parametrize("place", ["", "kendal", "barrow"])
def test_every_count_is_hidden_or_rounded(people, administrator_client, key, place):
    rows = rows_of(administrator_client, key, f"&place={place}")

    counts = [row[heading] for row in rows for heading in COUNTS[key]]
    assert all(count == HIDDEN_WORD or int(count) % 5 == 0 for count in counts)
    assert {row["Data status"] for row in rows} == {"Reported, rounded to the nearest 5"}


def test_statistic_of_few_people_is_hidden_and_so_is_another_beside_it(
    people, administrator_client
):
    project = {row["Project"]: row for row in rows_of(administrator_client, "wemwbs-project")}

    hidden = [name for name, row in project.items() if row["Mean change"] == HIDDEN_WORD]
    assert "Walk, Kendal" in hidden
    assert len(hidden) > 1
    assert all(project[name]["People with both scores"] == HIDDEN_WORD for name in hidden)
    assert all(project[name]["Share with a meaningful rise"] == HIDDEN_WORD for name in hidden)


def test_who_leads_two_communities_does_not_find_a_third(communities):
    """46 of 43 to 47 people are theirs, so that one at most is of somebody else."""
    east = an_icc("east", position=5)
    for community, people in ((communities["barrow"], 20), (communities["kendal"], 26), (east, 1)):
        for _ in range(people):
            assessed(community, "40", "44", instrument="wemwbs", project="Walk")
    lead = a_user("Lena Lead")

    def told_of_all():
        _, by_icc = wellbeing_figures.charts(scored(WELLBEING, DAY), Access(DAY))
        return by_icc.table.rows_given[-1]["pairs"]

    before = told_of_all()
    for code in ("barrow", "kendal"):
        led = {"community": communities[code], "role": "lead"}
        Appointment.objects.create(person=lead, months=ALWAYS, **led)

    assert (before, told_of_all()) == (45, HIDDEN_WORD)


def test_median_of_few_people_is_hidden(people, administrator_client):
    change = {row["Community"]: row for row in rows_of(administrator_client, "change")}

    assert change["Kendal ICC"]["Median change"] == HIDDEN_WORD
    assert change["Kendal ICC"]["People assessed twice"] == HIDDEN_WORD


def test_levels_of_the_movement_have_the_totals_of_its_table(
    people, communities, administrator_client
):
    for score in ["42", "50", "60", "80"] * 15:
        assessed(communities["barrow"], score, score)
    table = rows_of(administrator_client, "movement")

    figure = figure_of(administrator_client, "movement")

    names = [note["text"] for note in figure["layout"]["annotations"]]
    assert names[:4] == [f"{row['At first assessment']}: {row['All']}" for row in table[:4]]
    assert names[4:] == [
        f"Level {level}: {table[4][f'Level {level} at latest repeat']}" for level in (1, 2, 3, 4)
    ]


@pytest.mark.parametrize("key", ["levels", "change", "gain"])
def test_what_the_table_hides_is_no_blank_in_the_chart(people, administrator_client, key):
    rows = rows_of(administrator_client, key)

    figure = figure_of(administrator_client, key)

    words = [note["text"] for note in figure["layout"]["annotations"]]
    hidden = [row for row in rows if HIDDEN_WORD in row.values()]
    assert len(hidden) <= words.count("hidden") > 0


def test_lead_reads_own_people_in_full_and_no_others(people, lead_client, analyst_client):
    own, all_of_it, others = (
        rows_of(lead_client, "levels", "&place=kendal"),
        rows_of(analyst_client, "levels", "&place=kendal"),
        rows_of(lead_client, "levels", "&place=barrow"),
    )

    assert own == all_of_it
    assert all(
        int(row["People at first assessment"]) % 5 == 0
        for row in others
        if row["People at first assessment"] != HIDDEN_WORD
    )


def test_page_says_what_was_done_and_offers_one_way_of_counting(
    people, administrator_client, analyst_client
):
    published, in_full = (
        unescape(client.get("/outcomes/").content.decode())
        for client in (administrator_client, analyst_client)
    )

    assert published.count(SENTENCE) == 4
    assert pam_figures.NO_BAND in published
    assert SENTENCE not in in_full
    assert "Levels by" in in_full
    assert "Levels by" not in published


def test_place_that_is_not_offered_is_no_way_to_count_everybody_otherwise(
    people, communities, signed_in
):
    """Its lead reads the new community in full; asked for, it is none of those with scores."""
    for _ in range(20):
        assessed(communities["barrow"], "70", "70")  # at level 4 by the older cut-points alone
    lead = a_user("Nina New")
    new = an_icc("new", months=DateRange(date(2020, 6, 1), None))
    Appointment.objects.create(person=lead, role="lead", community=new, months=ALWAYS)
    client = signed_in(lead)

    usual = client.get("/outcomes/?csv=levels").content
    otherwise = client.get("/outcomes/?csv=levels&place=new&levels=older").content

    assert otherwise == usual


def test_sentences_tell_no_hidden_number(people, administrator_client):
    text = unescape(administrator_client.get("/outcomes/?place=kendal").content.decode())

    assert "What this chart comes to is not told, to protect small numbers." in text
    assert "3 people" not in text


def test_scores_of_a_community_that_closed_are_published_too(people):
    known = scored(WELLBEING, DAY)
    still_open = tuple(place for place in known.register.places if place.code != "kendal")
    closed = replace(known, register=replace(known.register, places=still_open))

    by_project, _ = wellbeing_figures.charts(closed, Access(DAY))

    assert [row["name"] for row in by_project.table.rows_given][1] == "Walk, kendal"


def test_hidden_effect_tells_nothing():
    shown = Effect(3, rose=1, same=1, fell=1).as_shown(
        {"pairs": None, "rose": 5, "same": None, "fell": None}, 40, 2, 4.0
    )

    assert shown.is_hidden
    assert not shown.with_care
    assert (shown.change, shown.rose) == (None, None)


def test_nobody_scored_is_told_to_everybody(communities, administrator_client):
    both_cut_points()
    assessed(communities["barrow"], "50", None)

    text = unescape(administrator_client.get("/outcomes/?place=kendal").content.decode())

    assert "Nobody has been assessed yet." in text
    assert scored([PAM], DAY).scores
