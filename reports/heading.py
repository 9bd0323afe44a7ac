"""What is told of an edition on every output: which it is, for whom, and by which rule. Pure."""

from dataclasses import dataclass
from datetime import date

from iccportal.lib.small_numbers import Audience

OWN_ALONE = "The team: its own places in full"


@dataclass(frozen=True, slots=True)
class Heading:
    """What is told of an edition on every output.

    `number` is "Q4 2019/20, revision 1", `code` the same for addresses and file names
    ("2019-20-q4-r1"); the live figures are "Live" and "live", with no hash. A team that gets its
    `own_alone` in full gets all else as published.
    """

    number: str
    code: str
    system: str
    first_month: date
    last_month: date
    as_at: date  # the day of closing; of live figures, today
    sha256: str
    audience: Audience
    rule: str  # what is done about small numbers, in a sentence
    reason: str  # why it was closed with returns missing or rebases unsigned; empty if neither
    own_alone: bool = False

    @property
    def audience_words(self) -> str:
        """For whom it is, for people."""
        return OWN_ALONE if self.own_alone else self.audience.words
