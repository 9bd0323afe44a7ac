import pytest

from outcomes.models import Assessment
from tests.factories.assessment import a_person_reference, an_assessment, both_cut_points
from tests.factories.community import an_icc

pytestmark = pytest.mark.django_db
SCORES = "/admin/outcomes/assessment/"


def test_administrator_keeps_cut_points(administrator_client):
    both_cut_points()

    assert "Current set" in administrator_client.get("/admin/outcomes/cutpoints/").content.decode()


def test_wrong_score_is_deleted_not_changed(administrator_client):
    score = an_assessment(a_person_reference(an_icc("east"), "EAST2345"))

    page = administrator_client.get(f"{SCORES}{score.pk}/change/")
    administrator_client.post(f"{SCORES}{score.pk}/delete/", {"post": "yes"})

    assert b'name="score"' not in page.content
    assert administrator_client.get(f"{SCORES}add/").status_code == 403
    assert not Assessment.objects.exists()


def test_score_is_named_without_telling_who(administrator_client):
    score = an_assessment(a_person_reference(an_icc("east"), "EAST2345"), "51.5")

    assert str(score) == "EAST2345, pam, 2019-04-10: 51.5"


def test_lead_does_not_come_in(lead_client):
    assert lead_client.get(SCORES).status_code == 403


def test_scores_are_not_counted_by_community(administrator_client):
    an_assessment(a_person_reference(an_icc("east"), "EAST2345"))

    text = administrator_client.get(f"{SCORES}?_facets=True").text

    assert "EAST2345" in text
    assert "East (1)" not in text
    assert "person__community" not in text
