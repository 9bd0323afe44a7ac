import base64
import hashlib

import pytest

from reports.feed.secrets import fingerprint, new_secret, secret_in


def test_secrets_are_long_and_none_is_like_another():
    secrets = {new_secret() for _ in range(100)}

    assert len(secrets) == 100
    assert all(one.startswith("icc_") and len(one) >= 47 for one in secrets)


def test_fingerprint_is_the_hash_alone():
    assert fingerprint("icc_a") == hashlib.sha256(b"icc_a").hexdigest()


def basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


@pytest.mark.parametrize(
    ("header", "secret"),
    [
        ("", None),
        ("Digest username=x", None),
        ("Bearer icc_abc", "icc_abc"),
        ("bearer  icc_abc ", "icc_abc"),
        (basic("anybody", "icc_abc"), "icc_abc"),
        (basic("", "icc:abc"), "icc:abc"),
        ("Basic !!!", ""),
        ("Basic " + base64.b64encode(b"\xff:\xff").decode(), ""),
        ("Basic " + base64.b64encode(b"no colon").decode(), ""),
    ],
)
def test_secret_in_a_header(header, secret):
    assert secret_in(header) == secret
