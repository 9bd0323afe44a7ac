"""What every test has."""

from hypothesis import settings

pytest_plugins = ["tests.people"]

# A slow machine proves nothing wrong.
settings.register_profile("portal", deadline=None)
settings.load_profile("portal")
