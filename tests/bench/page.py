"""What a page with twelve charts costs the server: time and queries.

In process, through every middleware, over the demonstration's database, by a signed-in member of
an Oversight Group whose browser takes brotli.
"""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from iccportal.accounts.models import User
from iccportal.remembered import forget
from tests.bench.report import Measured
from tests.bench.timing import medians

EMAIL = "group.south.cumbria@example.nhs.uk"
EMPTY = "/bench/empty/"
CHARTS = "/bench/twelve-charts/"


def signed_in() -> Client:
    """A client with the session of a member of an Oversight Group."""
    client = Client(headers={"accept-encoding": "gzip, br"})
    client.force_login(User.objects.get(email=EMAIL))
    return client


def measure(client: Client) -> list[Measured]:
    """Times as ratios to that of an empty signed-in page, and how many queries there are."""
    times = medians(
        {
            "empty": lambda: _get(client, EMPTY),
            "charts": lambda: _get(client, CHARTS),
            "anew": lambda: _anew(client),
        }
    )
    with CaptureQueriesContext(connection) as queries:
        _anew(client)
    page, unit = "Page with twelve charts", "in times an empty signed-in page"
    return [
        Measured(f"{page}: server time, {unit}", times["charts"] / times["empty"], 8),
        Measured(
            f"{page}: server time of the first view after a change, {unit}",
            times["anew"] / times["empty"],
            None,
        ),
        Measured(f"{page}: queries of the first view", len(queries), 15, decimals=0),
    ]


def _get(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200, f"{path} answers {response.status_code}"


def _anew(client: Client) -> None:
    """The page once something else was changed: every figure read and every chart made.

    What is hidden in months whose counts stayed is known, as it is after a change in earnest.
    """
    forget()
    _get(client, CHARTS)
