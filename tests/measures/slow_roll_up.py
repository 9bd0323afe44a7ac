"""Figures put together a second time, slowly and obviously."""

from fractions import Fraction


def slow_ratio(rows, multiplier):
    """`rows` of numerator and denominator; None where any count is missing or all are nought."""
    top = bottom = 0
    for numerator, denominator in rows:
        if numerator is None or denominator is None:
            return None
        top = top + numerator
        bottom = bottom + denominator
    if bottom == 0:
        return None
    return Fraction(top * multiplier, bottom)


def slow_ratio_of_known(rows, multiplier):
    """The same of the rows that have both counts."""
    known = []
    for numerator, denominator in rows:
        if numerator is not None and denominator is not None:
            known.append((numerator, denominator))
    return slow_ratio(known, multiplier)
