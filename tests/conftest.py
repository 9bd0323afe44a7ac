"""What every test has: a mode, a clock that stands still."""

import os

os.environ["PORTAL_MODE"] = "test"
