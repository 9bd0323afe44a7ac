"""The demonstration's settings, with two pages more for the comparison."""

from iccportal.settings import *  # noqa: F403 - all of them, but for the addresses

ROOT_URLCONF = "tests.bench.urls"
