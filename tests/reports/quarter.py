"""A system with a quarter to close: figures of every kind, some of them small."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from iccportal.accounts.models import User
from iccportal.lib.nhs_calendar import Quarter, months_between
from iccs.access import Role
from iccs.models import Community, GroupMembership
from measures.models import Batch
from reablement.models import Assessments, Category
from reports.actions import close_quarter
from reports.models import Edition
from returns.models import Return, Story
from targets.models import Activity
from targets.rebasing import draft_rebase, sign_rebase
from tests.factories.assessment import a_person_reference, an_assessment, both_cut_points
from tests.people import a_community, a_user
from tests.returns.asked import a_period
from tests.targets.world import a_batch, a_practice, a_trajectory, some_activity

LAST = Quarter.of(date(2020, 1, 1))
BEFORE = LAST.previous()
MONTHS = months_between(date(2018, 4, 1), LAST.last)
NOW = datetime(2020, 5, 12, 9, tzinfo=UTC)
CATEGORIES = (
    *(("route", code) for code in ("community", "hospital")),
    *(("outcome", code) for code in ("plan", "inappropriate", "refused")),
)
# What councils sent in January 2020: routes, then outcomes, which add up to the same.
SENT = {
    "kendal": (20, 12, 18, 9, 5),
    "bay": (31, 4, 22, 11, 2),
    "barrow": (14, 10, 12, 8, 4),
    "millom": (3, 2, 3, 1, 1),
}


def an_analyst() -> User:
    """Who closes quarters."""
    return User.objects.filter(name="Anna Analyst").first() or a_user(
        "Anna Analyst", role=Role.ANALYST
    )


def a_system() -> None:
    """Two communities by themselves and one of two parts, in two groups, with all their figures."""
    kendal, bay = a_practice("A1", "kendal"), a_practice("A2", "bay")
    barrow, millom = a_practice("A3", "barrow"), a_practice("A4", "millom")
    for part in ("barrow", "millom"):
        _make_part(_at(part), a_community("barrow-millom"))
    batch = a_batch()
    for practice, count in ((kendal, 42), (bay, 61), (barrow, 33), (millom, 3)):
        some_activity(practice, count, months=MONTHS, batch=batch)
    trajectory = a_trajectory(138, months=[*MONTHS, *LAST.next().months])
    for quarter in (BEFORE, LAST):
        rebase = draft_rebase(
            trajectory=trajectory,
            effective_from=quarter.first,
            window_end=date(2019, 6, 1),
            by=an_analyst(),
        )
        sign_rebase(rebase=rebase.pk, by=an_analyst())
    some_reablement(SENT)
    some_pam_scores()


def _make_part(part: Community, whole: Community) -> None:
    GroupMembership.objects.filter(community=part).delete()
    Community.objects.filter(pk=part.pk).update(parent=whole, kind=Community.Kind.SUB_COMMUNITY)


def _at(code: str) -> Community:
    return Community.objects.get(code=code)


def some_reablement(sent: dict[str, tuple[int, ...]], month: date = LAST.first) -> None:
    """What councils sent of a month, by both cuts."""
    batch = a_batch(title="Reablement", illustrative=False, source="A council")
    categories = [
        Category.objects.get_or_create(
            cut=cut, code=code, defaults={"name": code.title(), "position": place}
        )[0]
        for place, (cut, code) in enumerate(CATEGORIES)
    ]
    Assessments.objects.bulk_create(
        Assessments(
            community=_at(community),
            month=month,
            category=category,
            count=count,
            state="final",
            batch=batch,
        )
        for community, counts in sent.items()
        for category, count in zip(categories, counts, strict=True)
    )


def some_pam_scores() -> None:
    """People at levels 1 and 3 when first assessed; half of them assessed again."""
    both_cut_points()
    batch = Batch.objects.first()
    for community, people in (("kendal", 12), ("millom", 3)):
        for number in range(people):
            person = a_person_reference(_at(community))
            an_assessment(person, "40" if number % 3 else "60", date(2019, 5, 2), batch=batch)
            if number % 2:
                an_assessment(person, "65", date(2020, 1, 9), occasion="repeat", batch=batch)


def a_return(month: date = LAST.first, community: str = "kendal", status: str = "accepted"):
    """A community's return."""
    by = an_analyst()
    handed_in = {"submitted_by": by, "submitted_at": NOW, "first_submitted_at": NOW}
    period = a_period(month)
    return Return.objects.create(
        community=_at(community), period=period, status=status, **handed_in
    )


def a_story(told_in: Return, text: str, **fields) -> Story:
    """Something told beside the figures."""
    known = {"kind": "achievement", "told_by": an_analyst()}
    return Story.objects.create(told_in=told_in, text=text, **(known | fields))


def closed(quarter: Quarter = LAST, *, reason: str = "Late.", now: datetime = NOW) -> Edition:
    """An edition of a quarter, as the analyst closes it."""
    return close_quarter(quarter=quarter, reason=reason, by=an_analyst(), now=now)


def correct(practice: str, count: int, months: Iterable[date]) -> None:
    """A figure is loaded again and is another."""
    Activity.objects.filter(practice__code=practice, month__in=list(months)).update(count=count)
