"""Councils' reablement figures: assessments by route of access and by outcome.

The same assessments are cut twice, and the two cuts must agree for each community and month.
"""
