"""The packs that were asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from iccportal.accounts.models import User
from iccportal.lib.small_numbers import Audience
from reports.models import PackFile, PackOrder
from reports.packs.formats import FORMATS, Format


@dataclass(frozen=True, slots=True)
class Ordered:
    """A file of a pack: there, failed for a reason, or still to come."""

    format: Format
    there: bool
    failure: str


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """A pack and how far it has come."""

    order: PackOrder
    files: Sequence[Ordered]

    @property
    def finished(self) -> bool:
        """Whether nothing more will come."""
        return self.order.finished_at is not None

    @property
    def done(self) -> int:
        """How many files are there or have failed."""
        return sum(one.there or bool(one.failure) for one in self.files)

    @property
    def lacking(self) -> list[str]:
        """The names of the files that could not be made."""
        return [one.format.name for one in self.files if one.failure]

    @property
    def audience(self) -> Audience:
        """Who it is for."""
        return Audience(self.order.audience)


@dataclass(frozen=True, slots=True)
class Listed:
    """A pack in the list of them; `lacks_files` where some could not be made."""

    order: PackOrder
    lacks_files: bool


def orders_of(person: User) -> list[Listed]:
    """What a person asked for, the latest first; two queries."""
    failed = PackFile.objects.exclude(failure="").filter(order__ordered_by=person)
    lacking = set(failed.values_list("order", flat=True))
    return [
        Listed(order, order.pk in lacking) for order in PackOrder.objects.filter(ordered_by=person)
    ]


def order_facts(pk: int, person: User) -> OrderFacts | None:
    """A pack that the person asked for; None where it is not theirs. Two queries."""
    order = PackOrder.objects.filter(pk=pk, ordered_by=person).select_related("edition").first()
    if order is None:
        return None
    failures = dict(PackFile.objects.filter(order=order).values_list("format", "failure"))
    return OrderFacts(
        order,
        [
            Ordered(
                FORMATS[code],
                there=failures.get(code) == "",
                failure=failures.get(code, ""),
            )
            for code in order.formats
        ],
    )


def content_of(order: PackOrder, format_code: str) -> bytes | None:
    """A file's bytes; None where there is none. One query."""
    row = PackFile.objects.filter(order=order, format=format_code, failure="").first()
    return None if row is None else bytes(row.content)
