"""Places and who belongs to them. Dates are months: `[from, to)`."""

from iccs.models.communities import Community, Fact, Group, GroupMembership, Population, System
from iccs.models.names import Alias
from iccs.models.people import Appointment
from iccs.models.practices import (
    ListSize,
    Pcn,
    PcnMembership,
    Practice,
    PracticeMembership,
    Succession,
)
from iccs.models.teams import Mdt

__all__ = [
    "Alias",
    "Appointment",
    "Community",
    "Fact",
    "Group",
    "GroupMembership",
    "ListSize",
    "Mdt",
    "Pcn",
    "PcnMembership",
    "Population",
    "Practice",
    "PracticeMembership",
    "Succession",
    "System",
]
