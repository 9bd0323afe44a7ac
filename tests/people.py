"""Signed-in browsers, one for each kind of person."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from iccportal.accounts.models import User
from iccs.access import Role
from iccs.models import Appointment, Community, Group, GroupMembership, System

PASSWORD = "a password for tests"
ALWAYS = DateRange(date(2010, 1, 1), None)


def a_community(code: str = "kendal", group: str = "south-cumbria") -> Community:
    """A community that reports, in an Oversight Group."""
    community, _ = Community.objects.get_or_create(
        code=code, defaults={"name": code.title(), "months": ALWAYS}
    )
    above, _ = Group.objects.get_or_create(code=group, defaults={"name": group.title()})
    GroupMembership.objects.get_or_create(
        community=community, group=above, defaults={"months": ALWAYS}
    )
    return community


def a_user(name: str = "Sam Stranger", *, role: Role | None = None, months=ALWAYS) -> User:
    """A person, with a role where it needs to be: Kendal, or South Cumbria."""
    user = User.objects.create_user(
        f"{name.lower().replace(' ', '.')}@example.nhs.uk",
        PASSWORD,
        name=name,
        is_staff=role == Role.ADMINISTRATOR,
    )
    if role is not None:
        community = a_community()
        Appointment.objects.create(
            person=user,
            role=role,
            community=community if role == Role.LEAD else None,
            group=community.group_memberships.get().group if role == Role.GROUP_MEMBER else None,
            months=months,
        )
    return user


@pytest.fixture
def system(db) -> System:
    """The whole that the communities make up."""
    return System.objects.get_or_create(defaults={"name": "Morecambe Bay"})[0]


@pytest.fixture
def signed_in(system: System) -> Callable[[User], Client]:
    """A browser in which a person is signed in."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def lead_client(signed_in) -> Client:
    return signed_in(a_user("Lena Lead", role=Role.LEAD))


@pytest.fixture
def group_client(signed_in) -> Client:
    return signed_in(a_user("Grace Group", role=Role.GROUP_MEMBER))


@pytest.fixture
def analyst_client(signed_in) -> Client:
    return signed_in(a_user("Anna Analyst", role=Role.ANALYST))


@pytest.fixture
def administrator_client(signed_in) -> Client:
    return signed_in(a_user("Adam Administrator", role=Role.ADMINISTRATOR))


@pytest.fixture
def stranger_client(signed_in) -> Client:
    """Signed in, with no role."""
    return signed_in(a_user())
