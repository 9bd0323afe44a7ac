"""The links at the top of every page: which a person sees, and which is the page's own."""

from collections.abc import Collection
from dataclasses import dataclass

from iccs.access import Role


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the header."""

    label: str
    view: str  # the address's name
    current: bool


@dataclass(frozen=True, slots=True)
class _Section:
    label: str
    view: str
    pages: frozenset[str]  # further addresses of the section; "room:" means all of a room


def _section(label: str, view: str, *pages: str) -> _Section:
    return _Section(label, view, frozenset(pages))


def links(roles: Collection[str], system: str, page: str) -> tuple[Link, ...]:
    """The sections that someone with `roles` may open; `page` is the name of the page's address."""
    rooms, returns = _sections(system), _returns(roles)
    # what is due comes first for those whom it is asked of
    own = (*returns, *rooms) if Role.LEAD in roles else (*rooms, *returns)
    sections = [*own, *_administration(roles)] if roles else []
    return tuple(
        Link(section.label, section.view, current=_holds(section, page)) for section in sections
    )


def _sections(system: str) -> tuple[_Section, ...]:
    return (
        _section("Home", "home"),
        _section(system, "dashboards:whole"),
        _section("Oversight Groups", "dashboards:groups", "dashboards:group"),
        _section("Communities", "iccs:communities", "iccs:", "dashboards:community"),
        _section("Measures", "measures:catalogue", "measures:", "dashboards:measure"),
        _section("Targets", "targets:whole", "targets:"),
        _section("Reablement", "reablement:quarter", "reablement:"),
        _section("Outcomes", "outcomes:pam", "outcomes:"),
        _section("Reports", "reports:editions", "reports:", "feed:"),
    )


def _returns(roles: Collection[str]) -> tuple[_Section, ...]:
    has_some = {Role.LEAD, Role.GROUP_MEMBER, Role.ANALYST}.intersection(roles)
    return (_section("Returns", "returns:work_list", "returns:"),) if has_some else ()


def _administration(roles: Collection[str]) -> tuple[_Section, ...]:
    return (_section("Admin", "admin:index", "admin:"),) if Role.ADMINISTRATOR in roles else ()


def _holds(section: _Section, page: str) -> bool:
    room = page.partition(":")[0] + ":"
    return page == section.view or not section.pages.isdisjoint({page, room})
