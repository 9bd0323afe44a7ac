"""`make bench`: the figures to reach, each beside its bound.

Everything is a ratio or a count, taken in one run on one machine: medians of many, with the cases
that are compared taken in turn, so that whatever else the machine does strikes all of them alike.
"""
