"""Whose people are put together: one community's, an ICC's with its parts, or everybody's."""

from dataclasses import dataclass

from iccportal.lib.coded import Coded
from iccportal.lib.nhs_calendar import FinancialYear
from iccs.place_codes import whole_name
from iccs.queries import Place, Register


@dataclass(frozen=True, slots=True)
class People:
    """The people of some reporting communities (codes), under a name that has a place's code.

    `year` is that of their first assessment; None where any year counts.
    """

    name: str
    communities: tuple[str, ...]
    year: FinancialYear | None = None

    @property
    def heading(self) -> str:
        """Who they are, for headings."""
        return f"{self.name}, first assessed in {self.year.label}" if self.year else self.name


def everybody(register: Register) -> People:
    """The people of all communities that report, or did until they closed."""
    codes = dict.fromkeys(place.code for place in register.ever_reporting)
    return People(whole_name(register), tuple(codes))


def of_place(register: Register, place: Place) -> People:
    """The people of a community, or of all its parts."""
    return People(
        Coded(place.name, place.code), tuple(part.code for part in register.parts(place.code))
    )


def each_reporting(register: Register, within: People) -> list[People]:
    """The communities that report among those of `within`, one by one."""
    return [
        People(Coded(place.name, place.code), (place.code,))
        for place in register.reporting
        if place.code in within.communities
    ]


def each_icc(register: Register) -> list[People]:
    """Every ICC, its parts together."""
    return [of_place(register, place) for place in register.places if place.parent is None]
