"""What every test has."""

import pgtrigger
import pytest
from hypothesis import settings

pytest_plugins = ["tests.people"]

# A slow machine proves nothing wrong.
settings.register_profile("portal", deadline=None)
settings.load_profile("portal")

NEVER_EMPTIED = ("reports.Edition:never_emptied", "reports.FrozenTable:never_emptied")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Tests that save for good empty every table afterwards, those of editions too."""
    with django_db_blocker.unblock():
        pgtrigger.disable(*NEVER_EMPTIED)
