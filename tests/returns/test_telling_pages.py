"""Stories, how MDTs see themselves, and how often people want e-mails."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from returns.models import Evaluation, Period, Preference, Story
from tests.returns.asked import MONTH, PAGE, TODAY, a_period, an_mdt

TELL = f"{PAGE}tell/"
TOLD = {"kind": "achievement", "text": "A health fair\nfor 200 people", "theme": "Prevention"}


@pytest.fixture
def march(item):
    """The last month of a half-year."""
    a_period(MONTH.replace(month=3))
    return "/returns/kendal/2020-03/"


def test_story_is_told_on_the_return(item, lead_client) -> None:
    response = lead_client.post(TELL, TOLD)

    assertRedirects(response, PAGE)
    page = lead_client.get(PAGE)
    assertContains(page, "Achievement: Prevention")
    assertContains(page, "A health fair<br>for 200 people")


def test_story_may_belong_to_a_measure(item, lead_client) -> None:
    lead_client.post(TELL, {**TOLD, "measure": "nel_admissions"})

    assert Story.objects.get().measure == "nel_admissions"
    assertContains(lead_client.get(PAGE), "Achievement: Non-elective admissions, Prevention")


def test_story_may_belong_to_an_item(item, lead_client) -> None:
    lead_client.post(TELL, {**TOLD, "theme": "", "measure": "plans"})

    assertContains(lead_client.get(PAGE), "Achievement: Care plans made<")


def test_case_study_without_consent_is_refused_and_stays(item, lead_client) -> None:
    page = lead_client.post(TELL, {**TOLD, "kind": "case_study"})

    assertContains(page, "A case study is kept only if")
    assertContains(page, 'id="id_consent-error"')
    assertContains(page, "A health fair")
    assert not Story.objects.exists()


def test_case_study_with_consent_is_kept(item, lead_client) -> None:
    lead_client.post(TELL, {**TOLD, "kind": "case_study", "consent": "on"})

    assert Story.objects.get().consent


def test_story_is_changed_on_a_page_of_its_own(item, lead_client) -> None:
    lead_client.post(TELL, TOLD)
    address = f"{TELL}{Story.objects.get().pk}/"

    assertContains(lead_client.get(PAGE), f'href="{address}"')
    assertContains(lead_client.get(address), "A health fair\nfor 200 people</textarea>")
    assertRedirects(lead_client.post(address, {**TOLD, "text": "A fair"}), PAGE)

    assert Story.objects.get().text == "A fair"


def test_story_is_taken_back(item, lead_client) -> None:
    lead_client.post(TELL, TOLD)
    address = f"{TELL}{Story.objects.get().pk}/take-back/"

    page = lead_client.post(address, follow=True)

    assertContains(page, "Taken back.")
    assertContains(page, "Nothing has been told yet.")
    assert lead_client.post(address).status_code == 404


def test_story_of_a_locked_return_is_not_taken_back(item, lead_client) -> None:
    lead_client.post(TELL, TOLD)
    day = TODAY.date()
    Period.objects.update(advised_by=day, closes=day, locks=day)

    page = lead_client.post(f"{TELL}{Story.objects.get().pk}/take-back/", follow=True)

    assertContains(page, "Returns for April 2020 were locked on 6 May 2020.")
    assert Story.objects.exists()


def test_nhs_number_in_a_story_is_refused_with_its_place(item, lead_client) -> None:
    page = lead_client.post(TELL, {**TOLD, "text": "We saw 943 476 5919 at home"})

    assertContains(page, "This looks like an NHS number (after “We saw”)")
    assertContains(page, 'id="id_text-error"')
    assertContains(page, "at home")


def test_story_without_words_is_asked_for_them(item, lead_client) -> None:
    assertContains(lead_client.get(TELL), "Tell what happened")
    assertContains(lead_client.post(TELL, {**TOLD, "text": ""}), "Fill in “In your words”.")


def test_mdt_is_asked_how_it_sees_itself_at_the_end_of_a_half_year(
    march, kendal, lead_client
) -> None:
    mdt = an_mdt(kendal)
    address = f"{march}mdts/{mdt.pk}/"
    scales = {"improved_self_care": 4, "less_inappropriate_use": 3, "team_function": 5}

    assertContains(lead_client.get(march), "Not answered yet")
    assertContains(lead_client.get(address), "for the six months from October 2019")
    assertRedirects(lead_client.post(address, {**scales, "comment": "Good"}), march)

    assert Evaluation.objects.get().team_function == 5
    page = lead_client.get(march)
    assertContains(page, "The team works well, and as one: 5 of 5")
    assertContains(page, "Good")
    assertContains(lead_client.get(address), '<option value="4" selected>')


def test_evaluation_needs_all_scales(march, kendal, lead_client) -> None:
    page = lead_client.post(f"{march}mdts/{an_mdt(kendal).pk}/", {"comment": "Good"})

    assertContains(page, "Choose an option for “The team works well, and as one”.")
    assert not Evaluation.objects.exists()


def test_evaluation_is_asked_for_in_no_other_month(item, kendal, lead_client) -> None:
    mdt = an_mdt(kendal)

    assertNotContains(lead_client.get(PAGE), "How the MDTs see themselves")
    assert lead_client.get(f"{PAGE}mdts/{mdt.pk}/").status_code == 404


def test_evaluations_can_be_read_by_the_group(march, kendal, lead, group_client) -> None:
    an_mdt(kendal, "diabetes")
    scales = {"improved_self_care": 4, "less_inappropriate_use": 3, "team_function": 5}
    Evaluation.objects.create(mdt=an_mdt(kendal), half_year=date(2019, 10, 1), by=lead, **scales)

    page = group_client.get(march)

    assertContains(page, "Not answered yet", count=1)
    assertContains(page, "People look after themselves better: 4 of 5")


def test_telling_is_the_leads(item, group_client, analyst_client) -> None:
    for client in (group_client, analyst_client):
        assert client.post(TELL, TOLD).status_code == 403


def test_person_chooses_how_often_e_mails_come(lead, lead_client) -> None:
    before = lead_client.get("/account/reminders/")
    after = lead_client.post("/account/reminders/", {"often": "quarterly"})

    assertContains(before, '<option value="monthly" selected>')
    assertContains(after, "Saved.")
    assert Preference.objects.get(person=lead).often == "quarterly"


def test_choice_that_is_none_is_refused(lead, lead_client) -> None:
    page = lead_client.post("/account/reminders/", {"often": "hourly"})

    assertContains(page, "Choose one of the options for")
    assert not Preference.objects.exists()
