"""The places of an edition, and which stand below which. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reports.contents import COMMUNITY, GROUP, PART, PLACES, WHOLE, Contents, Rows
from reports.records import Record, records


@dataclass(frozen=True, slots=True)
class Places:
    """Places by their codes, in their order."""

    rows: Mapping[str, Record]

    @property
    def codes(self) -> Sequence[str]:
        """Every place's code."""
        return tuple(self.rows)

    def name(self, code: str) -> str:
        """A place's name."""
        return self.rows[code].text("name")

    def short(self, code: str) -> str:
        """A place's name in tables."""
        return self.rows[code].text("short_name")

    def kind(self, code: str) -> str:
        """What kind of place it is."""
        return self.rows[code].text("kind")

    def below(self, code: str) -> list[str]:
        """The communities of the whole or of a group, or the parts of a community."""
        return list(self._below(code))

    def within(self, code: str) -> frozenset[str]:
        """The place, the places below it, and their parts: parts report, and tell stories."""
        below = self.below(code)
        return frozenset([code, *below, *(part for one in below for part in self.below(one))])

    def reporting(self, code: str) -> list[str]:
        """The places below that send figures, and the place itself where it is one of them."""
        below = self.below(code)
        ends = [end for one in below for end in (self.below(one) or [one])] or [code]
        return [end for end in ends if self.rows[end]["reports"] is True]

    def _below(self, code: str) -> Iterator[str]:
        kind = self.kind(code)
        for other, place in self.rows.items():
            of = place.text("kind")
            if (
                (kind == WHOLE and of == COMMUNITY)
                or (kind == GROUP and of == COMMUNITY and place.text("group") == code)
                or (kind == COMMUNITY and of == PART and place.text("parent") == code)
            ):
                yield other


def places_of(contents: Contents) -> Places:
    """The places that an edition tells of."""
    return listed(contents.rows[PLACES.name])


def listed(rows: Rows) -> Places:
    """The places of a table of them."""
    return Places({row.text("code"): row for row in records(PLACES, rows)})
