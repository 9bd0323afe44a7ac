"""The same edition gives the same bytes, whatever the machine is set to."""

import os
import subprocess
import sys
from hashlib import sha256

import pytest
from django.conf import settings

from iccportal.lib.small_numbers import Audience
from reports.contents import TABLES
from reports.csv_files import Values, csv_file
from reports.editions import contents_of
from reports.package import data_package
from tests.reports.a_contents import a_contents
from tests.reports.quarter import BEFORE, LAST, a_system, closed, correct

# What another process makes of the made-up edition, in one line.
PROGRAM = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
import django
django.setup()
from tests.reports.test_same_bytes import checksum
from tests.reports.a_contents import a_contents
print(checksum(a_contents()))
"""


def checksum(contents) -> str:
    """Of every file of an edition."""
    files = [csv_file(contents, table, values) for table in TABLES.values() for values in Values]
    return sha256(b"".join([*files, data_package(contents)])).hexdigest()


@pytest.mark.slow
@pytest.mark.parametrize(("zone", "locale"), [("Pacific/Kiritimati", "de_DE.UTF-8")])
def test_another_zone_and_locale_make_the_same_bytes(zone, locale):
    environment = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": "7"}

    found = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )

    assert found.stdout.strip() == checksum(a_contents())


@pytest.mark.django_db
def test_edition_is_the_same_bytes_after_later_corrections_and_closings(system):
    a_system()
    edition = closed()
    before = {audience: checksum(contents_of(edition, audience)) for audience in Audience}

    correct("A1", 99, LAST.months)
    closed(BEFORE, reason="Late.")
    closed()

    assert {one: checksum(contents_of(edition, one)) for one in Audience} == before
