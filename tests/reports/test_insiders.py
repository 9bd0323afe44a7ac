"""What the team of some places finds of others by its own figures, on screens and in packs."""

from datetime import date
from html import unescape

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from iccportal.lib.small_numbers import Audience, Rule
from iccs.access import Role, access_of
from iccs.models import (
    Appointment,
    Community,
    Group,
    GroupMembership,
    Practice,
    PracticeMembership,
)
from reports.editions import contents_of
from reports.mixing import contents_for
from reports.packs.composing import compose
from reports.places import places_of
from reports.rights import BOTH, RELEASED_ONLY, audiences
from tests.factories.assessment import a_person_reference, an_assessment, both_cut_points
from tests.people import ALWAYS, a_community, a_user
from tests.reports.quarter import MONTHS, closed
from tests.targets.world import OPENED, a_batch, some_activity

pytestmark = pytest.mark.usefixtures("system")
ONCE = DateRange(date(2019, 4, 1), date(2019, 10, 1))
NEW_MEMBER = DateRange(date(2020, 6, 1), None)
NEL, SHARE = "nel_admissions", "nel_share"


def some_communities(group="south-cumbria", **counts):
    """Communities of a group, each with one practice and as many admissions every month."""
    batch = a_batch(illustrative=False)
    for code, count in counts.items():
        a_community(code, group)
        some_activity(a_practice_of(code), count, months=MONTHS, batch=batch)


def a_practice_of(code):
    practice = Practice.objects.create(code=f"P-{code}", name=f"Surgery of {code}")
    PracticeMembership.objects.create(
        practice=practice, community=at(code), months=DateRange(OPENED, None)
    )
    return practice


def at(code):
    return Community.objects.get(code=code)


def a_person(signed_in, *, leads=(), led=(), group=None, months=ALWAYS, name="Petra Person"):
    """A browser of somebody who leads communities, or led them once, or sits on a group."""
    person = a_user(name)
    for code, when in [*((code, months) for code in leads), *((code, ONCE) for code in led)]:
        lead = {"role": Role.LEAD, "community": at(code)}
        Appointment.objects.create(person=person, months=when, **lead)
    if group is not None:
        member = {"role": Role.GROUP_MEMBER, "group": Group.objects.get(code=group)}
        Appointment.objects.create(person=person, months=months, **member)
    return signed_in(person)


def leaves_its_group(code, month, *, joins=None):
    memberships = GroupMembership.objects.filter(community=at(code))
    memberships.update(months=DateRange(ALWAYS.lower, month))
    if joins is not None:
        group, _ = Group.objects.get_or_create(code=joins, defaults={"name": joins.title()})
        GroupMembership.objects.create(
            community=at(code), group=group, months=DateRange(month, None)
        )


def closes(code, month):
    leaves_its_group(code, month)
    PracticeMembership.objects.filter(community=at(code)).update(months=DateRange(OPENED, month))
    Community.objects.filter(code=code).update(months=DateRange(ALWAYS.lower, month))


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.text)


def standings(client, address):
    """The first row of a screen's table of how places stand: by their names, what is shown."""
    table = client.get(address).context["table"]
    names = [str(column.header) for column in table.columns]
    cells = table.rows_given[0].values()
    return {name: getattr(cell, "words", cell) for name, cell in zip(names, cells, strict=True)}


@pytest.mark.parametrize("others", [{"bay": 3}, {"bay": 1, "garstang": 1}])
def test_share_of_an_own_community_does_not_tell_all_others_together(signed_in, others):
    some_communities(kendal=40, **others)
    whole = 40 + sum(others.values())
    client = a_person(signed_in, leads=["kendal"])

    screen = page(client, "/communities/kendal/figures/")
    file = page(client, f"/communities/kendal/figures/?csv={SHARE}")
    pack = compose(contents_for(closed(), Audience.TEAM, "kendal"), "kendal", [SHARE])

    [of_pack] = [section.subject for section in pack.sections]
    assert f"40 of {whole}" not in screen
    assert f",{whole}," not in file
    assert whole not in [point.denominator for point in of_pack.points]
    assert f"of {whole}" not in of_pack.sentence
    assert "own places are given in full, and all others" in pack.notes[0]
    assert Rule().sentence in pack.notes[0]


def test_analyst_has_shares_in_full(analyst_client):
    some_communities(kendal=40, bay=3)

    assert "40 of 43" in page(analyst_client, "/communities/kendal/figures/")


def test_group_of_then_is_not_read_in_full_by_a_member_of_now(signed_in):
    """What it had, less what those had that stayed in it, is what the one had that left."""
    some_communities(group="g", kendal=40, bay=30, garstang=3)
    some_communities(group="h", sedbergh=25)
    leaves_its_group("garstang", date(2020, 3, 1), joins="h")
    client = a_person(signed_in, group="g", months=NEW_MEMBER)

    then = standings(client, f"/groups/g/?to=2020-02&measure={NEL}")
    now = standings(client, f"/groups/g/?measure={NEL}")

    assert then["Garstang"] == "hidden"
    assert then["G"] != "73"
    assert (now["G"], now["Kendal"], now["Bay"]) == ("70", "40", "30")


def test_community_that_closed_is_still_of_the_group_that_it_was_of(signed_in):
    some_communities(group="g", kendal=40, bay=30, garstang=3)
    closes("garstang", date(2020, 3, 1))
    client = a_person(signed_in, group="g", months=NEW_MEMBER)

    then = standings(client, f"/groups/g/?to=2020-02&measure={NEL}")

    assert (then["G"], then["Garstang"]) == ("73", "3")


def test_membership_of_now_is_for_those_who_read_everything(signed_in, analyst_client):
    """Counted in its new community, a practice tells what all of its old one had."""
    some_communities(kendal=40, bay=3, garstang=60)
    bay = PracticeMembership.objects.get(community=at("bay"))
    bay.months = DateRange(OPENED, date(2020, 2, 1))
    bay.save()
    moved = {"practice": bay.practice, "months": DateRange(date(2020, 2, 1), None)}
    PracticeMembership.objects.create(community=at("kendal"), **moved)
    client = a_person(signed_in, leads=["kendal"])
    address = f"/communities/kendal/figures/?csv={NEL}&membership=as_now"

    assert "2020-01-01,40" in page(client, address)
    assert "2020-01-01,43" in page(analyst_client, address)


def test_pack_of_a_place_has_checksums_of_no_file():
    some_communities(kendal=40, bay=3)
    edition = closed()

    of_kendal, of_all = (
        compose(contents_for(edition, Audience.TEAM, place), place, [NEL])
        for place in ("kendal", "whole")
    )

    assert {checksum for _, _, checksum in of_kendal.provenance} == {""}
    assert all(checksum for _, _, checksum in of_all.provenance)


def test_lead_of_two_communities_does_not_find_a_third(signed_in):
    """46 of the group's 43 to 47 are their own, so that one at most is of somebody else."""
    some_communities(group="g", kendal=20, bay=26, garstang=1)
    some_communities(group="h", sedbergh=200)
    group = f"/groups/g/?measure={NEL}"

    of_one = standings(a_person(signed_in, leads=["kendal"]), group)
    of_both = standings(a_person(signed_in, leads=["kendal", "bay"], name="Bo Both"), group)

    assert (of_one["G"], of_one["Garstang"]) == ("45", "hidden")
    assert (of_both["G"], of_both["Garstang"]) == ("hidden", "hidden")


def test_member_of_a_group_who_once_led_elsewhere_does_not_find_a_third(signed_in):
    """66 of the whole's 63 to 67 are their own, of then and of now."""
    some_communities(group="g", kendal=20, bay=26)
    some_communities(group="h", sedbergh=20, garstang=1)
    whole = f"/whole/?measure={NEL}"

    of_one = standings(a_person(signed_in, group="g"), whole)
    both = a_person(signed_in, group="g", led=["sedbergh"], name="Bo Both")
    of_both = standings(both, whole)

    assert (of_one["Morecambe Bay"], of_one["Garstang"]) == ("65", "hidden")
    assert (of_both["Morecambe Bay"], of_both["Garstang"]) == ("hidden", "hidden")


def test_group_with_people_of_a_community_that_closed_is_not_its_leads(signed_in):
    """Whatever the group's people are more than Kendal's are Garstang's, from before the span."""
    both_cut_points()
    some_communities(kendal=40, garstang=30)
    for score in ("40", "40", "40", "60", "60"):
        an_assessment(a_person_reference(at("garstang")), score, date(2013, 4, 10))
    closes("garstang", date(2014, 2, 1))
    lead = a_user("Lena Lead")
    Appointment.objects.create(person=lead, role=Role.LEAD, community=at("kendal"), months=ALWAYS)

    places = places_of(contents_of(closed(), Audience.OUTSIDE))

    assert "garstang" in places.codes
    access = access_of(lead, date(2020, 5, 12))
    assert audiences(access, places, "kendal") == BOTH
    assert audiences(access, places, "south-cumbria") == RELEASED_ONLY


def test_member_of_a_group_that_others_joined_and_left_does_not_find_a_third(signed_in):
    """66 of the whole's 63 to 67 are of communities that the one group looked at in turn."""
    some_communities(group="g", kendal=20, bay=26)
    some_communities(group="h", sedbergh=20, garstang=1)
    leaves_its_group("bay", date(2020, 3, 1), joins="h")
    leaves_its_group("sedbergh", date(2020, 3, 1), joins="g")

    before = f"/whole/?to=2020-02&measure={NEL}"
    of_all = standings(a_person(signed_in, group="g"), before)

    assert (of_all["Morecambe Bay"], of_all["Garstang"]) == ("hidden", "hidden")
