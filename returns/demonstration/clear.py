"""Writes: the returns that the demonstration made up are removed; items and months stay."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from iccportal.accounts.models import User
from iccs.models import Community, Mdt
from measures.models import Batch
from returns.demonstration.load import email_of
from returns.demonstration.story import Story, read_story
from returns.models import Evaluation, Extension, Return
from targets.demonstration.story import read_demonstration


@transaction.atomic
def clear_demonstration_returns() -> None:
    """Remove illustrative returns, whatever the demonstration's people did, and its leads."""
    story = read_story(date.min)
    told = read_demonstration().told["people"]
    others = User.objects.filter(email__in=[person["email"] for person in told])
    leads = User.objects.filter(email__in=_emails(story)).exclude(pk__in=others)
    people = [*others, *leads]
    batches = Return.objects.filter(batch__illustrative=True).values_list("batch", flat=True)
    made_up = list(batches.distinct())
    Evaluation.objects.filter(by__in=people).delete()
    Extension.objects.filter(by__in=people).delete()
    _theirs(made_up, people).delete()
    Batch.objects.filter(pk__in=made_up).delete()
    leads.delete()
    _let_mdts_rest(story)


def _theirs(batches: Sequence[int | None], people: list[User]) -> QuerySet[Return]:
    """Returns that were made up, and those that the demonstration's people had a hand in."""
    by_them = (
        Q(values__saved_by__in=people)
        | Q(stories__told_by__in=people)
        | Q(submitted_by__in=people)
        | Q(decided_by__in=people)
    )
    touched = Return.objects.filter(by_them | Q(batch__in=batches)).values("pk")
    return Return.objects.filter(pk__in=touched)


def _emails(story: Story) -> list[str]:
    codes = Community.objects.values_list("code", flat=True)
    return [story.told["begun"]["by"], *(email_of(code) for code in codes)]


def _let_mdts_rest(story: Story) -> None:
    for community, kinds in story.told["mdts"].items():
        Mdt.objects.filter(community__code=community, kind__in=kinds).update(
            stage=Mdt.Stage.PLANNED, meets=""
        )
    for community, kinds in story.told["mdts_meet"].items():
        Mdt.objects.filter(community__code=community, kind__in=kinds).update(meets="")
