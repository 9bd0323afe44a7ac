"""What a dashboard is of: the whole system, an Oversight Group, or a community."""

from dataclasses import dataclass

from iccportal.lib.coded import Coded
from iccs.place_codes import group_codes, whole_code
from iccs.queries import GroupPlace, Place, Register


@dataclass(frozen=True, slots=True)
class Subject:
    """A name for sentences, which has its code, a short one for tables, and its communities.

    `community` or `group` is its own code; the whole system has neither.
    """

    name: str
    short: str
    communities: frozenset[str]
    community: str | None = None
    group: str | None = None


def of_whole(name: str, register: Register) -> Subject:
    """The whole system: all communities that report, and the months of those that closed."""
    called = Coded(name, whole_code(register))
    return Subject(called, name, frozenset(place.code for place in register.ever_reporting))


def of_group(group: GroupPlace, register: Register) -> Subject:
    """The communities of an Oversight Group, taken together; those that closed with them."""
    ever = register.ever_reporting
    members = frozenset(place.code for place in ever if place.group == group.code)
    name = Coded(group.name, group_codes(register)[group.code])
    return Subject(name, group.name, members, group=group.code)


def of_place(place: Place, register: Register) -> Subject:
    """A community: itself, or its parts where it reports through them."""
    parts = frozenset(part.code for part in register.parts(place.code))
    name = Coded(place.name, place.code)
    return Subject(name, place.short, parts, community=place.code)


def members(group: GroupPlace, register: Register) -> list[Subject]:
    """The communities of an Oversight Group, one by one, in the register's order."""
    return [of_place(place, register) for place in register.of_group(group.code)]


def parts(place: Place, register: Register) -> list[Subject]:
    """The parts that a community reports through; none where it reports itself."""
    return [of_place(part, register) for part in register.parts(place.code) if part != place]


def reporting(register: Register) -> list[Subject]:
    """The communities that report, one by one, in the register's order."""
    return [of_place(place, register) for place in register.reporting]
