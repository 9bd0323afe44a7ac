"""The secret of a token: how it is made, known again, and found in a request."""

import base64
import binascii
import hashlib
import secrets

PREFIX = "icc_"  # so that a search for leaked secrets finds one
BYTES = 32


def new_secret() -> str:
    """A secret that nobody can guess."""
    return PREFIX + secrets.token_urlsafe(BYTES)


def fingerprint(secret: str) -> str:
    """What is kept of a secret: its SHA-256.

    A token is found by its fingerprint. How long that takes tells of the fingerprint alone, which
    nobody can steer; and a secret of 256 random bits needs no slower hash.
    """
    return hashlib.sha256(secret.encode()).hexdigest()


def secret_in(authorization: str) -> str | None:
    """The secret in an Authorization header: a bearer's, or the password of a basic sign-in.

    None where the header holds neither, and so nobody has tried to enter.
    """
    scheme, _, given = authorization.strip().partition(" ")
    match scheme.lower():
        case "bearer":
            return given.strip()
        case "basic":
            return _password(given.strip())
    return None


def _password(credentials: str) -> str:
    try:
        plain = base64.b64decode(credentials, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return ""
    return plain.partition(":")[2]
