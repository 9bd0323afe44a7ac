"""What an MDT says of itself: the strategy paper's three questions, each from 1 to 5. Pure."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

POINTS: Final = range(1, 6)  # from "not at all" to "very much"
SCALES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "improved_self_care": "People look after themselves better",
        "less_inappropriate_use": "Services are used inappropriately less often",
        "team_function": "The team works well, and as one",
    }
)
