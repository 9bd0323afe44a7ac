"""What only production has: its cookies and headers, in a process of its own."""

import json

import pytest

from tests.test_environment import PRODUCTION, start

SCRIPT = """
import json
import django
django.setup()
from django.conf import settings
from django.test import Client
answer = Client(headers={"host": "portal.example.nhs.uk"}).get("/admin/login/", secure=True)
plain = Client(headers={"host": "portal.example.nhs.uk"}).get("/admin/login/")
names = ("SESSION_COOKIE", "CSRF_COOKIE")
kinds = ("NAME", "SECURE", "HTTPONLY", "DOMAIN", "PATH", "SAMESITE")
print(json.dumps({
    "headers": dict(answer.headers),
    "plain": [plain.status_code, plain.headers["Location"]],
    "cookies": [[getattr(settings, f"{name}_{kind}") for kind in kinds] for name in names],
}))
"""


@pytest.fixture(scope="module")
def production() -> dict:
    started = start("-c", SCRIPT, DJANGO_SETTINGS_MODULE="iccportal.settings", **PRODUCTION)
    assert started.returncode == 0, started.stderr
    return json.loads(started.stdout)


def test_cookies_are_bound_to_the_host_and_to_https(production: dict) -> None:
    assert production["cookies"] == [
        ["__Host-session", True, True, None, "/", "Lax"],
        ["__Host-csrftoken", True, True, None, "/", "Lax"],
    ]


def test_plain_http_is_sent_to_https(production: dict) -> None:
    assert production["plain"] == [301, "https://portal.example.nhs.uk/admin/login/"]


def test_browsers_are_told_to_stay_with_https(production: dict) -> None:
    told = production["headers"]["Strict-Transport-Security"]

    assert told == "max-age=31536000; includeSubDomains; preload"


def test_policy_allows_nothing_inline_and_no_other_host(production: dict) -> None:
    policy = production["headers"]["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy + ";"
    assert "unsafe" not in policy
    assert "http" not in policy


def test_page_cannot_be_framed_and_tells_no_other_host_of_itself(production: dict) -> None:
    headers = production["headers"]

    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
