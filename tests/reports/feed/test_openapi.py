"""The feed tried against its own description, with what is allowed and with what is not."""

from ipaddress import IPv4Network

import pytest
import schemathesis
from hypothesis import HealthCheck, settings

from iccportal.lib.small_numbers import Audience
from iccportal.wsgi import application
from reports.contents import TABLES
from reports.feed.openapi import description
from tests.reports.a_contents import a_contents
from tests.reports.feed.asking import EDITION, Program, a_secret
from tests.reports.frozen import an_edition

DESCRIBED = description("http://testserver")


def tried():
    """The description, of a release that there is, of today's, and of one that there is not."""
    known = description("http://testserver")
    for path in known["paths"].values():
        for parameter in path.get("parameters", []):
            parameter["schema"] = {"enum": [EDITION, "live", "nonsense"]}
    return known


ADDRESSES = IPv4Network("10.0.0.0/8").hosts()  # wrong tokens are counted by address


def from_another_address(environ, begin):
    return application({**environ, "REMOTE_ADDR": str(next(ADDRESSES))}, begin)


schema = schemathesis.openapi.from_dict(tried())
schema.app = from_another_address


@pytest.fixture
def program(system, connection_stays_open):
    an_edition(a_contents(audience=Audience.OUTSIDE))
    return Program(a_secret(), **{"Accept-Encoding": "identity"})


@schema.parametrize()
@settings(
    max_examples=2,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_every_answer_is_as_described(program, case):
    case.call_and_validate(headers=program.headers)


def test_description_is_served_with_the_portals_own_address(program):
    served = program.get("v1/openapi.json").json()

    assert served["openapi"] == "3.1.0"
    assert served["servers"] == [{"url": "http://testserver/feed/v1"}]
    assert {f"/{{release}}/{name}" for name in TABLES} <= set(served["paths"])


def test_every_path_is_tried():
    operations = {one.ok().label for one in schema.get_all_operations()}

    assert operations == {f"GET {path}" for path in DESCRIBED["paths"]}
    assert len(operations) == len(TABLES) + 4


@pytest.mark.parametrize("name", TABLES)
def test_description_has_every_field_with_its_kind(name):
    rows = DESCRIBED["components"]["schemas"][name]["properties"]["rows"]

    assert tuple(rows["items"]["properties"]) == TABLES[name].names
    assert rows["items"]["additionalProperties"] is False
