"""Where a practice's activity counts: its own community, or its successor's."""

from datetime import date

import pytest

from targets.homes import Membership, NoHomeError, SuccessorCircleError, home

JAN, MAR, APR, JUL = (date(2020, month, 1) for month in (1, 3, 4, 7))


def register(*rows):
    memberships = {}
    for practice, community, first, until, successor in rows:
        memberships.setdefault(practice, []).append(
            Membership(
                practice=practice,
                community=community,
                first=first,
                until=until,
                successor=successor,
            )
        )
    return memberships


def test_open_practice_counts_for_itself():
    found = home("A", APR, register(("A", "East", JAN, None, "")))

    assert (found.practice, found.community) == ("A", "East")


def test_practice_that_moved_counts_where_it_is_in_the_month():
    moved = register(("A", "East", JAN, APR, ""), ("A", "Kendal", APR, None, ""))

    assert home("A", MAR, moved).community == "East"
    assert home("A", APR, moved).community == "Kendal"


def test_closed_practice_counts_for_its_successor():
    merged = register(("A", "East", JAN, APR, "B"), ("B", "Kendal", JAN, None, ""))

    assert home("A", APR, merged).practice == "B"


def test_successor_is_not_asked_before_the_practice_closes():
    merged = register(("A", "East", JAN, APR, "B"), ("B", "Kendal", JAN, None, ""))

    assert home("A", MAR, merged).practice == "A"


def test_chain_of_successors():
    chain = register(
        ("A", "East", JAN, MAR, "B"), ("B", "East", JAN, APR, "C"), ("C", "Bay", JAN, None, "")
    )

    assert home("A", APR, chain).practice == "C"


def test_successor_named_by_the_last_membership_that_ended():
    twice = register(
        ("A", "East", JAN, MAR, "B"),
        ("A", "Kendal", MAR, APR, "C"),
        ("B", "Bay", JAN, None, ""),
        ("C", "Bay", JAN, None, ""),
    )

    assert home("A", APR, twice).practice == "C"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], "A has no community in 2020-04 and no successor"),
        ([("A", "East", JAN, APR, "")], "A has no community in 2020-04 and no successor"),
        ([("A", "East", JUL, None, "")], "A has no community in 2020-04 and no successor"),
        (
            [("A", "East", JAN, APR, "B")],
            r"A has no community in 2020-04, and neither has its successor \(A → B\)",
        ),
        (
            [("A", "East", JAN, MAR, "B"), ("B", "East", JUL, None, "")],
            r"A has no community in 2020-04, and neither has its successor \(A → B\)",
        ),
    ],
    ids=["unknown", "closed", "not yet open", "successor unknown", "successor not yet open"],
)
def test_practice_without_a_home(rows, words):
    with pytest.raises(NoHomeError, match=words):
        home("A", APR, register(*rows))


def test_circle_of_successors():
    circle = register(("A", "East", JAN, MAR, "B"), ("B", "East", JAN, APR, "A"))

    with pytest.raises(SuccessorCircleError, match=r"round in a circle \(A → B → A\)"):
        home("A", APR, circle)
