import pytest
import time_machine
from django.test import Client

from iccportal.accounts.models import User
from iccs.models import Community
from returns.models import Item, Period
from tests.people import a_community, a_user
from tests.returns.asked import TODAY, a_period, an_item


@pytest.fixture
def today():
    """It stands still, while April 2020 can be reported."""
    with time_machine.travel(TODAY, tick=False):
        yield TODAY


@pytest.fixture
def kendal(system, today) -> Community:
    return a_community()


@pytest.fixture
def item(kendal: Community) -> Item:
    a_period()
    return an_item("plans", "Care plans made")


@pytest.fixture
def locked(item: Item) -> Item:
    """The month cannot be changed any more, since today."""
    day = TODAY.date()
    Period.objects.update(advised_by=day, closes=day, locks=day)
    return item


@pytest.fixture
def lead(lead_client: Client) -> User:
    return User.objects.get(name="Lena Lead")


@pytest.fixture
def colleague(lead: User) -> User:
    return a_user("Carl Colleague")
