import pytest
from psycopg2.extras import DateRange

from iccs.models import Alias, Community, Group, GroupMembership, System
from reablement.actions import load_categories, load_reablement
from tests.reablement.sheets import ASSESSMENTS, CATEGORIES, PLACES, SENDER, TOTALS

ALWAYS = DateRange("2017-04-01", None)


@pytest.fixture
def register(db):
    System.objects.create(name="Morecambe Bay")
    group = Group.objects.create(code="south-cumbria", name="South Cumbria")
    for position, (code, name, parent, alias) in enumerate(PLACES):
        community = Community.objects.create(
            code=code,
            name=name,
            kind="sub_community" if parent else "icc",
            parent=Community.objects.get(code=parent) if parent else None,
            months=ALWAYS,
            position=position,
        )
        if not parent:
            GroupMembership.objects.create(community=community, group=group, months=ALWAYS)
        if alias:
            Alias.objects.create(community=community, name=alias, sender=SENDER, months=ALWAYS)


@pytest.fixture
def categories(db):
    load_categories(path=CATEGORIES)


@pytest.fixture
def load(register, categories):
    def load_with(assessments=ASSESSMENTS, totals=TOTALS, sender=SENDER, note="", by=None):
        return load_reablement(
            assessments=assessments,
            totals=totals,
            sender=sender,
            source="Cumbria County Council, in the ICC strategy paper",
            note=note,
            by=by,
        )

    return load_with


@pytest.fixture
def loaded(load):
    return load(note="Ten figures are provisional.")
