import pytest

from iccportal.navigation import links
from iccs.access import Role


def labels(*roles: str) -> list[str]:
    return [link.label for link in links(roles, "Morecambe Bay", "home")]


def current(page: str) -> list[str]:
    return [link.label for link in links([Role.ADMINISTRATOR], "The Bay", page) if link.current]


def test_every_role_sees_the_rooms_with_the_system_by_its_name() -> None:
    assert labels(Role.ADMINISTRATOR)[:-1] == [
        "Home",
        "Morecambe Bay",
        "Oversight Groups",
        "Communities",
        "Measures",
        "Targets",
        "Reablement",
        "Outcomes",
        "Reports",
    ]


def test_lead_sees_what_is_due_before_everything_else() -> None:
    assert labels(Role.LEAD)[:2] == ["Returns", "Home"]


@pytest.mark.parametrize("role", [Role.ANALYST, Role.GROUP_MEMBER])
def test_returns_come_last_for_those_who_look_after_them(role: Role) -> None:
    assert labels(role)[-1] == "Returns"


def test_administrator_sees_the_admin_too() -> None:
    assert labels(Role.ADMINISTRATOR)[-1] == "Admin"


def test_person_without_a_role_sees_nothing() -> None:
    assert labels() == []


@pytest.mark.parametrize(
    ("page", "section"),
    [
        ("home", "Home"),
        ("dashboards:whole", "The Bay"),
        ("dashboards:group", "Oversight Groups"),
        ("iccs:community", "Communities"),
        ("dashboards:community", "Communities"),
        ("measures:definition", "Measures"),
        ("dashboards:measure", "Measures"),
        ("targets:rebase", "Targets"),
        ("reablement:quarter", "Reablement"),
        ("outcomes:add", "Outcomes"),
        ("admin:iccs_community_change", "Admin"),
    ],
)
def test_page_belongs_to_one_section(page: str, section: str) -> None:
    assert current(page) == [section]


@pytest.mark.parametrize("page", ["accessibility", "", "mfa_index"])
def test_page_outside_the_rooms_belongs_to_none(page: str) -> None:
    assert current(page) == []
