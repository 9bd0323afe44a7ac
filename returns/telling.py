"""What is said in words, and how MDTs see themselves."""

from datetime import date, datetime

import pghistory
from django.db import transaction

from iccportal.accounts.models import User
from iccportal.lib.nhs_calendar import add_months
from iccs.models import Mdt
from measures.catalogue import full_catalogue
from returns.evaluation_scales import POINTS
from returns.half_years import MONTHS, half_year_of
from returns.held import Held, held, without_nhs_number
from returns.models import Evaluation, Story
from returns.refusals import Refused

LONGEST = 4000


def tell_story(
    *,
    community: str,
    month: date,
    kind: str,
    text: str,
    measure: str = "",
    theme: str = "",
    consent: bool = False,
    story: int | None = None,
    by: User,
    now: datetime,
) -> Story:
    """Add an achievement, a concern, a plan or a case study to a return; or tell one (id) anew."""
    text, theme = without_nhs_number(text, "text"), without_nhs_number(theme, "theme")
    if not text:
        raise Refused("There is nothing to tell yet: write a sentence or two.", "text")
    if len(text) > LONGEST:
        raise Refused(f"This has {len(text):,} characters; {LONGEST:,} are kept at most.", "text")
    if kind == Story.Kind.CASE_STUDY and not consent:
        raise Refused(
            "A case study is kept only if the person, or whoever speaks for them, agreed to its "
            "being told.",
            "consent",
        )
    if measure and measure not in full_catalogue():
        raise Refused("There is no such measure.")
    with held(community=community, month=month, by=by, now=now) as own:
        own.refuse_if_locked()
        told = Story(told_in=own.row) if story is None else _told(own, story)
        told.kind, told.text = kind, text
        told.measure, told.theme = measure, theme
        told.consent, told.told_by = consent, by
        told.save()
        return told


def take_back_story(*, community: str, month: date, story: int, by: User, now: datetime) -> None:
    """Tell a story (id) no longer, for example because a person no longer agrees to it."""
    with held(community=community, month=month, by=by, now=now) as own:
        own.refuse_if_locked()
        _told(own, story).delete()


def _told(own: Held, story: int) -> Story:
    found = Story.objects.filter(told_in=own.row, pk=story).first()
    if found is None:
        raise Refused("Somebody has taken this back since.")
    return found


def evaluate(
    *,
    mdt: int,
    half_year: date,
    improved_self_care: int,
    less_inappropriate_use: int,
    team_function: int,
    comment: str = "",
    by: User,
    today: date,
) -> Evaluation:
    """Keep how an MDT sees itself, on three scales of 1 to 5; said again, it replaces the first."""
    scales = (improved_self_care, less_inappropriate_use, team_function)
    if any(point not in POINTS for point in scales):
        raise Refused("Each scale goes from 1 (not at all) to 5 (very much).")
    if half_year != half_year_of(half_year) or half_year > today:
        raise Refused("A half-year begins on 1 April or 1 October, and has begun.")
    comment = without_nhs_number(comment, "comment")
    with transaction.atomic(), pghistory.context(user=by.pk):
        team = Mdt.objects.get(pk=mdt)
        if not _ran_in(team, half_year):
            raise Refused("This MDT did not run in that half-year.")
        evaluation, _ = Evaluation.objects.update_or_create(
            mdt=team,
            half_year=half_year,
            defaults={
                "improved_self_care": improved_self_care,
                "less_inappropriate_use": less_inappropriate_use,
                "team_function": team_function,
                "comment": comment,
                "by": by,
            },
        )
        return evaluation


def _ran_in(team: Mdt, half_year: date) -> bool:
    after = add_months(half_year, MONTHS)
    return team.months.lower < after and (
        team.months.upper is None or team.months.upper > half_year
    )
