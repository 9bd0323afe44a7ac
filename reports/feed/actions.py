"""Making, using and revoking tokens."""

from datetime import date, datetime, timedelta

import pghistory
from django.db import transaction
from django.db.models import F, Q

from iccportal.accounts.models import User
from reports.feed.models import Token
from reports.feed.reach import Reach
from reports.feed.secrets import fingerprint, new_secret

ONE_USE = timedelta(minutes=10)


def make_token(*, purpose: str, audience: Reach, expires: date, by: User) -> str:
    """A new token of the person's; its secret, which is kept nowhere."""
    secret = new_secret()
    with transaction.atomic(), pghistory.context(user=by.pk):
        Token.objects.create(
            person=by,
            purpose=purpose,
            audience=audience,
            expires=expires,
            sha256=fingerprint(secret),
        )
    return secret


def revoke(*, token: int, anybodys: bool, by: User, now: datetime) -> bool:
    """End a token of the person's own, or anybody's; whether there was one that worked."""
    tokens = Token.objects.filter(pk=token, revoked_at=None)
    with transaction.atomic(), pghistory.context(user=by.pk):
        theirs = tokens if anybodys else tokens.filter(person=by)
        return bool(theirs.update(revoked_at=now, revoked_by=by))


def note_use(token: Token, now: datetime) -> None:
    """Count a use; what follows within ten minutes belongs to it.

    One refresh of a workbook asks dozens of times. To write at each would also let go, each time,
    of all that is remembered until the database changes.
    """
    if token.last_used is None or token.last_used <= now - ONE_USE:
        due = Q(last_used=None) | Q(last_used__lte=now - ONE_USE)
        Token.objects.filter(due, pk=token.pk).update(last_used=now, uses=F("uses") + 1)
