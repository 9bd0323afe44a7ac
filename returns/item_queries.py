"""Items, as analysts look after them."""

from returns.models import Item


def items() -> list[Item]:
    """Every item, open or closed, in the order of the page; one query."""
    return list(Item.objects.all())


def item(code: str) -> Item | None:
    """One item; one query."""
    return Item.objects.filter(code=code).first()
