"""Tables of counts of people, of many areas, released at once for outside the team. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from iccportal.lib.small_numbers import Hidden, Number, Rule, Shown, Sum, Table, released
from iccportal.lib.statements import NOTHING_TOLD, Statements
from measures.earlier import Key, OfTable
from measures.growth import Place, growth
from measures.makeup import Area, Makeup
from measures.snapshots import Added, Kept, past


@dataclass(frozen=True)
class Settled:
    """What is known besides tables, and stays as it is whatever is hidden of them.

    `counts` are those of cells that are shown elsewhere, or hidden if they are `hidden`; `sums`
    tell how they add up, also to cells of the tables. Cells of the tables themselves were shown,
    or hidden, before, each with the count that it had then. The tables of areas that are `unseen`,
    and `unseen_cells`, are shown nowhere: they only say how others add up. What is `growing` from
    edition to edition tells who came between.
    """

    counts: Mapping[Place, Number] = field(default_factory=dict)
    hidden: Collection[Place] = ()
    sums: Collection[Sum[Place]] = ()
    editions: Collection[OfTable] = ()
    unseen: Collection[Area] = ()
    unseen_cells: Collection[Place] = ()
    growing: Collection[str] = ()


NOTHING = Settled()


def publish(
    tables: Mapping[Area, Table],
    sums: Collection[Sum[str]],
    makeup: Makeup,
    rule: Rule,
    settled: Settled = NOTHING,
) -> dict[Area, Shown]:
    """What is shown of each area's table; every area has the same cells.

    `sums` hold within each table: cells are all of another, or some. Areas are the sums of those
    that make them up, cell by cell.
    """
    return publish_with(NOTHING_TOLD, tables, sums, makeup, rule, settled)[0]


def publish_with(
    statements: Statements[Place],
    tables: Mapping[Area, Table],
    sums: Collection[Sum[str]],
    makeup: Makeup,
    rule: Rule,
    settled: Settled = NOTHING,
) -> tuple[dict[Area, Shown], dict[Place, Number | None]]:
    """The same, and the numbers that may be told beside it; None is hidden.

    An amount is of the area that its place names.
    """
    own = {at(area, what): n for area, table in tables.items() for what, n in table.items()}
    add_up = partial(_adding_up, sums=sums, makeup=makeup, rule=rule)
    today, adding, rests = add_up(own)
    then = past(today, map(_snapshot, settled.editions), add_up, _of_then)
    times = [*then.times, (own, {cell: cell for cell in own})]
    came = growth(times, settled.counts, settled.sums, add_up, settled.growing)
    cells: dict[Place, Number] = {**settled.counts, **today, **then.counts, **came.counts}
    settled_sums = [one for one in settled.sums if _holds(one, cells)]
    unseen = [at(area, what) for area in settled.unseen for what in tables[area]]
    known = [*cells, *(amount for amount, _ in statements.amounts)]
    shown = released(
        cells,
        [*adding, *then.sums, *came.sums, *settled_sums],
        rule,
        hidden_before=[*settled.hidden, *then.hidden, *then.still_hidden],
        insiders=[frozenset(c for c in known if _is_of(area, c)) for area in makeup.read_in_full],
        shown_before=then.still_shown,
        unseen=[*unseen, *settled.unseen_cells, *rests, *then.unseen, *came.unseen],
        elsewhere=[*(settled.counts.keys() - set(settled.hidden)), *then.told],
        statements=statements,
    )
    seen: dict[Area, Shown] = {
        area: {what: _seen(shown[at(area, what)]) for what in table}
        for area, table in tables.items()
    }
    return seen, {one.cell: _told(shown[one.cell]) for one in statements.in_order}


def keys(
    tables: Mapping[Area, Table], shown: Mapping[Area, Shown]
) -> tuple[frozenset[Key], dict[Key, int]]:
    """The cells that are hidden, each with its count, and the counts of those that are not.

    As an edition keeps them. A count of people grows with the months, so that a cell is one that
    was hidden before only for as long as its count is the same.
    """
    cells = {
        at(area, what): (n, shown[area][what])
        for area, table in tables.items()
        for what, n in table.items()
    }
    hidden = frozenset((*cell, str(n)) for cell, (n, seen) in cells.items() if seen is None)
    return hidden, {cell: n for cell, (n, seen) in cells.items() if seen is not None}


def at(area: Area, what: str) -> Place:
    """The cell of an area's table."""
    return Place("+".join(sorted(area)), what)


def _adding_up(
    counts: Mapping[Place, Number], sums: Collection[Sum[str]], makeup: Makeup, rule: Rule
) -> Added[Place]:
    """The counts with what is left of sums, small rests being as safe as the others."""
    rests: dict[Place, Number] = {}
    found = [one for own in sums for one in _within(own, counts, rests)]
    large = [cell for cell, rest in rests.items() if not rule.is_small(rest)]
    return Added({**counts, **rests}, [*found, *_over_areas(counts, makeup)], large)


def _within(
    own: Sum[str], counts: Mapping[Place, Number], rests: dict[Place, Number]
) -> Iterator[Sum[Place]]:
    """A sum in the table of every area."""
    for communities in dict.fromkeys(cell.communities for cell in counts):
        one = Sum(Place(communities, own.total), tuple(Place(communities, p) for p in own.parts))
        if all(cell in counts for cell in one.members):
            rest = counts[one.total] - sum(counts[part] for part in one.parts)
            if rest == 0:
                yield one
            else:
                cell = Place(communities, f"{own.total} but for {' and '.join(own.parts)}")
                rests[cell] = rest
                yield Sum(one.total, (*one.parts, cell))


def _over_areas(counts: Mapping[Place, Number], makeup: Makeup) -> Iterator[Sum[Place]]:
    """Each cell of an area as the sum of those of what makes it up."""
    whats = dict.fromkeys(cell.what for cell in counts)
    for area, parts in [*makeup.sums, *_none_any_more(counts, makeup)]:
        for what in whats if parts else ():
            one = Sum(at(area, what), tuple(at(part, what) for part in parts))
            if all(cell in counts for cell in one.members):
                yield one


def _none_any_more(
    cells: Iterable[Place], makeup: Makeup
) -> Iterator[tuple[Area, tuple[Area, ...]]]:
    """Areas that an edition had: all that is known of them is which communities they were of."""
    for area in dict.fromkeys(frozenset(cell.communities.split("+")) for cell in cells):
        if len(area) > 1 and area not in makeup.of:
            yield area, tuple(frozenset([code]) for code in sorted(area))


def _snapshot(edition: OfTable) -> dict[Place, Kept]:
    hidden = {Place(*cell): Kept(int(n), True) for *cell, n in edition.hidden}
    return hidden | {Place(*cell): Kept(int(n), False) for cell, n in edition.shown}


def _of_then(cell: Place, edition: int) -> Place:
    return cell._replace(what=f"{cell.what} in edition {edition}")


def _holds(one: Sum[Place], cells: Mapping[Place, Number]) -> bool:
    """Whether cells add up: those told elsewhere may leave some people out."""
    there = all(cell in cells for cell in one.members)
    return there and cells[one.total] == sum(cells[part] for part in one.parts)


def _is_of(area: Area, cell: Place) -> bool:
    return area.issuperset(cell.communities.split("+"))


def _seen(count: Number | Hidden | None) -> int | None:
    told = _told(count)
    return None if told is None else int(told)


def _told(number: Number | Hidden | None) -> Number | None:
    return None if isinstance(number, Hidden) else number
