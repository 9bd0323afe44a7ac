"""Writes: the demonstration's scores, and the cut-points to read them by."""

import tomllib
from hashlib import sha256

from django.conf import settings
from django.db import transaction

from iccs.models import Community
from measures.models import Batch
from outcomes.actions import load_cut_points
from outcomes.demonstration.made import MadePerson, made_people
from outcomes.models import Assessment, CutPoints, PersonReference, Project

FIXTURES = settings.BASE_DIR / "fixtures"
FILE = FIXTURES / "demonstration" / "outcomes.toml"


@transaction.atomic
def load_demonstration() -> bool:
    """Load what is not there yet; the register has to be. Whether scores were made up now."""
    if not CutPoints.objects.exists():
        load_cut_points(path=FIXTURES / "outcomes" / "pam_levels.csv")
    if Assessment.objects.filter(batch__illustrative=True).exists():
        return False
    told = tomllib.loads(FILE.read_text("utf-8"))
    communities = dict(Community.objects.filter(parts=None).values_list("code", "pk"))
    batch = Batch.objects.create(
        title=told["title"],
        sender=told["sender"],
        file_name=FILE.name,
        sha256=sha256(FILE.read_bytes()).hexdigest(),
        source=told["source"],
        illustrative=True,
    )
    _keep(made_people(told, list(communities)), communities, batch)
    return True


def _keep(people: list[MadePerson], communities: dict[str, int], batch: Batch) -> None:
    references = PersonReference.objects.bulk_create(
        PersonReference(reference=one.reference, community_id=communities[one.community])
        for one in people
    )
    named = {
        (communities[one.community], entry.project)
        for one in people
        for entry in one.entries
        if entry.project
    }
    projects = {
        (community, name): Project.objects.get_or_create(community_id=community, name=name)[0]
        for community, name in sorted(named)
    }
    Assessment.objects.bulk_create(
        Assessment(
            person=person,
            instrument=entry.instrument,
            occasion=entry.occasion,
            project=projects.get((person.community_id, entry.project)),
            on=entry.on,
            score=entry.score,
            batch=batch,
        )
        for person, one in zip(references, people, strict=True)
        for entry in one.entries
    )
