"""Which token a secret is, which tokens there are, and a frozen table part by part."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from iccportal.accounts.models import User
from iccportal.lib.small_numbers import Audience
from reports.feed.cells import Cells
from reports.feed.models import Token
from reports.feed.reach import Reach
from reports.feed.secrets import fingerprint
from reports.fields import Table, read_cells
from reports.models import Edition, FrozenTable

AT_ONCE = 4  # parts of a table that are in memory together


@dataclass(frozen=True, slots=True)
class TokenFacts:
    """A token, as a page shows it."""

    id: int
    purpose: str
    person: str
    reach: Reach
    made_at: datetime
    expires: date
    revoked_at: datetime | None
    revoked_by: str
    last_used: datetime | None
    uses: int

    def works_on(self, today: date) -> bool:
        """Whether it is neither revoked nor expired."""
        return self.revoked_at is None and today <= self.expires


def token_of(secret: str) -> Token | None:
    """The token whose secret it is, with its person, whether it works or not; one query."""
    known = Token.objects.select_related("person")
    return known.filter(sha256=fingerprint(secret)).first()


def tokens_of(person: User) -> list[TokenFacts]:
    """A person's tokens, the newest first."""
    return _facts(person=person)


def tokens_of_others(person: User) -> list[TokenFacts]:
    """Everybody else's tokens, the newest first."""
    return _facts(exclude=person)


def frozen_cells(edition: Edition, audience: Audience, table: Table) -> Iterator[Iterator[Cells]]:
    """A table of an edition as it is written, a part at a time; one query, read on as it goes.

    The cells are those that were kept, each under today's heading: to read them as values and
    write them again takes longer.
    """
    frozen = FrozenTable.objects.filter(edition=edition, audience=audience, name=table.name)
    texts = frozen.order_by("position").values_list("content", flat=True)
    for text in texts.iterator(chunk_size=AT_ONCE):
        yield read_cells(table, text)


def _facts(person: User | None = None, exclude: User | None = None) -> list[TokenFacts]:
    tokens = Token.objects.select_related("person", "revoked_by")
    tokens = tokens.filter(person=person) if person else tokens.exclude(person=exclude)
    return [
        TokenFacts(
            token.pk,
            token.purpose,
            token.person.name,
            Reach(token.audience),
            token.made_at,
            token.expires,
            token.revoked_at,
            token.revoked_by.name if token.revoked_by else "",
            token.last_used,
            token.uses,
        )
        for token in tokens
    ]
