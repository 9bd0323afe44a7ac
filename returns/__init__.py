"""The monthly round: what is due, what a community reported, who may still change it.

Every value is kept with its version, so that several people can fill one return at once and none
of them loses what was acknowledged.
"""
