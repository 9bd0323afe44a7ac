"""Items, as analysts look after them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter

from django.db.models import Count, Q, Sum

from measures.catalogue import catalogue
from returns.models import Item, Return, Value


@dataclass(frozen=True, slots=True)
class NotAddingUp:
    """A return that was handed in: what it says of an item, and what that would add up to."""

    community: str
    community_name: str
    month: date
    whole: int
    parts: int


def items() -> list[Item]:
    """Every item, open or closed, in the order of the page; one query."""
    return list(Item.objects.all())


def item(code: str) -> Item | None:
    """One item; one query."""
    return Item.objects.as_measures().filter(code=code).first()


def not_adding_up(item: Item) -> list[NotAddingUp]:
    """Returns by which an item is not what it adds up from, the latest first; two queries.

    They may be older than what the item is said to add up from. Their figures are shown to nobody
    outside the team, as those of larger places that have them.
    """
    addends = set(item.adds_up_from.values_list("pk", flat=True))
    return list(_not_adding_up(item.pk, addends)) if addends else []


def _not_adding_up(whole: int, addends: set[int]) -> Iterator[NotAddingUp]:
    of = ("community__code", "community__name", "period__month")
    columns = [f"answered_in__{name}" for name in of]
    handed_in = Value.objects.filter(answered_in__status__in=Return.HANDED_IN)
    rows = (
        handed_in.filter(item__in=[whole, *addends])
        .exclude(state=Value.State.NOT_APPLICABLE)
        .values_list(*columns, "item")
        .annotate(people=Sum("number"), unknown=Count("pk", filter=Q(number=None)))
        .order_by("-answered_in__period__month", "answered_in__community__position", *columns)
    )
    for (code, name, month), own in groupby(rows, key=itemgetter(0, 1, 2)):
        known = {item: people for *_, item, people, unknown in own if not unknown}
        if known.keys() == {whole, *addends} and 2 * known[whole] != sum(known.values()):
            parts = sum(known.values()) - known[whole]
            yield NotAddingUp(code, name, month, known[whole], parts)


def taken(items: Iterable[Item]) -> list[str]:
    """Codes that a measure of a file has too: its figures are shown, and the item's are not."""
    return [item.code for item in items if item.code in catalogue()]
