"""People under references and their scores, for tests."""

from datetime import date
from decimal import Decimal

from iccportal.accounts.models import User
from iccs.models import Community
from measures.models import Batch
from outcomes.models import Assessment, CutPoints, PersonReference, Project
from outcomes.references import new_reference


def a_person_reference(community: Community, reference: str = "") -> PersonReference:
    """Somebody of a community."""
    return PersonReference.objects.create(
        community=community, reference=reference or new_reference()
    )


def an_assessment(person: PersonReference, score="50", on=date(2019, 4, 10), **fields):
    """A score, PAM at first unless said otherwise, recorded by somebody or in a batch."""
    project = fields.pop("project", "")
    whence = {} if "by" in fields or "batch" in fields else {"by": _somebody()}
    facts = {"instrument": "pam", "occasion": "first"} | whence | fields
    kept = None
    if project:
        kept, _ = Project.objects.get_or_create(community=person.community, name=project)
    return Assessment.objects.create(
        person=person, score=Decimal(score), on=on, project=kept, **facts
    )


def an_illustrative_batch(**fields) -> Batch:
    """A batch of made-up scores."""
    facts = {"title": "Scores", "sender": "Demonstration", "file_name": "scores.csv"}
    facts |= {"sha256": "0" * 64, "source": "Made up", "illustrative": True}
    return Batch.objects.create(**(facts | fields))


def both_cut_points() -> None:
    """The older and the current set, as they are published."""
    for code, name, fourth, start in (
        ("older", "Older set", "67.1", None),
        ("current", "Current set", "72.5", date(2014, 1, 1)),
    ):
        CutPoints.objects.create(
            code=code,
            name=name,
            source=f"Source of the {code} set",
            second_from=Decimal("47.1"),
            third_from=Decimal("55.2"),
            fourth_from=Decimal(fourth),
            valid_from=start,
        )


def the_next_cut_points(valid_from: date) -> None:
    """A set that nobody has published, by which more people are at the higher levels."""
    CutPoints.objects.create(
        code="next",
        name="Next set",
        source="A paper to come",
        second_from=Decimal(40),
        third_from=Decimal(50),
        fourth_from=Decimal(60),
        valid_from=valid_from,
    )


def _somebody() -> User:
    found, _ = User.objects.get_or_create(
        email="recorder@example.com", defaults={"name": "Robin Recorder"}
    )
    return found
