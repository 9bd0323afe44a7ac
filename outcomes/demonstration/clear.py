"""Writes: scores made up for the demonstration are removed, and what visitors added to them."""

from django.db import transaction
from django.db.models import Q

from measures.models import Batch
from outcomes.models import Assessment, PersonReference, Project

# Nobody real has an address there.
MADE_UP = "@example.nhs.uk"


@transaction.atomic
def clear_demonstration() -> None:
    """Remove illustrative scores and those that the demonstration's people recorded.

    People and projects without any score go with them; cut-points stay.
    """
    made_up = Assessment.objects.filter(
        Q(batch__illustrative=True) | Q(by__email__endswith=MADE_UP)
    )
    batches = set(made_up.exclude(batch=None).values_list("batch", flat=True))
    made_up.delete()
    left = Assessment.objects.all()
    PersonReference.objects.exclude(pk__in=left.values("person")).delete()
    Project.objects.exclude(pk__in=left.exclude(project=None).values("project")).delete()
    Batch.objects.filter(pk__in=batches).delete()
