"""The first page, by role."""

import pytest

from iccs.access import Role
from iccs.models import Appointment, Community
from targets.models import Activity
from tests.dashboards.test_screens import text_of
from tests.dashboards.world import a_part, some_reablement
from tests.people import ALWAYS, a_community, a_user
from tests.targets.world import ACTIVE, Q1, a_batch, a_practice, a_rebase, two_communities

pytestmark = pytest.mark.django_db


@pytest.fixture
def figures(system):
    analyst = a_user("Ann Other", role=Role.ANALYST)
    trajectory = two_communities()
    a_rebase(trajectory, analyst)
    some_reablement()
    return analyst, trajectory


def test_group_member_sees_the_whole_the_group_and_its_communities(figures, group_client):
    text = text_of(group_client, "/")

    assert 'href="/groups/south-cumbria/">South-Cumbria Oversight Group</a>' in text
    for name in ("Morecambe Bay", "South-Cumbria", "Kendal"):
        assert f'<th scope="col" class="words">{name}</th>' in text
    assert '<th scope="col" class="words">Bay</th>' not in text
    assert "Too early to tell" in text


def test_group_member_is_told_that_nothing_changed(figures, group_client):
    for n, month in enumerate(ACTIVE):
        Activity.objects.filter(practice__code="A1", month=month).update(count=10 + n % 3)

    assert "No significant change." in text_of(group_client, "/")


def test_group_member_is_told_which_community_changed(figures, group_client):
    Activity.objects.filter(practice__code="A1", month=ACTIVE[-1]).update(count=50)

    text = text_of(group_client, "/")

    assert "Worth a closer look" in text
    assert "<strong>Kendal ICC</strong>" in text
    assert "<strong>South-Cumbria</strong>" not in text


def test_lead_sees_the_whole_and_own_community(figures, lead_client):
    text = text_of(lead_client, "/")

    assert 'href="/communities/kendal/figures/">Kendal ICC</a>' in text
    assert '<th scope="col" class="words">Kendal</th>' in text
    assert "Oversight Group<" not in text


def test_lead_of_an_icc_sees_its_parts(figures, signed_in):
    lead = a_user("Lena Lead", role=Role.LEAD)
    a_part("millom", "barrow-millom")
    icc = Community.objects.get(code="barrow-millom")
    Appointment.objects.filter(person=lead).update(community=icc)

    text = text_of(signed_in(lead), "/")

    assert '<th scope="col" class="words">Millom</th>' in text


def test_analyst_sees_what_was_loaded_and_what_waits(figures, analyst_client):
    analyst, _ = figures
    a_batch(title="A file of hers", person=analyst, illustrative=False)

    text = text_of(analyst_client, "/")

    assert "No rebase waits to be signed." in text
    assert "A file of hers" in text
    assert "Ann Other" in text
    assert "a command" in text
    assert "as published or sent" in text


def test_analyst_sees_a_draft(figures, analyst_client):
    analyst, trajectory = figures
    draft = a_rebase(trajectory, analyst, effective_from=Q1.replace(month=7), signed=False)

    assert f'href="/targets/rebases/{draft.pk}/"' in text_of(analyst_client, "/")


def test_administrator_sees_practices_and_people_without_a_place(figures, administrator_client):
    placed, lost = a_practice("P1"), a_practice("L1")
    lost.memberships.all().delete()
    a_user("Nina New")

    text = text_of(administrator_client, "/")

    assert lost.name in text
    assert placed.name not in text
    assert "Nina New" in text


def test_administrator_is_told_where_nothing_is_amiss(administrator_client):
    text = text_of(administrator_client, "/")

    assert "None: every open practice belongs to one." in text
    assert "None: everybody who can sign in has a role." in text


def test_two_roles_have_both_pages_in_one(figures, signed_in):
    person = a_user("Tess Two", role=Role.LEAD)
    Appointment.objects.create(person=person, role=Role.ANALYST, months=ALWAYS)
    group = a_community("kendal").group_memberships.get().group
    Appointment.objects.create(person=person, role=Role.GROUP_MEMBER, group=group, months=ALWAYS)

    text = text_of(signed_in(person), "/")

    assert text.index("South-Cumbria Oversight Group") < text.index(">Kendal ICC</a></h2>")
    assert "Figures that were loaded" in text
