"""What a dashboard is of: the whole system, an Oversight Group, or a community."""

from collections.abc import Iterable
from dataclasses import dataclass

from iccs.queries import Place, Register


@dataclass(frozen=True, slots=True)
class Subject:
    """A name for headings and sentences, and the codes of the communities that make it up.

    `code` is the community's own; None for several communities taken together.
    """

    name: str
    communities: frozenset[str]
    code: str | None = None


def of_place(place: Place, register: Register) -> Subject:
    """A community: itself, or its parts where it reports through them."""
    parts = frozenset(part.code for part in register.parts(place.code))
    return Subject(place.name, parts, place.code)


def together(name: str, places: Iterable[Place]) -> Subject:
    """Several communities as one."""
    return Subject(name, frozenset(place.code for place in places))
