"""What fields of an item must be to one another, each fault told at its field in plain words.

An item is counted in a box of the return, or it is worked out: one counted item divided by
another, or by what the register counts.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from returns.item_choices import DividedBy, Scale, Subject

if TYPE_CHECKING:
    from returns.models import Item

Fault = tuple[str, str]

NEEDED = {
    "numerator": "Choose the item that is divided.",
    "divided_by": "Choose what it is divided by.",
    "scale": "Choose what it is shown as.",
}
OF_A_BOX = ("part_of", "row", "column", "help_text", "description")
WORD_NEEDED = "Give the word. Only a percentage needs none."


def faults(item: "Item") -> dict[str, list[str]]:
    """Sentences by field, none where all is well."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    worked_out = item.subject == Subject.WORKED_OUT
    for field, sentence in (
        *(_worked_out(item) if worked_out else _counted(item)),
        *_words(item),
        *_target(item),
        *_small_numbers(item),
    ):
        found[field].append(sentence)
    return dict(found)


def _worked_out(item: "Item") -> Iterator[Fault]:
    for field, sentence in NEEDED.items():
        if not getattr(item, field):
            yield field, sentence
    for field in OF_A_BOX:
        if getattr(item, field):
            yield field, "Leave it empty: nobody is asked for what is worked out."
    if item.over_time != "sum":
        yield "over_time", "Choose “are added up”: the sums of the months are divided."
    yield from _denominator(item)


def _denominator(item: "Item") -> Iterator[Fault]:
    by_item = item.divided_by == DividedBy.ITEM
    if by_item and item.denominator is None:
        yield "denominator", "Choose the item that it is divided by."
    if not by_item and item.denominator is not None:
        yield "denominator", "Leave it empty, or divide by “another item”."
    if item.scale == Scale.PERCENTAGE and item.numerator and not _is_part(item):
        yield (
            "scale",
            f"“{item.numerator}” can be more than what it is divided by, so this is no "
            "percentage: choose “for every 100”.",
        )


def _is_part(item: "Item") -> bool:
    """Whether what is divided can never be more than what it is divided by."""
    whole = item.numerator and item.numerator.part_of_id
    return whole is not None and whole == item.denominator_id


def _counted(item: "Item") -> Iterator[Fault]:
    for field in (*NEEDED, "denominator"):
        if getattr(item, field):
            yield field, "Leave it empty: only what is worked out has it."
    if item.decimals:
        yield "decimals", "Counts are whole numbers: type 0."
    if not item.description:
        yield "description", "Say what exactly is counted."


def _words(item: "Item") -> Iterator[Fault]:
    if item.mdt_kind and item.subject != Subject.MDT:
        yield "mdt_kind", "Choose a kind only for what is counted for each MDT."
    for field in ("one", "many"):
        if not getattr(item, field) and item.scale != Scale.PERCENTAGE:
            yield field, WORD_NEEDED


def _target(item: "Item") -> Iterator[Fault]:
    if item.target is not None and item.target_profile is not None:
        yield "target_profile", "Give one target or twelve, not both."
    for field, numbers in (("target", [item.target]), ("target_profile", item.target_profile)):
        if any(_is_finer(number, item.decimals) for number in numbers or ()):
            yield field, f"Its figures have {item.decimals} decimals: type no more."


def _is_finer(number: object, decimals: int) -> bool:
    """Whether a number has more decimals than figures, and would be shown as another one."""
    return isinstance(number, Decimal) and number != round(number, decimals)


def _small_numbers(item: "Item") -> Iterator[Fault]:
    """Part and whole are hidden alike: what is shown of the one bounds the other.

    Whether those that an item adds up from are, `item_sums` says.
    """
    whole = item.part_of
    if whole is not None and whole.suppression != item.suppression:
        words = f"Small numbers of “{whole}”, its whole, are {hidden_or_shown(whole)}: "
        yield "suppression", words + "choose the same, or say that it is part of nothing."
    if item.pk:
        for part in item.parts.exclude(suppression=item.suppression):
            words = f"Small numbers of “{part}”, a part of it, are {hidden_or_shown(part)}: "
            yield (
                "suppression",
                words + "choose the same, or say first that the other is part of nothing.",
            )
        for whole in item.makes_up.exclude(suppression=item.suppression):
            words = f"Small numbers of “{whole}”, which adds up from it, are "
            how = f"{hidden_or_shown(whole)}: choose the same, or take this item out of it first."
            yield "suppression", words + how


def hidden_or_shown(item: "Item") -> str:
    """What is done about them, in a word."""
    return "shown" if item.suppression == "none" else "hidden"
