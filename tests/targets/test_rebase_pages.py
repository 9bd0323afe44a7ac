"""The list of rebases, each rebase, and drafting and signing one."""

from html import unescape

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test.utils import CaptureQueriesContext

from iccportal.lib.nhs_calendar import add_months
from iccs.access import Role
from iccs.models import Community, Practice
from targets.models import Activity, PlannedMonth, Rebase
from tests.people import a_user
from tests.targets.world import (
    ACTIVE,
    PLANNED,
    Q2,
    Q3,
    WINDOW_END,
    a_merger,
    a_practice,
    a_rebase,
    a_trajectory,
    some_activity,
    two_communities,
)

pytestmark = pytest.mark.django_db
PEOPLE = ["lead_client", "group_client", "analyst_client", "administrator_client"]
ANSWER = {"quarter": "2019-20-q1", "window_end": "2019-01"}


@pytest.fixture
def analyst():
    return a_user("Ann Other", role=Role.ANALYST)


@pytest.fixture
def trajectory():
    return two_communities()


def text_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(unescape(response.content.decode()).split())


def address_of(rebase):
    return f"/targets/rebases/{rebase.pk}/"


@pytest.mark.parametrize("person", PEOPLE)
def test_every_role_reads_what_is_signed(trajectory, analyst, request, person):
    rebase = a_rebase(trajectory, analyst)
    client = request.getfixturevalue(person)

    assert "Q1 2019/20" in text_of(client, "/targets/rebases/")
    assert "Agreed." in text_of(client, address_of(rebase))


def test_a_stranger_reads_nothing(trajectory, analyst, stranger_client):
    rebase = a_rebase(trajectory, analyst)

    for address in ("/targets/rebases/", address_of(rebase)):
        assert stranger_client.get(address).status_code == 403


def test_the_signed_out_sign_in_first(trajectory, analyst, system, client):
    for address in ("/targets/rebases/", "/targets/rebases/draft/", "/targets/rebases/1/"):
        assert "/account/login/" in client.get(address).url
    assert client.post("/targets/rebases/1/sign/").status_code == 403


@pytest.mark.parametrize("person", ["lead_client", "group_client", "administrator_client"])
def test_a_draft_is_for_analysts_alone(trajectory, analyst, request, person):
    draft = a_rebase(trajectory, analyst, signed=False)
    client = request.getfixturevalue(person)

    assert client.get(address_of(draft)).status_code == 404
    assert "No rebase has been signed yet." in text_of(client, "/targets/rebases/")
    assert client.get("/targets/rebases/draft/").status_code == 403
    assert client.post(f"{address_of(draft)}sign/").status_code == 403
    assert not Rebase.objects.filter(status="signed").exists()


def test_a_rebase_tells_who_signed_what(trajectory, analyst, group_client):
    text = text_of(group_client, address_of(a_rebase(trajectory, analyst)))

    assert "Ann Other, " in text
    assert "February 2018 to January 2019" in text
    assert "There is no rebase before it" in text
    assert ">Sign</button>" not in text


def test_the_first_rebase_tells_shares_and_figures(trajectory, analyst, group_client):
    page = group_client.get(address_of(a_rebase(trajectory, analyst))).context["page"]

    assert list(page.table.rows_given) == [
        {"name": "Bay", "share": 75.0, "figure": 90.0},
        {"name": "Kendal", "share": 25.0, "figure": 30.0},
    ]


def test_a_later_rebase_tells_why_figures_moved(trajectory, analyst, group_client):
    PlannedMonth.objects.filter(month__gte=Q2).update(planned=60)
    Activity.objects.filter(practice__code="A1", month=ACTIVE[13]).update(count=370)
    a_rebase(trajectory, analyst)
    rebase = a_rebase(trajectory, analyst, effective_from=Q2, window_end=ACTIVE[13])

    page = group_client.get(address_of(rebase)).context["page"]
    text = text_of(group_client, address_of(rebase))

    bay, kendal, total = page.table.rows_given
    assert kendal["before"] == 30
    assert (kendal["bay"], kendal["own"]) == (25, 48)
    assert (total["before"], total["after"], total["total"]) == (120, 180, 60)
    assert bay["moved"] == 0
    assert "to the nearest whole number" in text
    assert (
        "The target rises by 73: 25 more because the whole system’s trajectory rose, "
        "48 more because the community’s share rose from 25.0% to 57.1%." in text
    )


def test_a_practice_that_moved_is_named(trajectory, analyst, group_client):
    some_activity(a_practice("A3", end=Q2), 20)
    a_rebase(trajectory, analyst)
    a_practice("A3", "bay", start=Q2)

    text = text_of(group_client, address_of(a_rebase(trajectory, analyst, effective_from=Q2)))

    moved = "because practices moved between communities"
    assert f"The target rises by 40: 40 more {moved}. Joined: Surgery A3." in text
    assert f"The target falls by 40: 40 fewer {moved}. Left: Surgery A3." in text


def test_few_admissions_of_a_practice_that_moved_are_not_told(
    trajectory, analyst, administrator_client, analyst_client, lead_client
):
    """Five in a year: what they come to of the plan would tell them."""
    small = a_practice("A3", "bay", end=Q2)
    small.memberships.create(community=Community.objects.get(code="kendal"), months=DateRange(Q2))
    some_activity(small, 1, months=ACTIVE[:5])
    some_activity(small, 0, months=ACTIVE[5:])
    a_rebase(trajectory, analyst)
    rebase = a_rebase(trajectory, analyst, effective_from=Q2)

    outside, lead, in_full = (
        list(client.get(address_of(rebase)).context["page"].table.rows_given)
        for client in (administrator_client, lead_client, analyst_client)
    )

    assert [row["moved"] for row in outside] == ["hidden"] * 3
    assert [row["own"] for row in outside] == ["hidden"] * 3
    text = text_of(administrator_client, address_of(rebase))
    assert "practices moved between communities" not in text
    assert "hidden" not in [row["moved"] for row in in_full]
    assert [row["moved"] == "hidden" for row in lead] == [True, False, True]


def test_a_community_that_closed_since_is_told_too(trajectory, analyst, group_client):
    some_activity(a_practice("A3", "east", end=Q2), 20)
    a_rebase(trajectory, analyst)
    a_merger(Practice.objects.get(code="A3"), Practice.objects.get(code="A2"), Q2)
    Community.objects.filter(code="east").update(months=DateRange(ACTIVE[0], Q2))

    rebase = a_rebase(trajectory, analyst, effective_from=Q2)

    page = group_client.get(address_of(rebase)).context["page"]
    rows = {row["name"]: row for row in page.table.rows_given}
    assert rows["East"]["share_after"] == 0
    assert rows["All communities"]["share_before"] == pytest.approx(100)


def test_a_new_trajectory_is_set_beside_the_one_before(analyst, group_client):
    first = two_communities()
    a_rebase(first, analyst)
    second = a_trajectory(months=[m for m in PLANNED if m >= Q3])

    rebase = a_rebase(second, analyst, effective_from=add_months(Q3, 6))

    text = text_of(group_client, address_of(rebase))
    assert "Beside the quarter before it" in text


def test_a_gap_in_the_plan_leaves_nothing_to_compare_with(analyst, group_client):
    gap = a_trajectory(months=[m for m in PLANNED if not Q2 <= m < Q3])
    for code, community in (("A1", "kendal"), ("A2", "bay")):
        some_activity(a_practice(code, community))
    a_rebase(gap, analyst)

    rebase = a_rebase(gap, analyst, effective_from=Q3)

    assert "There is no rebase before it" in text_of(group_client, address_of(rebase))


def test_no_such_rebase(trajectory, analyst_client):
    assert analyst_client.get("/targets/rebases/999999/").status_code == 404


def test_an_analyst_drafts_previews_and_signs(trajectory, analyst_client):
    drafted = analyst_client.post("/targets/rebases/draft/", ANSWER)

    preview = text_of(analyst_client, drafted.url)
    assert "Draft" in preview
    assert ">Sign</button>" in preview
    assert "Nobody but analysts sees it" in preview

    signed = analyst_client.post(f"{drafted.url}sign/", {"note": "As agreed in April."})

    assert signed.url == drafted.url
    after = text_of(analyst_client, signed.url)
    assert "As agreed in April." in after
    assert ">Sign</button>" not in after


def test_quarters_that_are_signed_are_not_offered(trajectory, analyst, analyst_client):
    a_rebase(trajectory, analyst)

    form = analyst_client.get("/targets/rebases/draft/").context["form"]

    offered = [code for code, _ in form.fields["quarter"].choices]
    assert offered == [f"2019-20-q{n}" for n in (2, 3, 4)] + ["2020-21-q1", "2020-21-q2"]
    assert form.fields["window_end"].choices[0] == ("2020-06", "June 2020")


def test_a_draft_that_is_refused_says_why(trajectory, analyst_client):
    Activity.objects.filter(practice__code="A1", month=WINDOW_END).delete()

    response = analyst_client.post("/targets/rebases/draft/", ANSWER)

    text = unescape(response.content.decode())
    assert "Surgery A1 (A1) has no figure for Jan 2019." in text
    assert "Error: Draft the next rebase" in text


def test_a_draft_needs_an_answer(trajectory, analyst_client):
    response = analyst_client.post("/targets/rebases/draft/", ANSWER | {"quarter": "1066-67-q1"})

    assert "quarter" in response.context["form"].errors


def test_nothing_is_left_to_draft(analyst, analyst_client):
    a_rebase(two_communities(), analyst, effective_from=add_months(Q3, 9))

    assert "Nothing to draft" in text_of(analyst_client, "/targets/rebases/draft/")


def test_nothing_to_draft_before_there_are_figures(analyst_client):
    assert "Nothing to draft" in text_of(analyst_client, "/targets/rebases/draft/")


def test_signing_twice_is_told(trajectory, analyst, analyst_client):
    rebase = a_rebase(trajectory, analyst)

    response = analyst_client.post(f"{address_of(rebase)}sign/", {"note": "Again"}, follow=True)

    assert "This rebase has been signed already." in response.content.decode()


def test_a_note_that_is_too_long_is_not_signed(trajectory, analyst, analyst_client):
    draft = a_rebase(trajectory, analyst, signed=False)

    response = analyst_client.post(f"{address_of(draft)}sign/", {"note": "x" * 2001})

    assert "note" in response.context["form"].errors
    assert not Rebase.objects.filter(status="signed").exists()


def test_looking_does_not_sign(trajectory, analyst, analyst_client):
    draft = a_rebase(trajectory, analyst, signed=False)

    assert analyst_client.get(f"{address_of(draft)}sign/").status_code == 405


def test_queries_do_not_grow_with_practices(trajectory, analyst, group_client):
    a_rebase(trajectory, analyst)
    few_practices = a_rebase(trajectory, analyst, effective_from=Q2)
    with CaptureQueriesContext(connection) as few:
        group_client.get(address_of(few_practices))
    for number in range(30):
        some_activity(a_practice(f"B{number}", f"place-{number}"))
    many_practices = a_rebase(trajectory, analyst, effective_from=Q3)

    with CaptureQueriesContext(connection) as many:
        group_client.get(address_of(many_practices))

    assert len(many) == len(few) <= 18
