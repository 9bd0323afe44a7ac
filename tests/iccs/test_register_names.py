"""What each thing of the register is called in the admin."""

from datetime import date

import pytest

from iccs.models import Alias, Appointment, Fact, Mdt, Pcn, PcnMembership, Population, System
from tests.factories.community import ALWAYS, an_icc
from tests.factories.practice import a_list, a_merger, a_practice
from tests.people import a_user

pytestmark = pytest.mark.django_db


def test_things_are_called_by_what_they_tell():
    icc = an_icc("east", group="north")
    old, new = a_practice("A1", community=icc), a_practice("A2")
    pcn = Pcn(name="A PCN", months=ALWAYS)
    named = {
        "The Bay": System(name="The Bay"),
        "East": icc,
        "East in North": icc.group_memberships.get(),
        "Practice A1 (A1)": old,
        "Practice A1 (A1) in East": old.memberships.get(),
        "A PCN": pcn,
        "Practice A1 (A1) in A PCN": PcnMembership(practice=old, pcn=pcn),
        "Practice A1 (A1) into Practice A2 (A2)": a_merger(old, new, date(2020, 7, 1)),
        "Practice A1 (A1): 500 (2019/20)": a_list(old, 500),
        "East: 500 (2019/20)": Population(community=icc, people=500, period="2019/20"),
        "East Lakes (A council)": Alias(community=icc, name="East Lakes", sender="A council"),
        "Frailty MDT of East": Mdt(community=icc, kind=Mdt.Kind.FRAILTY),
        "Sam Stranger: analyst": Appointment(person=a_user(), role=Appointment.Role.ANALYST),
        "A partner": Fact(text="A partner"),
    }

    assert {name: str(thing) for name, thing in named.items()} == {name: name for name in named}
