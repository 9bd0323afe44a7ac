"""What a sender calls communities and categories, and what they are to the portal."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from iccportal.lib.nhs_calendar import month_name
from reablement.sheet import CategoryKey


@dataclass(frozen=True, slots=True)
class AreaName:
    """A sender's name for a community from a month on until, not including, another.

    `until` None: still so.
    """

    name: str
    community: str
    first: date
    until: date | None

    def holds(self, month: date | None) -> bool:
        """Whether the sender writes so in the month; in some month, if it is not known."""
        return month is None or (self.first <= month and (not self.until or month < self.until))


@dataclass(frozen=True, slots=True)
class CategoryName:
    """A category as people read it."""

    key: CategoryKey
    name: str


@dataclass(frozen=True)
class Names:
    """The names that may stand in one sender's files; each is taken as it is, letter by letter."""

    sender: str
    areas: Sequence[AreaName]
    categories: Sequence[CategoryName]
    _keys: dict[tuple[str, str], CategoryKey] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        keys = {(one.key.cut, one.name): one.key for one in self.categories}
        object.__setattr__(self, "_keys", keys)

    def community(self, name: str, month: date | None) -> str | None:
        """The code of the community that the sender means in the month."""
        meant = (a.community for a in self.areas if a.name == name and a.holds(month))
        return next(meant, None)

    @property
    def communities(self) -> frozenset[str]:
        """The codes of all communities that the sender has a name for."""
        return frozenset(area.community for area in self.areas)

    def category(self, cut: str, name: str) -> CategoryKey | None:
        """The category of a cut by its name."""
        return self._keys.get((cut, name))

    def area(self, community: str) -> str:
        """The sender's name for a community."""
        return next(area.name for area in self.areas if area.community == community)

    def category_name(self, key: CategoryKey) -> str:
        """The name of a category."""
        return next(one.name for one in self.categories if one.key == key)

    def expected_areas(self, month: date | None) -> str:
        """The names that may stand in a cell, for a message."""
        when = f" in {month_name(month)}" if month else ""
        names = (f"‘{area.name}’" for area in self.areas if area.holds(month))
        return f"a name that {self.sender} uses{when}: {', '.join(names) or 'none is known'}"

    def expected_categories(self, cut: str) -> str:
        """The categories that may stand in a cell, for a message."""
        names = (f"‘{one.name}’" for one in self.categories if one.key.cut == cut)
        return f"one of {', '.join(names)}"
