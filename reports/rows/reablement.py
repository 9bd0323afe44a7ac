"""The rows of reablement: what councils sent of each category, for every place."""

from collections.abc import Collection, Iterator, Sequence

from iccportal.lib.nhs_calendar import month_code, parse_month
from iccportal.lib.small_numbers import Rule, Sum
from reports.everything import Everything
from reports.fields import Row
from reports.rows.counts import Cells, Counted, Key, over_places, release, sums_of_places
from reports.rows.places import EditionPlace


def reablement_cells(everything: Everything) -> dict[Key, Counted]:
    """By month, cut, category and community, as councils sent them.

    Where a category has no row beside others of its cut it is a nought: they make up the whole.
    """
    sent = {
        (month_code(row.month), row.cut, row.category, row.community): Counted(
            row.count, row.state, everything.made_up([row.batch])
        )
        for row in everything.assessed
    }
    of_cut: dict[str, dict[str, None]] = {}
    for _, cut, category, _ in sent:
        of_cut.setdefault(cut, {})[category] = None
    known = dict.fromkeys((month, cut, community) for month, cut, _, community in sent)
    return {
        key: sent.get(key, Counted(0))
        for month, cut, community in known
        for category in of_cut[cut]
        for key in [(month, cut, category, community)]
    }


def released_reablement(
    cells: Cells, places: Sequence[EditionPlace], rule: Rule, before: Collection[Key]
) -> dict[Key, Counted]:
    """Every place's cells, and the totals of cuts, which are measures, as they may be shown."""
    everywhere = over_places(cells, places)
    totals = _totals(everywhere)
    sums = [*sums_of_places(cells, places), *_sums_of_cuts(everywhere, totals)]
    return release({**everywhere, **totals}, sums, places, rule, before)


def reablement_rows(everything: Everything, shown: Cells) -> Iterator[Row]:
    """A row for each cell but totals."""
    names = {(row.cut, row.category): row.category_name for row in everything.assessed}
    for (month, cut, category, place), cell in shown.items():
        if category:
            yield (
                *(place, parse_month(month), cut, category, names[cut, category]),
                *(cell.count, cell.state, cell.made_up),
            )


def _totals(cells: Cells) -> dict[Key, Counted]:
    """All assessments of each month and place, where every category has a count."""
    found: dict[Key, int | None] = {}
    for (month, cut, _, place), cell in cells.items():
        of_cut = (month, cut, "", place)
        before = found.get(of_cut, 0)
        found[of_cut] = None if before is None or cell.count is None else before + cell.count
    return {key: Counted(count) for key, count in found.items() if count is not None}


def _sums_of_cuts(cells: Cells, totals: Cells) -> Iterator[Sum[Key]]:
    """The categories of each cut add up to all of it, and the cuts to each other."""
    parts: dict[Key, list[Key]] = {}
    for month, cut, category, place in cells:
        parts.setdefault((month, cut, "", place), []).append((month, cut, category, place))
    for total, own in parts.items():
        if total in totals:
            yield Sum(total, tuple(own))
    yield from _cuts_agree(totals)


def _cuts_agree(totals: Cells) -> Iterator[Sum[Key]]:
    by_place: dict[Key, list[Key]] = {}
    for key in totals:
        by_place.setdefault((key[0], key[-1]), []).append(key)
    for first, *others in by_place.values():
        for other in others:
            if totals[first].count == totals[other].count:
                yield Sum(first, (other,))
