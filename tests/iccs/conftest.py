"""The register as it is shipped, loaded once a test."""

import pytest

from iccs.actions import load_register
from iccs.management.commands.load_register import FOLDER


@pytest.fixture
def register(db):
    """The register's own files, loaded."""
    return load_register(folder=FOLDER, by=None)
