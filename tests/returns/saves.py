"""A save of Kendal's return, to be changed where a test needs another."""

from uuid import uuid4

from returns.actions import Saved, save_value
from returns.answers import read_answer
from tests.returns.asked import MONTH, TODAY


def save(item, text, *, by, **changes) -> Saved:
    """A save of Kendal's return of April, empty before unless `changes` say otherwise."""
    fields = {
        "community": "kendal",
        "month": MONTH,
        "item": item,
        "mdt": None,
        "answer": read_answer(text),
        "base_version": None,
        "key": uuid4(),
        "by": by,
        "now": TODAY,
        **changes,
    }
    return save_value(**fields)
