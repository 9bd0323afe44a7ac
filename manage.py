#!/usr/bin/env python
"""Django's command line; without other word it works on the demonstration."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iccportal.settings")
    os.environ.setdefault("PORTAL_MODE", "demonstration")
    execute_from_command_line(sys.argv)
