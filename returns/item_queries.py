"""Items, as analysts look after them."""

from collections.abc import Iterable

from measures.catalogue import catalogue
from returns.models import Item


def items() -> list[Item]:
    """Every item, open or closed, in the order of the page; one query."""
    return list(Item.objects.all())


def item(code: str) -> Item | None:
    """One item; one query."""
    return Item.objects.as_measures().filter(code=code).first()


def taken(items: Iterable[Item]) -> list[str]:
    """Codes that a measure of a file has too: its figures are shown, and the item's are not."""
    return [item.code for item in items if item.code in catalogue()]
