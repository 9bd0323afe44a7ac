"""The pages of editions and their files."""

import csv
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from frictionless import Package
from frictionless import system as frictionless

from iccportal.lib.small_numbers import Audience
from iccs.models import Community
from reablement.models import Assessments
from reports.editions import contents_of
from reports.models import Edition
from reports.package import data_package
from reports.readiness import not_ready
from targets.models import Trajectory
from targets.rebasing import draft_rebase
from tests.reports.quarter import (
    BEFORE,
    LAST,
    a_return,
    a_story,
    a_system,
    an_analyst,
    closed,
)

pytestmark = pytest.mark.django_db
PAGE = "/reports/2019-20-q4-r1/"


@pytest.fixture
def edition(system) -> Edition:
    a_system()
    Community.objects.filter(code="kendal").update(name="=Kendal")
    a_story(a_return(), "+44 people came.", theme="@home", measure="nel_admissions")
    return closed()


@pytest.fixture
def analyst(edition, signed_in):
    return signed_in(an_analyst())


def rows_of(response) -> list[dict[str, str]]:
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(response.content.decode(), newline="")))


def test_list_leads_to_every_edition(analyst):
    closed(BEFORE, reason="Late.")

    page = analyst.get("/reports/").content.decode()

    assert PAGE in page
    assert "/reports/2019-20-q3-r1/" in page
    assert "Close a quarter" in page


def test_list_says_that_there_is_none(lead_client):
    page = lead_client.get("/reports/").content.decode()

    assert "No quarter has been closed yet." in page
    assert "/reports/close/" not in page


def test_edition_tells_what_it_is_and_what_it_said(analyst, edition):
    page = analyst.get(PAGE).content.decode()

    assert edition.sha256 in page
    assert "Illustrative" in page
    assert "April 2018 to March 2020" in page
    assert "Morecambe Bay had 139 admissions in March 2020" in page
    assert f"{PAGE}team/labels/figures.csv" in page
    assert f"{PAGE}outside/package.zip" in page


def test_others_get_what_is_released_to_anybody(edition, lead_client):
    page = lead_client.get(PAGE).content.decode()

    assert "Morecambe Bay had 140 admissions in March 2020" in page
    assert "/team/" not in page
    assert lead_client.get(f"{PAGE}outside/codes/figures.csv").status_code == 200
    assert lead_client.get(f"{PAGE}team/codes/figures.csv").status_code == 404
    assert lead_client.get(f"{PAGE}team/package.zip").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/reports/2019-20-q4-r2/",
        "/reports/2019-20-q9-r1/",
        "/reports/2019-21-q4-r1/",
        "/reports/nothing/",
        f"{PAGE}revised/",
        f"{PAGE}outside/codes/nothing.csv",
        f"{PAGE}outside/pictures/figures.csv",
        f"{PAGE}nobody/codes/figures.csv",
        f"{PAGE}nobody/package.zip",
        f"{PAGE}outside/codes/revised.csv",
        f"{PAGE}outside/pictures/since.csv",
        f"{PAGE}nobody/codes/since.csv",
        "/reports/2019-20-q4-r9999999999999/since/",
    ],
)
def test_what_is_not_there_is_not_found(analyst, address):
    assert analyst.get(address).status_code == 404


def test_codes_are_for_programs(analyst, edition):
    response = analyst.get(f"{PAGE}team/codes/figures.csv")

    found = next(
        row
        for row in rows_of(response)
        if (row["measure"], row["place"], row["month"]) == ("nel_admissions", "bay", "2020-03-01")
    )
    assert (found["value"], found["state"], found["illustrative"]) == ("61", "final", "true")
    assert found["edition"] == "2019-20-q4-r1"
    assert found["sha256_of_edition"] == edition.sha256
    assert found["audience"] == "team"
    assert 'filename="2019-20-q4-r1-figures-codes-team.csv"' in response["Content-Disposition"]


def test_labels_are_for_people(analyst):
    found = next(
        row
        for row in rows_of(analyst.get(f"{PAGE}outside/labels/figures.csv"))
        if (row["Measure, code"], row["Place, code"]) == ("nel_admissions", "millom")
    )

    assert found["Measure"] == "Non-elective admissions"
    assert found["Place"] == "Millom"
    assert found["Month"] == "Apr 2018"
    assert found["State"] == "Hidden to protect small numbers"
    assert found["Illustrative"] == "Yes"
    assert "1 to 7 are hidden" in found["What was done about small numbers"]


def test_label_of_a_state_that_is_a_figure(analyst):
    shares = rows_of(analyst.get(f"{PAGE}team/labels/shares.csv"))
    practices = rows_of(analyst.get(f"{PAGE}team/labels/practices.csv"))

    assert {share["State"] for share in shares} == {"Final"}
    assert {practice["To"] for practice in practices} == {""}


def test_no_cell_runs_as_a_formula(analyst):
    places = rows_of(analyst.get(f"{PAGE}outside/codes/places.csv"))
    stories = rows_of(analyst.get(f"{PAGE}outside/labels/stories.csv"))

    assert "'=Kendal" in [place["short_name"] for place in places]
    assert [(s["Theme"], s["Story"]) for s in stories] == [("'@home", "'+44 people came.")]


@pytest.mark.parametrize("audience", Audience)
def test_package_validates_as_strangers_validate_it(analyst, tmp_path: Path, audience):
    response = analyst.get(f"{PAGE}{audience}/package.zip")

    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        archive.extractall(tmp_path)
    described = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    with frictionless.use_context(trusted=True):
        report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])
    assert described["illustrative"] is True
    assert described["audience"] == audience


def test_package_is_the_same_bytes_every_time(edition):
    contents = contents_of(edition, Audience.OUTSIDE)

    assert data_package(contents) == data_package(contents)


def test_rebases_and_provisional_figures_are_missed(system, signed_in):
    a_system()
    Assessments.objects.filter(category__code="refused").update(state="provisional")
    draft_rebase(
        trajectory=Trajectory.objects.get(),
        effective_from=date(2020, 4, 1),
        window_end=date(2019, 6, 1),
        by=an_analyst(),
    )

    before = not_ready(BEFORE.previous())
    last = not_ready(LAST)
    after = not_ready(LAST.next())

    assert before == ["There is no rebase of admissions from July 2019."]
    assert last == [
        "Reablement assessments that ended with reablement refused: "
        "figures of Jan 2020 are provisional."
    ]
    assert after == ["The rebase of admissions from April 2020 is not signed."]
