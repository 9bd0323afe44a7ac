"""The portal's settings, in its test mode."""

import os

os.environ["PORTAL_MODE"] = "test"

from iccportal.settings import *  # noqa: F403 - the mode comes first, then all of them
