"""Writes: a score of one person, or a whole file of them."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from iccportal.accounts.models import User
from iccportal.lib.csv_files.faults import FaultyFilesError
from iccportal.lib.nhs_number import holds_nhs_number
from iccs.models import Community
from measures.models import Batch
from outcomes.cut_points_file import CutPointsFile
from outcomes.models import Assessment, CutPoints, PersonReference, Project
from outcomes.queries import entries_of
from outcomes.references import is_reference
from outcomes.rules import Entry, UnfitError, check
from outcomes.scores_file import ScoresFile

NHS_NUMBER = (
    "There is an NHS number in this. The portal holds nothing that tells who somebody is: "
    "use the reference, and take the number out."
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many scores a file brought, and how many were there already."""

    added: int
    unchanged: int


@transaction.atomic
def add_assessment(
    *, community: int, reference: str, offered: str, entry: Entry, by: User, today: date
) -> Assessment:
    """Keep one score of a person of a community (id).

    `offered` is the reference that the page had made for a new person: it makes the person, any
    other has to be known. The same score given again is kept once. ValidationError names the
    field and says what is wrong; nothing is kept then.
    """
    refuse_personal(reference=reference, project=entry.project)
    person = _person(community, reference, make=reference == offered)
    others = entries_of(person.pk)
    if entry not in others:
        try:
            check(entry, others, today)
        except UnfitError as unfit:
            raise ValidationError({unfit.field: str(unfit)}) from unfit
        return _keep(person, entry, by=by)
    return person.assessments.get(
        instrument=entry.instrument, project=_project(community, entry.project), on=entry.on
    )


def load_scores(
    *, path: Path, sender: str, source: str, illustrative: bool, by: User | None, today: date
) -> Loaded:
    """Take a file of scores over, or nothing at all.

    What is there already stays; FaultyFilesError tells everything that is wrong.
    """
    with transaction.atomic():
        known = _Known()
        file = ScoresFile(path, known.communities, known.people, known.entries, today)
        if faults := list(file.table.faults.told()):
            raise FaultyFilesError(faults)
        if file.added:
            batch = Batch.objects.create(
                title=f"Scores of people, {path.name}",
                sender=sender,
                file_name=path.name,
                sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
                source=source or sender,
                person=by,
                illustrative=illustrative,
            )
            for community, reference, entry in file.added:
                _keep(_made(known.communities[community], reference), entry, batch=batch)
    return Loaded(len(file.added), file.unchanged)


@transaction.atomic
def load_cut_points(*, path: Path) -> int:
    """Make the sets of cut-points what a file says, and count them.

    A set that the file no longer has stays. FaultyFilesError tells everything that is wrong.
    """
    file = CutPointsFile(path)
    if faults := list(file.table.faults.told()):
        raise FaultyFilesError(faults)
    for one in file.sets:
        second, third, fourth = one.begins
        CutPoints.objects.update_or_create(
            code=one.code,
            defaults={
                "name": one.name,
                "source": one.source,
                "second_from": second,
                "third_from": third,
                "fourth_from": fourth,
                "valid_from": one.valid_from,
            },
        )
    return len(file.sets)


def refuse_personal(**fields: str) -> None:
    """ValidationError at each field that holds an NHS number."""
    if found := {name: NHS_NUMBER for name, text in fields.items() if holds_nhs_number(text)}:
        raise ValidationError(found)


def _person(community: int, reference: str, *, make: bool) -> PersonReference:
    """The person, kept from others' hands until the transaction ends."""
    if make and is_reference(reference):
        _made(community, reference)
    people = PersonReference.objects.select_for_update().filter(community=community)
    person = people.filter(reference=reference).first()
    if person is None:
        raise ValidationError(
            {"reference": "Nobody in this community has this reference. Check each letter."}
        )
    return person


def _made(community: int, reference: str) -> PersonReference:
    person, _ = PersonReference.objects.get_or_create(
        reference=reference, defaults={"community_id": community}
    )
    return person


def _project(community: int, name: str) -> Project | None:
    if not name:
        return None
    project, _ = Project.objects.get_or_create(community_id=community, name=name)
    return project


def _keep(person: PersonReference, entry: Entry, **whence: User | Batch) -> Assessment:
    return Assessment.objects.create(
        person=person,
        instrument=entry.instrument,
        occasion=entry.occasion,
        project=_project(person.community_id, entry.project),
        on=entry.on,
        score=entry.score,
        **whence,
    )


@dataclass
class _Known:
    """What a file of scores is held against; three queries, and people stay as they are."""

    communities: dict[str, int] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    entries: dict[str, list[Entry]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.communities = dict(Community.objects.filter(parts=None).values_list("code", "pk"))
        locked = PersonReference.objects.select_for_update(of=("self",))
        self.people = dict(locked.values_list("reference", "community__code"))
        for one in Assessment.objects.select_related("person", "project"):
            name = one.project.name if one.project else ""
            entry = Entry(one.instrument, one.occasion, name, one.on, one.score)
            self.entries.setdefault(one.person.reference, []).append(entry)
