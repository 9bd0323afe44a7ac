"""Checked whenever tables are brought up to date: items have codes of their own."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import Warning as Warn
from django.db import connections

from returns import item_queries
from returns.models import Item


def items_have_codes_of_their_own(databases: Sequence[str] | None, **_: Any) -> list[Warn]:
    """A warning for each item whose code a measure of a file has too."""
    if not any(_has_items(database) for database in databases or ()):
        return []
    return [
        Warn(
            f"The item {code} has the code of a measure that a file defines, so its figures are "
            "not shown.",
            hint="Give the file’s measure another code, or close the item and add it anew.",
            id="returns.W001",
        )
        for code in item_queries.taken(item_queries.items())
    ]


def _has_items(database: str) -> bool:
    """Before the first migration there is no table to look into."""
    return Item._meta.db_table in connections[database].introspection.table_names()
