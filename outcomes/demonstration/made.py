"""Scores of people who do not exist, by chance from a seed. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from iccportal.lib.nhs_calendar import months_between
from iccportal.lib.rounding import rounded
from outcomes.courses import FIRST, REPEAT
from outcomes.references import LENGTH, LETTERS
from outcomes.rules import Entry
from outcomes.scales import PAM, SCALES

HALF_YEAR, YEAR = 183, 360  # days between two PAM assessments
COURSE = (56, 112)  # days between a score before a project and the one after it
SAME_PEOPLE = 0.85  # of a project come back for the second score


@dataclass(frozen=True, slots=True)
class MadePerson:
    """Somebody made up, with scores in order of days."""

    reference: str
    community: str
    entries: tuple[Entry, ...]


def made_people(told: Mapping[str, Any], communities: Sequence[str]) -> list[MadePerson]:
    """Everybody that the demonstration's file tells of; the same for the same seed.

    `communities` are the codes of those that report. Projects of others are left out.
    """
    chance = Random(told["seed"])  # noqa: S311 - made-up scores, not secrets
    people = list(_assessed(told, sorted(communities), chance))
    for project in told["projects"]:
        if project["community"] in communities:
            people += _of_project(project, told["last_day"], chance)
    return people


def _assessed(
    told: Mapping[str, Any], communities: Sequence[str], chance: Random
) -> Iterator[MadePerson]:
    pam = told["pam"]
    for community in communities:
        for month in months_between(pam["first"], pam["last"]):
            few, many = pam["people_a_month"]
            for _ in range(1 if month in pam["few_months"] else chance.randint(few, many)):
                day = month + timedelta(days=chance.randrange(28))
                entries = tuple(_pam_entries(pam, day, told["last_day"], chance))
                yield MadePerson(_reference(chance), community, entries)


def _pam_entries(
    pam: Mapping[str, Any], day: date, last_day: date, chance: Random
) -> Iterator[Entry]:
    before = chance.gauss(pam["mean"], pam["deviation"])
    yield _entry(PAM, FIRST, "", day, before)
    later = day + timedelta(days=chance.randint(HALF_YEAR, YEAR))
    if chance.random() < pam["assessed_again"] and later <= last_day:
        after = before + chance.gauss(pam["gain"], pam["gain_deviation"])
        yield _entry(PAM, REPEAT, "", later, after)


def _of_project(project: Mapping[str, Any], last_day: date, chance: Random) -> Iterator[MadePerson]:
    name, instrument = project["name"], project["instrument"]
    width = SCALES[instrument].highest / 8
    for _ in range(project["people"]):
        day = last_day - timedelta(days=chance.randint(COURSE[1], 2 * 365))
        before = chance.gauss(project["mean"], width)
        entries = [_entry(instrument, FIRST, name, day, before)]
        if chance.random() < SAME_PEOPLE:
            after = before + chance.gauss(project["gain"], width / 2)
            later = day + timedelta(days=chance.randint(*COURSE))
            entries.append(_entry(instrument, REPEAT, name, later, after))
        yield MadePerson(_reference(chance), project["community"], tuple(entries))


def _entry(instrument: str, occasion: str, project: str, on: date, value: float) -> Entry:
    scale = SCALES[instrument]
    within = min(max(value, scale.lowest), scale.highest)
    return Entry(instrument, occasion, project, on, Decimal(rounded(within, scale.decimals)))


def _reference(chance: Random) -> str:
    return "".join(chance.choices(LETTERS, k=LENGTH))
