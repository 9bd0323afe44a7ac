"""The same additions and shares, slow and obvious: the oracle of `targets`' pure functions."""

from fractions import Fraction


def slow_count(rows, homes, community, month):
    """A community's activity in a month, one row at a time."""
    total = 0
    for row in rows:
        if row.month == month and homes[month].get(row.practice) == community:
            total += row.activity
    return total


def slow_in_force(plans, sets, community, month):
    """The exact figure of a community by the rebase that was the latest one in the month."""
    latest = None
    for each in sets:
        if each.effective_from <= month and (
            latest is None or each.effective_from > latest.effective_from
        ):
            latest = each
    if latest is None or month not in plans[latest.trajectory]:
        return None
    total = Fraction(0)
    for activity in latest.activity.values():
        total += activity
    return latest.activity.get(community, 0) / total * plans[latest.trajectory][month]
