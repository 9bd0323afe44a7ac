"""The lists of editions and of fields, which belong to no release."""

import pytest

from iccportal.accounts.models import User
from tests.reports.feed.asking import Program, a_secret
from tests.reports.frozen import an_edition


@pytest.mark.parametrize(("name", "status"), [("editions", 200), ("fields", 304)])
def test_list_is_not_sent_again_until_it_has_changed(system, name, status):
    program = Program(a_secret())
    an_edition()
    first = program.get(f"v1/{name}")
    program.headers["If-None-Match"] = first.headers["ETag"]

    again = program.get(f"v1/{name}")
    an_edition(revision=2, by=User.objects.latest("pk"))
    later = program.get(f"v1/{name}")

    assert again.status_code == 304
    assert later.status_code == status
