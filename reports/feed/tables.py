"""Tokens as a page lists them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from iccportal.lib.nhs_calendar import day_label
from reports.feed.queries import TokenFacts
from reports.feed.reach import WORDS


@dataclass(frozen=True, slots=True)
class Shown:
    """A token in words."""

    id: int
    purpose: str
    person: str
    reads: str
    made: str
    standing: str
    used: str
    works: bool


def shown(tokens: Iterable[TokenFacts], today: date) -> list[Shown]:
    """The tokens in words, in their order."""
    return [
        Shown(
            token.id,
            token.purpose,
            token.person,
            WORDS[token.reach].capitalize(),
            day_label(localdate(token.made_at)),
            _standing(token, today),
            _used(token),
            token.works_on(today),
        )
        for token in tokens
    ]


def _standing(token: TokenFacts, today: date) -> str:
    if token.revoked_at is not None:
        return f"Revoked on {day_label(localdate(token.revoked_at))} by {token.revoked_by}"
    words = "Works until" if token.works_on(today) else "Expired on"
    return f"{words} {day_label(token.expires)}"


def _used(token: TokenFacts) -> str:
    if token.last_used is None:
        return "Not used yet"
    times = "Once" if token.uses == 1 else f"{token.uses:,} times"
    return f"{times}, last on {day_label(localdate(token.last_used))}"
