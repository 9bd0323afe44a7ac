"""The one place where a value is rounded for people to read.

Halves go away from zero, as people round by hand (2.5 to 3, -2.5 to -3), and the arithmetic is
exact. A float counts as the decimal number that it prints as, so 2.675 to two places is 2.68.
"""

from decimal import Decimal
from fractions import Fraction

Number = int | float | Decimal | Fraction

MINUS = "\N{MINUS SIGN}"
NO_FIGURE = "no figure"


def rounded(value: Number, decimals: int = 0) -> Decimal:
    """`value` to a number of decimals, halves away from zero; trailing noughts are kept."""
    exact = _exact(value)
    whole = int(abs(exact) * 10**decimals + Fraction(1, 2))
    # A value that rounds to nothing has no sign: nobody should read "-0.0".
    sign = int(exact < 0 and whole != 0)
    return Decimal((sign, tuple(int(digit) for digit in str(whole)), -decimals))


def format_number(value: Number | None, decimals: int = 0, *, missing: str = NO_FIGURE) -> str:
    """`value` for people: "1,234.5", with a proper minus sign.

    None becomes the words in `missing`: blank, not applicable and not yet known are different,
    and only the caller knows which it is.
    """
    if value is None:
        return missing
    return f"{rounded(value, decimals):,.{decimals}f}".replace("-", MINUS)


def format_percent(
    numerator: Number | None,
    denominator: Number | None,
    decimals: int = 1,
    *,
    missing: str = NO_FIGURE,
) -> str:
    """The share as a percentage, "69.1%"; `missing` where a part is None or the whole is zero."""
    if numerator is None or denominator is None or denominator == 0:
        return missing
    share = 100 * _exact(numerator) / _exact(denominator)
    return f"{format_number(share, decimals)}%"


def _exact(value: Number) -> Fraction:
    # float.__repr__, because subclasses of float (numpy's) print their type as well.
    try:
        return Fraction(float.__repr__(value)) if isinstance(value, float) else Fraction(value)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{value} is not a number that can be shown.") from error
