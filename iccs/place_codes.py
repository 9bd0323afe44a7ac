"""The codes of the whole and of its Oversight Groups, which no place of theirs has. Pure.

Editions, the feed and files in codes name places by one column of codes, so that no two of them
may have the same.
"""

from collections.abc import Mapping, Set
from typing import Final

from iccportal.lib.coded import Coded
from iccs.queries import Register

WHOLE: Final = "whole"
_GROUP: Final = "group"


def whole_code(register: Register) -> str:
    """What the whole is known by: "whole", unless a community has that code."""
    return _free(WHOLE, {place.code for place in register.places}, "system")


def whole_name(register: Register) -> Coded:
    """The name of the whole, and its code."""
    return Coded(register.system, whole_code(register))


def group_codes(register: Register) -> Mapping[str, str]:
    """What each Oversight Group is known by: its own code, unless a place has the same."""
    taken = {*(place.code for place in register.places), whole_code(register)}
    own = {group.code for group in register.groups}
    found: dict[str, str] = {}
    for group in register.groups:
        others = {*taken, *(own - {group.code}), *found.values()}
        found[group.code] = _free(group.code, others, _GROUP)
    return found


def _free(code: str, taken: Set[str], otherwise: str) -> str:
    """The code, with a word added, of letters that codes may have, until nothing else has it."""
    while code in taken:
        code = f"{code}-{otherwise}"
    return code
