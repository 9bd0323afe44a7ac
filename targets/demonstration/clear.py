"""Writes: everything that the demonstration made up is removed; the register stays."""

import pgtrigger
from django.db import transaction
from django.db.models import Q

from iccportal.accounts.models import User
from measures.models import Batch, Recalculation
from targets.demonstration.story import read_demonstration
from targets.models import Activity, Rebase, Share, Trajectory


@transaction.atomic
def clear_demonstration() -> None:
    """Remove illustrative figures, the rebases over them, and the people to sign in as.

    Nothing signed is ever removed otherwise. What was shared out of an illustrative trajectory, or
    by illustrative activity, is made up too, so the triggers that protect signed rebases stand
    aside, for these rows alone.
    """
    told = read_demonstration().told
    trajectories = Trajectory.objects.filter(batch__illustrative=True)
    with pgtrigger.ignore(
        "targets.Share:share_of_signed",
        "targets.Rebase:signed_never_changes",
        "targets.PlannedMonth:planned_under_signed",
    ):
        rebases = Rebase.objects.filter(Q(trajectory__in=trajectories) | Q(illustrative=True))
        Share.objects.filter(rebase__in=rebases).delete()
        rebases.delete()
        trajectories.delete()
    Activity.objects.filter(batch__illustrative=True).delete()
    Batch.objects.filter(illustrative=True).delete()
    people = User.objects.filter(email__in=[person["email"] for person in told["people"]])
    Recalculation.objects.filter(by__in=people).delete()
    people.delete()
