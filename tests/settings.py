"""The portal's settings, in its test mode."""

import os

os.environ["PORTAL_MODE"] = "test"

from iccportal.settings import *  # noqa: F403 - the mode comes first, then all of them

STATIC_ROOT = None  # static files are found where they lie; nothing is collected for tests
