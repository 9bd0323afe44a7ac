import pytest

from dashboards import subject
from iccs.queries import places
from tests.dashboards.world import MARCH, a_part
from tests.people import a_community

pytestmark = pytest.mark.django_db


@pytest.fixture
def register(system):
    a_community("kendal")
    a_part("millom", "barrow-millom")
    a_part("barrow", "barrow-millom")
    a_community("bay", "lancashire")
    return places(MARCH)


def names(subjects):
    return {each.community for each in subjects}


def test_whole_is_every_community_that_reports(register):
    whole = subject.of_whole("Morecambe Bay", register)

    assert whole.communities == {"kendal", "millom", "barrow", "bay"}
    assert (whole.community, whole.group) == (None, None)


def test_icc_consists_of_its_parts(register):
    icc = register.get("barrow-millom")

    assert subject.of_place(icc, register).communities == {"barrow", "millom"}
    assert names(subject.parts(icc, register)) == {"barrow", "millom"}


def test_community_that_reports_itself_has_no_parts(register):
    kendal = register.get("kendal")

    assert subject.of_place(kendal, register).communities == {"kendal"}
    assert subject.parts(kendal, register) == []


def test_group_is_its_communities_together_and_one_by_one(register):
    group = register.group("south-cumbria")

    assert subject.of_group(group, register).communities == {"kendal", "barrow", "millom"}
    assert names(subject.members(group, register)) == {"kendal", "barrow", "millom"}


def test_reporting_communities_are_named_as_people_name_them(register):
    kendal = next(s for s in subject.reporting(register) if s.community == "kendal")

    assert (kendal.name, kendal.short) == ("Kendal ICC", "Kendal")
