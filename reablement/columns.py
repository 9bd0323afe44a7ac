"""Which columns a sheet is shown with: communities that sent figures, all of them, or ICCs."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from iccportal.lib.coded import Coded
from iccs.queries import Place, Register


class Choice(StrEnum):
    """What the reader wants to see side by side."""

    SENT = "sent"
    ALL = "all"
    ICCS = "iccs"


LABELS = {
    Choice.SENT: "Communities that figures were sent for",
    Choice.ALL: "All communities that report",
    Choice.ICCS: "Whole ICCs, with their parts together",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet: the reporting communities whose figures it adds up."""

    code: str
    name: str
    communities: tuple[str, ...]


def columns(register: Register, choice: Choice, sent: Collection[str]) -> tuple[Column, ...]:
    """The columns in the register's order; `sent` are the communities with figures, by code."""
    everything = tuple(_iccs(register) if choice is Choice.ICCS else _reporting(register))
    if choice is Choice.ALL:
        return everything
    return tuple(one for one in everything if not set(sent).isdisjoint(one.communities))


def _reporting(register: Register) -> Iterator[Column]:
    for place in register.reporting:
        yield Column(place.code, Coded(place.name, place.code), (place.code,))


def _iccs(register: Register) -> Iterator[Column]:
    for place in register.places:
        if place.parent is None:
            yield _whole(register, place)


def _whole(register: Register, place: Place) -> Column:
    parts = tuple(part.code for part in register.parts(place.code))
    return Column(place.code, Coded(place.name, place.code), parts)
