"""What the pages of a community's development lead cost: queries, and bytes over the wire.

In process and over the demonstration's database, as `page` does, by a lead whose browser takes
brotli.
"""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from iccportal.accounts.models import User
from tests.bench.report import Measured

EMAIL = "lead.kendal@example.nhs.uk"
RETURN = "/returns/kendal/2021-03/"
PAGES = (
    "/returns/",
    RETURN,
    f"{RETURN}submit/",
    f"{RETURN}tell/",
    f"{RETURN}history/people_at_risk/",
    "/outcomes/",
    "/outcomes/wellbeing/",
    "/outcomes/add/",
)


def measure() -> list[Measured]:
    """The most of any page."""
    client = Client(headers={"accept-encoding": "gzip, br"})
    client.force_login(User.objects.get(email=EMAIL))
    costs = [_cost(client, path) for path in PAGES]
    page = "Pages of a development lead"
    return [
        Measured(f"{page}: most queries of one", max(q for q, _ in costs), 15, decimals=0),
        Measured(f"{page}: most kB of one, compressed", max(kb for _, kb in costs), 25),
    ]


def _cost(client: Client, path: str) -> tuple[int, float]:
    """Queries of a page, and its kilobytes."""
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    assert response.status_code == 200, f"{path} answers {response.status_code}"
    return len(queries), len(response.content) / 1000
