"""What is asked of whom, and until when: the reads that entering, listing and counting share."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from iccportal.lib.nhs_calendar import add_months, month_name
from iccs.models import Mdt
from iccs.queries import Place, Register, places
from returns.boxes import BoxItem, BoxMdt, asked
from returns.locking import Dates
from returns.models import Extension, Item, Period

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asking:
    """Items, MDTs and the register that a month's boxes follow from."""

    register: Register
    items: tuple[tuple[date, date | None, BoxItem], ...]  # from, to, in their order
    mdts: tuple[tuple[date, date | None, BoxMdt], ...]

    def place(self, community: str) -> Place | None:
        """The community, if it reports."""
        return next((place for place in self.register.reporting if place.code == community), None)

    def boxes(self, community: str, month: date) -> list[tuple[BoxItem, BoxMdt | None]]:
        """The boxes of a community's return of a month, in their order."""
        return list(asked(_in_force(self.items, month), self.running(community, month), community))

    def running(self, community: str, month: date) -> list[BoxMdt]:
        """The MDTs that a community reports for a month."""
        return [mdt for mdt in _in_force(self.mdts, month) if mdt.reported_by == community]


def asking(month: date) -> Asking:
    """What is asked, by the register of a month; three queries."""
    register = places(month)
    return Asking(register, tuple(_items()), tuple(_mdts(register)))


def dates_of(
    periods: Iterable[Period], community: int | None = None
) -> Mapping[tuple[int, date], Dates]:
    """The extended dates of periods, by community (id) and month; one query."""
    by_id = {period.pk: period for period in periods}
    extensions = Extension.objects.filter(period__in=by_id)
    if community is not None:
        extensions = extensions.filter(community=community)
    return {
        (extension.community_id, by_id[extension.period_id].month): as_dates(
            by_id[extension.period_id], extension.until
        )
        for extension in extensions
    }


def as_dates(period: Period, extended_until: date | None = None) -> Dates:
    """A period's dates as plain values."""
    return Dates(period.month, period.advised_by, period.closes, period.locks, extended_until)


def _in_force(dated: Iterable[tuple[date, date | None, T]], month: date) -> list[T]:
    return [one for start, end, one in dated if start <= month and (end is None or month < end)]


def _items() -> Iterator[tuple[date, date | None, BoxItem]]:
    for item in Item.objects.counted().with_addends():
        yield (
            item.months.lower,
            item.months.upper,
            BoxItem(
                id=item.pk,
                code=item.code,
                name=item.name,
                section=item.section,
                of_mdts=item.subject == Item.Subject.MDT,
                mdt_kind=item.mdt_kind,
                row=item.row,
                column=item.column,
                help_text=item.help_text,
                part_of=item.part_of_id,
                adds_up_from=tuple(item.addend_ids),
            ),
        )


def _mdts(register: Register) -> Iterator[tuple[date, date | None, BoxMdt]]:
    """MDTs that run; that of an ICC reporting through its parts is reported by the first part."""
    reported_by = {
        place.id: parts[0].code
        for place in register.places
        if (parts := register.parts(place.code))
    }
    running = Mdt.objects.filter(stage=Mdt.Stage.RUNNING, community__in=reported_by)
    several = {place.code for place in register.wholes}
    for mdt in running.select_related("community"):
        name = f"{mdt.get_kind_display()} MDT"
        if mdt.community.code in several:
            name = f"{name} of {mdt.community.name}"
        community = reported_by[mdt.community_id]
        own = BoxMdt(mdt.pk, name, mdt.kind, community, _about(mdt))
        yield mdt.months.lower, mdt.months.upper, own


def _about(mdt: Mdt) -> str:
    """How often an MDT means to meet, when it began, and when it ended if it did."""
    meets = f"Meets {mdt.get_meets_display()}, since" if mdt.meets else "Since"
    began = f"{meets} {month_name(mdt.months.lower)}"
    if mdt.months.upper is None:
        return f"{began}."
    return f"{began}, until {month_name(add_months(mdt.months.upper, -1))}."
