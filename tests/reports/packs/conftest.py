"""Packs of one person that are still to be made."""

import pytest

from reports.models import PackOrder
from tests.people import a_user
from tests.reports.frozen import an_edition
from tests.reports.packs.orders import asked


@pytest.fixture
def order(system) -> PackOrder:
    return asked(an_edition(), a_user("Anna Analyst"))


@pytest.fixture
def another(order) -> PackOrder:
    return asked(order.edition, order.ordered_by)
