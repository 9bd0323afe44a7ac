"""The states of figures, and the state of what is made of several.

Zero is none of the missing states: it is a figure.
"""

from collections.abc import Iterable

from iccportal.lib.coded import Coded

FINAL = "final"
PROVISIONAL = "provisional"
NOT_SENT = "not_sent"
NOT_YET_KNOWN = "not_yet_known"
NOT_APPLICABLE = "not_applicable"
SUPPRESSED = "suppressed"  # known, and not shown to this reader

# What tells a reader most comes first: somebody can still send what was not sent.
_IN_ORDER = (NOT_SENT, NOT_YET_KNOWN, SUPPRESSED, NOT_APPLICABLE, PROVISIONAL, FINAL)

# How a chart begins the sentence that names the months without a figure.
MISSING_WORDS = {
    NOT_SENT: "Not sent",
    NOT_YET_KNOWN: "Not yet known",
    NOT_APPLICABLE: "Not applicable",
    SUPPRESSED: "Hidden to protect small numbers",
}

# In the cell of a table; its row and the note below say why.
HIDDEN_WORD = Coded("hidden", SUPPRESSED)


def combined_state(states: Iterable[str]) -> str:
    """Missing where any is missing, else provisional where any is, else final."""
    return min(set(states), key=_IN_ORDER.index)
