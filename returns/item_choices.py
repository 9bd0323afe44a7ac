"""The choices of an item's fields, in the words of the forms."""

from typing import Final

from django.db import models

LONGEST_CHART: Final = 60
MONTHS_OF_A_YEAR: Final = 12
MOST_DECIMALS: Final = 3
ADDS_UP_FROM: Final = "adds_up_from"  # the one field that names several items
MOST_PLACES: Final = 3  # of a target, which is compared with such a figure

SOURCE: Final = "Communities’ monthly returns"
SOURCE_OWNER: Final = "The communities’ development leads"

DIRECTIONS: Final = [
    ("increase", "increase"),
    ("decrease", "decrease"),
    ("neutral", "neither"),
]
OVER_TIME: Final = [
    ("sum", "are added up"),
    ("latest", "are not: each counts what is held at its end"),
]
MISSING: Final = [
    ("left_out", "those without one are left out, and the chart says so"),
    ("no_figure", "there is no figure unless all have one"),
]
SUPPRESSION: Final = [
    ("people", "are hidden: it counts people"),
    ("none", "are shown"),
]


class Subject(models.TextChoices):
    """What the count is of."""

    COMMUNITY = "community", "the community"
    MDT = "mdt", "each of its MDTs"
    WORKED_OUT = "worked_out", "nobody: it is worked out from other items"


class DividedBy(models.TextChoices):
    """What a ratio has for its denominator. Those of the register are names of providers."""

    ITEM = "item", "another item"
    REGISTERED_PEOPLE = "registered_people", "people on practices’ lists"


class Scale(models.TextChoices):
    """What a ratio is shown as."""

    PERCENTAGE = "percentage", "a percentage"
    ONE = "1", "for each one"
    HUNDRED = "100", "for every 100"
    THOUSAND = "1000", "for every 1,000"
    TEN_THOUSAND = "10000", "for every 10,000"

    @property
    def multiplier(self) -> int:
        """What the ratio is multiplied by."""
        return 100 if self is Scale.PERCENTAGE else int(self.value)
