"""Programs that ask the feed."""

from datetime import date
from typing import Any

from django.test import Client

from iccportal.accounts.models import User
from iccs.access import Role
from reports.feed.actions import make_token
from reports.feed.reach import Reach
from tests.people import a_user

FAR = date(2999, 1, 1)
EDITION = "2019-20-q4-r1"


def a_secret(
    by: User | None = None, *, audience: Reach = Reach.OUTSIDE, expires: date = FAR
) -> str:
    """The secret of a token of a lead's, or of somebody else's."""
    by = by or a_user("Lena Lead", role=Role.LEAD)
    return make_token(purpose="A workbook", audience=audience, expires=expires, by=by)


class Program:
    """What sends a token with every request."""

    def __init__(self, secret: str, **headers: str) -> None:
        self.headers = {"Authorization": f"Bearer {secret}", **headers}

    def get(self, address: str, **given: Any) -> Any:
        return Client().get(f"/feed/{address}", given, headers=self.headers)


def an_analyst() -> User:
    return a_user("Anna Analyst", role=Role.ANALYST)
