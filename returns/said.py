"""What a return says in words: its stories, and how its MDTs see themselves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.text import capfirst

from returns.boxes import BoxMdt
from returns.evaluation_scales import SCALES
from returns.half_years import half_year_due
from returns.models import Evaluation, Return, Story

TYPED = ("kind", "text", "measure", "theme", "consent")


@dataclass(frozen=True, slots=True)
class Told:
    """One story; `about` is the measure or the theme that it belongs to, if any.

    `typed` is what a form begins with that tells it anew.
    """

    id: int
    kind: str
    about: str
    text: str
    by: str
    at: datetime
    typed: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class MdtEvaluation:
    """An MDT whose evaluation of a half-year is asked for, and what was said if it was."""

    mdt: BoxMdt
    half_year: date
    said: Evaluation | None

    @property
    def points(self) -> list[tuple[str, int]]:
        """Each scale with its point, from 1 to 5; none where nothing was said."""
        if self.said is None:
            return []
        return [(label, getattr(self.said, name)) for name, label in SCALES.items()]


def stories(begun: Return, measures: Mapping[str, str]) -> Iterator[Told]:
    """A return's stories in the order of their telling; `measures` are names by code. One query."""
    for story in Story.objects.filter(told_in=begun).select_related("told_by"):
        about = [measures.get(story.measure, ""), story.theme]
        yield Told(
            id=story.pk,
            kind=capfirst(story.get_kind_display()),
            about=", ".join(filter(None, about)),
            text=story.text,
            by=str(story.told_by),
            at=story.told_at,
            typed={name: getattr(story, name) for name in TYPED},
        )


def evaluations(mdts: Sequence[BoxMdt], month: date) -> Iterator[MdtEvaluation]:
    """What is asked of the MDTs in the last month of a half-year; one query then."""
    half_year = half_year_due(month)
    if half_year is None:
        return
    said = Evaluation.objects.filter(mdt__in=[mdt.id for mdt in mdts], half_year=half_year)
    by_mdt = {evaluation.mdt_id: evaluation for evaluation in said.select_related("by")}
    for mdt in mdts:
        yield MdtEvaluation(mdt, half_year, by_mdt.get(mdt.id))
