"""An attack on a released table by brute force: every table of whole numbers that fits it."""

from itertools import product

from iccportal.lib.small_numbers import HIDDEN

MOST = 13  # hidden cells are tried up to here: fewer candidates than a reader has


def candidates(shown, sums, rule, known=None):
    """The numbers that each hidden cell has in any table that fits, two of them at the most.

    `sums` give every total in terms of cells that are no totals, or of totals given before.
    """
    totals = {one.total for one in sums}
    free = [cell for cell in shown if cell not in totals]
    found = {cell: set() for cell, count in shown.items() if count is HIDDEN}
    for cell in known or {}:
        found.pop(cell, None)
    for counts in product(*(_tried(cell, shown[cell], rule, known or {}) for cell in free)):
        table = dict(zip(free, counts, strict=True))
        if _fits(table, shown, sums, rule, known or {}):
            for cell, numbers in found.items():
                numbers.add(table[cell])
            if all(len(numbers) > 1 for numbers in found.values()):
                break
    return found


def _tried(cell, count, rule, known):
    if cell in known:
        return [known[cell]]
    if count is HIDDEN:
        return range(1, MOST)
    low, high = rule.can_be(count)
    return range(low, high + 1)


def _fits(table, shown, sums, rule, known):
    for one in sums:
        total = sum(table[part] for part in one.parts)
        if table.setdefault(one.total, total) != total:
            return False
        if one.total in known:
            if total != known[one.total]:
                return False
        elif shown[one.total] is HIDDEN:
            if total < 1:
                return False
        elif not rule.can_be(shown[one.total])[0] <= total <= rule.can_be(shown[one.total])[1]:
            return False
    return True
