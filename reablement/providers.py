"""What measures count of reablement. All of them read from one query."""

from collections import defaultdict
from datetime import date

from measures.reading import Count, Provider, Reading, partition, provider
from measures.states import FINAL, PROVISIONAL
from reablement.models import Assessments
from reablement.plan_rate import PLAN
from reablement.reconciliation import CUTS
from reablement.sheet import CategoryKey

Sent = dict[CategoryKey, Count]

ASSESSMENTS = "reablement_assessments"
CATEGORIES = {
    "reablement_outcome_plan": PLAN,
    "reablement_outcome_refused": CategoryKey("outcome", "refused"),
    "reablement_route_community": CategoryKey("route", "community"),
    "reablement_route_community_bed": CategoryKey("route", "community-bed"),
    "reablement_route_hospital": CategoryKey("route", "hospital"),
    "reablement_route_not_recorded": CategoryKey("route", "not-recorded"),
}


def sent(reading: Reading) -> dict[tuple[str, date], Sent]:
    """What was sent of each community and month, by category; one query."""
    rows = Assessments.objects.filter(month__in=reading.months, count__isnull=False).values_list(
        "community__code", "month", "category__cut", "category__code", "count", "state", "batch"
    )
    found: defaultdict[tuple[str, date], Sent] = defaultdict(dict)
    for community, month, cut, code, count, state, batch in rows:
        if reading.holds(community):
            figure = Count(community, month, count, state, batch)
            found[community, month][CategoryKey(cut, code)] = figure
    return dict(sorted(found.items()))


@provider(ASSESSMENTS)
def assessments(reading: Reading) -> list[Count]:
    """All assessments of a community and month.

    Both cuts count them and agree, so the number is certain as soon as all of one cut is.
    """
    return [_all(figures) for figures in reading.once(sent).values()]


def _all(figures: Sent) -> Count:
    cuts = [[figures[key] for key in figures if key.cut == cut] for cut in CUTS]
    certain = any(cut and all(one.state == FINAL for one in cut) for cut in cuts)
    counted = next(cut for cut in cuts if cut)
    first = counted[0]
    whole = sum(one.count for one in counted if one.count is not None)
    state = FINAL if certain else PROVISIONAL
    return Count(first.community, first.month, whole, state, first.batch)


def _of_category(key: CategoryKey) -> Provider:
    def count(reading: Reading) -> list[Count]:
        return [_one(figures, key) for figures in reading.once(sent).values()]

    return count


def _one(figures: Sent, key: CategoryKey) -> Count:
    """The category's figure: nought where it has no row, for the others make up the whole."""
    some = next(iter(figures.values()))
    return figures.get(key) or Count(some.community, some.month, 0, FINAL, some.batch)


for _name, _key in CATEGORIES.items():
    provider(_name)(_of_category(_key))

for _cut in CUTS:
    partition(ASSESSMENTS, *(name for name, key in CATEGORIES.items() if key.cut == _cut))
