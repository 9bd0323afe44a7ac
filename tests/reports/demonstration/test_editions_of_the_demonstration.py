"""The demonstration's analyst has closed two quarters, and they can be cleared away."""

import pytest
from django.core.management import call_command

from iccportal.accounts.models import User
from iccportal.lib.small_numbers import Audience
from reports.differences import differences
from reports.editions import contents_of
from reports.models import Edition, FrozenTable
from tests.reports.quarter import BEFORE, LAST, a_system, an_analyst, closed

pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst(system) -> User:
    a_system()
    User.objects.filter(pk=an_analyst().pk).update(email="analyst@example.nhs.uk")
    return an_analyst()


def told(command: str, capsys: pytest.CaptureFixture) -> str:
    call_command(command)
    return capsys.readouterr().out


def test_two_quarters_are_closed_once(analyst, capsys):
    first = told("load_demonstration_editions", capsys)
    second = told("load_demonstration_editions", capsys)

    assert first == "Demonstration editions closed.\n"
    assert second == "There are editions already.\n"
    assert [str(one) for one in Edition.objects.all()] == [
        "2020-01-01, revision 1",
        "2019-10-01, revision 2",
        "2019-10-01, revision 1",
    ]
    before, after = (
        contents_of(Edition.objects.get(quarter=BEFORE.first, revision=n), Audience.TEAM)
        for n in (1, 2)
    )
    found = differences(before, after)
    assert any(one.is_of_figure for one in found)
    assert not [one for one in found if one.is_of_figure and one.key[1] == "whole"]


def test_what_is_closed_already_stays(analyst, capsys):
    own = closed(LAST)

    told("load_demonstration_editions", capsys)

    assert Edition.objects.get(quarter=LAST.first) == own


def test_editions_of_the_demonstrations_people_are_cleared(analyst, capsys):
    closed(LAST)

    assert told("clear_demonstration_editions", capsys) == "Demonstration editions removed.\n"
    assert not Edition.objects.exists()
    assert not FrozenTable.objects.exists()


def test_editions_of_others_stay(analyst, capsys):
    closed(LAST)
    User.objects.filter(pk=analyst.pk).update(email="anna@morecambe.nhs.uk")

    told("clear_demonstration_editions", capsys)

    assert Edition.objects.count() == 1
