"""Pure techniques that belong to no room: the NHS calendar, control charts, rounding.

Everything here works on plain values: no Django, no database, no chart library. Any room may
import it; it imports none of them. Only `linear_bounds` needs more than the standard library.
"""
