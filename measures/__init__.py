"""The catalogue of measures, and how each is read as a monthly series.

A measure is one TOML file in `definitions/`; the functions that count for it (providers) are
given by the rooms above.
"""
