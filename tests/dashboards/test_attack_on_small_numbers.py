"""What a reader outside the team can reckon from everything that the screens show.

The sums that a reader knows of are written here a second time, in the obvious way, and the numbers
are those of the screens: nothing is asked of the code that hides them.
"""

import csv
import re
from datetime import date
from html import unescape
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboards.board import Board
from dashboards.subject import Subject, of_group, of_place, of_whole
from iccportal.lib.disclosure import BEYOND, Cornering, Sum
from iccportal.lib.small_numbers import Audience, Rule
from iccs.queries import GroupPlace, Place, Register
from measures.catalogue import catalogue
from measures.queries import Recalculations, Sources
from measures.states import SUPPRESSED
from reablement.models import Assessments, Category
from tests.dashboards.world import MARCH, a_part
from tests.measures.measures_of import a_figure
from tests.people import a_community
from tests.targets.world import a_batch

RULE = Rule()
CODES = ["barrow", "millom", "kendal", "bay"]
ROUTES = ["community", "community_bed", "hospital", "not_recorded"]
MEASURES = {
    **{f"route {route}": f"reablement_route_{route}" for route in ROUTES[:3]},
    "route not_recorded": "reablement_not_recorded",
    "plan": "reablement_plan_rate",
    "refused": "reablement_refused",
    "all": "reablement_assessments",
}
counts = st.sampled_from([0, 0, 1, 2, 3, 5, 7, 8, 9, 12, 13, 20])


def a_register():
    def place(code, parent=None, group="south"):
        return Place(1, code, code, code, "icc", parent, group, 1)

    return Register(
        MARCH,
        (
            place("bm"),
            place("barrow", "bm"),
            place("millom", "bm"),
            place("kendal"),
            place("bay", group="north"),
        ),
        (GroupPlace(1, "south", "South"), GroupPlace(2, "north", "North")),
    )


def a_board(people):
    """The screens' figures of people given as counts by community, route and outcome."""
    figures = {}
    for what, code in MEASURES.items():
        measure, rows = catalogue()[code], []
        for community in CODES:
            own = people[community]
            whole = sum(own.values())
            part = sum(n for (route, end), n in own.items() if what in (f"route {route}", end))
            pair = (whole,) if what == "all" else (part, whole)
            rows.append(a_figure(measure, *pair, community=community, month=MARCH))
        figures[code] = rows
    measures = [catalogue()[code] for code in MEASURES.values()]
    return Board(
        a_register(), measures, figures, Recalculations(), Sources({}), {}, measures, True, RULE
    )


def subjects_of(register) -> dict[str, Subject]:
    places = {place.code: of_place(place, register) for place in register.places}
    groups = {group.code: of_group(group, register) for group in register.groups}
    return places | groups | {"whole": of_whole("Whole", register)}


def seen(board):
    """Every count on the screens by place and what it is of; None where it is hidden.

    A count that two charts show is the same on both.
    """
    found = {}
    for (name, subject), what in product(subjects_of(board.register).items(), MEASURES):
        [figure] = board.charted(catalogue()[MEASURES[what]], subject, Audience.OUTSIDE).figures
        told = {what: figure.numerator} | ({} if what == "all" else {"all": figure.denominator})
        for of, count in told.items():
            assert found.setdefault((name, of), count) == count
        assert None not in told.values() or (figure.value, figure.state) == (None, SUPPRESSED)
    return found


def sums():
    """What every reader knows: places add up, routes and outcomes make all, a rate has a rest."""
    places = {
        "bm": ["barrow", "millom"],
        "south": ["bm", "kendal"],
        "north": ["bay"],
        "whole": ["south", "north"],
    }
    names = [*places, *CODES]
    for (whole, parts), what in product(places.items(), [*MEASURES, "other outcomes"]):
        yield Sum((whole, what), tuple((part, what) for part in parts))
    for name in names:
        yield Sum((name, "all"), tuple((name, f"route {route}") for route in ROUTES))
        yield Sum(
            (name, "all"), tuple((name, end) for end in ("plan", "refused", "other outcomes"))
        )
        for what in set(MEASURES) - {"all"}:
            yield Sum((name, "all"), ((name, what), (name, f"rest of {what}")))


def true_counts(people):
    """The same counts in full."""
    members = {code: [code] for code in CODES}
    members |= {"bm": CODES[:2], "south": CODES[:3], "north": CODES[3:], "whole": CODES}
    found = {}
    for name, codes in members.items():
        own = [(key, n) for code in codes for key, n in people[code].items()]
        found[name, "all"] = sum(n for _, n in own)
        for what in set(MEASURES) - {"all"}:
            found[name, what] = sum(n for (route, end), n in own if what in (f"route {route}", end))
    return found


def ranges_of(shown, known):
    """What a reader can tell of each cell by itself; `known` is what they know in full besides."""
    cells = {cell for one in sums() for cell in one.members}
    found = dict.fromkeys(cells, (0, BEYOND))
    for cell, count in shown.items():
        found[cell] = (1, BEYOND) if count is None else RULE.can_be(count)
    return found | {cell: (count, count) for cell, count in known.items()}


def found_by_subtraction(shown):
    """Hidden cells that follow if every number shown is exact, by the rank of a matrix."""
    cells = sorted({cell for one in sums() for cell in one.members if shown.get(cell) is None})
    place = {cell: number for number, cell in enumerate(cells)}
    rows = np.zeros((len(list(sums())), len(cells)))
    for row, one in zip(rows, sums(), strict=True):
        for cell in one.members:
            if cell in place:
                row[place[cell]] = 1 if cell == one.total else -1
    rank = np.linalg.matrix_rank(rows)
    hidden = [cell for cell in cells if cell in shown]
    units = {cell: np.eye(len(cells))[place[cell]] for cell in hidden}
    return [c for c in hidden if np.linalg.matrix_rank(np.vstack([rows, units[c]])) == rank]


PEOPLE = st.fixed_dictionaries(
    {
        code: st.fixed_dictionaries(
            dict.fromkeys(product(ROUTES, ("plan", "refused", "moved")), counts)
        )
        for code in CODES
    }
)


@settings(max_examples=15)
@given(PEOPLE)
def test_no_hidden_count_follows_from_all_that_the_screens_show(people):
    shown = seen(a_board(people))

    true = true_counts(people)
    assert found_by_subtraction(shown) == []
    for insider in [None, "kendal", "barrow", "south"]:
        own = {"south": ["south", "bm", *CODES[:3]]}.get(insider, [insider])
        known = {cell: count for cell, count in true.items() if cell[0] in own}
        left = Cornering(list(sums())).narrow(ranges_of(shown, known))
        at_best = Cornering(list(sums())).narrow(
            ranges_of({c: None if n else 0 for c, n in true.items()}, known)
        )
        pinned = [c for c, count in shown.items() if count is None and left[c][0] == left[c][1]]
        assert [c for c in pinned if at_best[c][0] < at_best[c][1]] == []


@pytest.fixture
def reablement(system):
    """A month in which two ICCs of one group and a part have few people by some routes."""
    batch = a_batch(title="Reablement", illustrative=False, source="A council")
    a_part("millom", "barrow-millom")
    a_part("barrow", "barrow-millom")
    for community, own in {
        "kendal": {"hospital": 3, "community": 27},
        "millom": {"hospital": 14, "community": 2},
        "barrow": {"hospital": 31, "community": 40},
    }.items():
        ends = {"plan": sum(own.values()) - 9, "refused": 9}
        for cut, parts in (("route", own), ("outcome", ends)):
            for code, count in parts.items():
                Assessments.objects.create(
                    community=a_community(community),
                    month=MARCH,
                    category=Category.objects.get_or_create(
                        cut=cut, code=code, defaults={"name": code, "position": 1}
                    )[0],
                    count=count,
                    state="final",
                    batch=batch,
                )


PAGES = [
    "/whole/",
    "/groups/south-cumbria/?measure=reablement_route_hospital",
    *(f"/communities/{code}/figures/" for code in ("kendal", "barrow-millom", "millom", "barrow")),
    "/measures/reablement_route_hospital/communities/",
    "/measures/reablement_assessments/communities/",
    "/reablement/",
]


@pytest.mark.django_db
def test_no_page_shows_a_count_in_full(reablement, administrator_client):
    for address in PAGES:
        response = administrator_client.get(address)
        charts = [*response.context.get("whole", []), *response.context.get("charts", [])]
        page = response.context.get("page")
        for chart in charts or page.downloads:
            query = f"{address}{'&' if '?' in address else '?'}csv={chart.key}"
            rows = list(
                csv.DictReader(administrator_client.get(query).content.decode().splitlines())
            )
            told = [row[h] for row in rows for h in row if h in ("From hospital", "Assessments")]
            assert all(int(cell) % 5 == 0 for cell in told if cell.isdecimal())
            assert "rounded to the nearest 5" in rows[0]["Data status"]


@pytest.mark.django_db
def test_no_text_of_a_page_tells_a_small_count(reablement, administrator_client, analyst_client):
    """Neither sentences nor the figures that the script of the page draws and tells on hovering."""
    small = re.compile(r"\b(3 of 30|27 of 30|\d+ of (16|71|87|117))\b")

    published, in_full = (
        [len(small.findall(unescape(client.get(address).content.decode()))) for address in PAGES]
        for client in (administrator_client, analyst_client)
    )

    assert sum(in_full) > 0
    assert published == [0] * len(PAGES)


@pytest.mark.django_db
def test_membership_as_now_is_not_to_be_had_of_what_is_published(reablement, lead_client):
    as_was, as_now = (
        lead_client.get(f"/communities/millom/figures/?membership={choice}")
        for choice in ("as_was", "as_now")
    )

    assert "membership" not in as_now.context["form"].fields
    assert [c.table.rows_given for c in as_now.context["charts"]] == [
        c.table.rows_given for c in as_was.context["charts"]
    ]
    assert date(2020, 3, 1) in {
        row["month"] for row in as_now.context["charts"][0].table.rows_given
    }
