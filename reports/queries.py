"""All that an edition tells, read from the rooms below in a fixed number of queries."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from django.conf import settings
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.timezone import localdate

from dashboards.queries import board, span
from iccportal.lib.nhs_calendar import add_months, first_of_month, months_between
from iccs.models import PracticeMembership
from measures.apart import by_practice
from measures.catalogue import full_catalogue
from measures.models import Batch
from measures.reading import Reading
from measures.series import every_register
from outcomes.activation import Activation
from outcomes.beside import PAM_TOTALS
from outcomes.queries import Scored, level_sets, scored
from outcomes.scales import PAM
from reablement.models import Assessments
from reports.closed_places import with_closed
from reports.everything import Assessed, BatchFacts, Everything, PracticeMonths, StreamFacts, Told
from returns.models import Return, Story
from targets.models import Stream
from targets.queries import trajectory_in_force
from targets.rebase_queries import rebases


def known_span(today: date) -> tuple[date, date]:
    """The first and last month with figures and communities; today's where there are none."""
    this_month = first_of_month(today)
    return span() or (this_month, this_month)


def scored_until(last: date) -> Scored:
    """PAM scores up to the end of a month, and what is told of the same people."""
    end = add_months(last, 1) - timedelta(days=1)
    return scored([PAM], end, PAM_TOTALS, until=end)


def read_everything(first: date, last: date, people: Scored) -> Everything:
    """All that is known of the months from first to last, and of `people` scored by PAM.

    Queries: those of every provider, and of what follows practices once more, three for each
    kind of activity, and a dozen.
    """
    months = months_between(first, last)
    reading, measures = Reading(months), list(full_catalogue().values())
    reporting = reading.once(every_register).reporting(months)
    told_of = [*reporting.values(), {score.community for score in people.scores}]
    everywhere = with_closed(board(reading, measures), told_of)
    streams = [
        StreamFacts(code, trajectory_in_force(code), rebases(code, with_drafts=False))
        for code in Stream.objects.order_by("code").values_list("code", flat=True)
    ]
    assessed, stories, levels = _assessed(months), _stories(months), level_sets()
    return Everything(
        months=months,
        board=everywhere,
        practices=_practices(first, last),
        streams=streams,
        assessed=assessed,
        activation=Activation(people, levels, settings.SMALL_NUMBERS) if levels else None,
        stories=stories,
        by_practice=by_practice(measures, reading),
        batches=_batches(
            {
                *(b for figures in everywhere.figures.values() for f in figures for b in f.batches),
                *(rebase.batch for stream in streams for rebase in stream.rebases),
                *(row.batch for row in assessed),
                *(row.batch for row in people.scores if row.batch is not None),
                *(row.batch for row in stories if row.batch is not None),
            }
        ),
    )


def _practices(first: date, last: date) -> list[PracticeMonths]:
    """Who belonged where in any of the months; one query."""
    rows = PracticeMembership.objects.filter(months__overlap=DateRange(first, last, "[]"))
    found = rows.order_by("practice__code", "months").values_list(
        "practice__code", "practice__name", "community__code", "months"
    )
    return [
        PracticeMonths(code, name, community, months.lower, months.upper)
        for code, name, community, months in found
    ]


def _assessed(months: Sequence[date]) -> list[Assessed]:
    """Everything that councils sent of the months; one query."""
    rows = Assessments.objects.filter(month__in=months).order_by(
        "month", "category__cut", "category__position"
    )
    of_category = ("category__cut", "category__code", "category__name")
    found = rows.values_list("community__code", "month", *of_category, "count", "state", "batch")
    return [Assessed(*row) for row in found]


def _stories(months: Sequence[date]) -> list[Told]:
    """What was told in returns that were handed in; one query."""
    rows = Story.objects.filter(
        told_in__status__in=Return.HANDED_IN, told_in__period__month__in=months
    ).order_by("told_in__community__position", "told_in__period__month", "told_at", "pk")
    of_return = ("told_in__community__code", "told_in__period__month")
    found = rows.values_list(*of_return, "kind", "measure", "theme", "text", "told_in__batch")
    return [Told(*row) for row in found]


def _batches(asked: Collection[int]) -> dict[int, BatchFacts]:
    """Where some figures came from; one query."""
    rows = Batch.objects.filter(pk__in=asked).order_by("pk")
    found = rows.values_list("pk", "source", "at", "sha256", "illustrative")
    return {
        pk: BatchFacts(pk, source, localdate(at), sha256, made_up)
        for pk, source, at, sha256, made_up in found
    }
