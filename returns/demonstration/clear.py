"""Writes: the returns that the demonstration made up are removed; items and periods stay."""

from datetime import date

from django.db import transaction

from iccportal.accounts.models import User
from iccs.models import Community, Mdt
from measures.models import Batch
from returns.demonstration.load import email_of
from returns.demonstration.story import Story, read_story
from returns.models import Evaluation, Return
from targets.demonstration.story import read_demonstration


@transaction.atomic
def clear_demonstration_returns() -> None:
    """Remove illustrative returns, evaluations by their people, and those people."""
    story = read_story(date.min)
    returns = Return.objects.filter(batch__illustrative=True)
    batches = list(returns.values_list("batch", flat=True).distinct())
    people = User.objects.filter(email__in=_emails(story))
    Evaluation.objects.filter(by__in=people).delete()
    returns.delete()
    Batch.objects.filter(pk__in=batches).delete()
    _let_mdts_rest(story)
    # those of the demonstration's other figures go with them
    others = [person["email"] for person in read_demonstration().told["people"]]
    people.exclude(email__in=others).delete()


def _emails(story: Story) -> list[str]:
    codes = Community.objects.values_list("code", flat=True)
    return [story.told["begun"]["by"], *(email_of(code) for code in codes)]


def _let_mdts_rest(story: Story) -> None:
    for community, kinds in story.told["mdts"].items():
        Mdt.objects.filter(community__code=community, kind__in=kinds).update(
            stage=Mdt.Stage.PLANNED, meets=""
        )
