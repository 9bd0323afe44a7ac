"""A portal with figures, for the screens; pure series for what the screens say of them."""

from datetime import date

from dashboards.shown import Shown
from dashboards.subject import Subject
from iccs.models import Community, GroupMembership
from measures.charted import Charted
from reablement.models import Assessments, Category
from tests.measures.measures_of import a_count_measure, a_series
from tests.people import a_community
from tests.targets.world import a_batch, a_practice, some_activity

MARCH = date(2020, 3, 1)
STEADY = [100, 104, 98, 101, 97, 103, 99, 102, 100, 98, 104, 101]
KENDAL = Subject("Kendal ICC", "Kendal", frozenset({"kendal"}), community="kendal")
SOUTH_CUMBRIA = Subject(
    "South Cumbria", "South Cumbria", frozenset({"kendal"}), group="south-cumbria"
)
WHOLE = Subject("Morecambe Bay", "Morecambe Bay", frozenset({"kendal", "bay"}))


def a_shown(
    counts=STEADY, *, measure=None, subject=KENDAL, address="/chart", made_up=False, moved=(), **how
):
    """A measure's series of a subject from January 2020 on; practices moved in some months."""
    measure = measure or a_count_measure()
    charted = Charted(measure, subject.name, a_series(measure, counts, **how), changes=moved)
    return Shown(subject, charted, address, made_up)


def a_part(code="millom", whole="barrow-millom"):
    """A part of an ICC that reports through it."""
    icc, part = a_community(whole), a_community(code)
    GroupMembership.objects.filter(community=part).delete()
    kind = Community.Kind.SUB_COMMUNITY
    Community.objects.filter(pk=part.pk).update(parent=icc, kind=kind)
    return part


def some_reablement(community="kendal", *, count=12, state="final", month=MARCH):
    """Assessments of a month by both cuts, sent by a council."""
    batch = a_batch(title="Reablement", illustrative=False, source="A council")
    for cut, code in (("route", "hospital"), ("outcome", "plan")):
        known = {"name": code, "position": 1}
        category, _ = Category.objects.get_or_create(cut=cut, code=code, defaults=known)
        Assessments.objects.create(
            community=a_community(community),
            month=month,
            category=category,
            count=count,
            state=state,
            batch=batch,
        )


def many_communities(number):
    """So many communities, each with a practice and admissions."""
    batch = a_batch()
    for n in range(number):
        some_activity(a_practice(f"M{n}", f"community-{n}"), 10 + n, batch=batch)
