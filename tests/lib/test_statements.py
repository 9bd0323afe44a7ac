"""Numbers told beside counts, such as a mean: what tells a hidden count is not told."""

from iccportal.lib.disclosure import Limit
from iccportal.lib.small_numbers import HIDDEN, Rule, Sum, released
from iccportal.lib.statements import Statement, Statements

RULE = Rule()
CELLS = {"all": 43, "few": 3, "some": 40}  # few and some are hidden
SUMS = [Sum("all", ("few", "some"))]
POINTS = (("points of few", 30), ("points of some", 80))


def limits(low, cell, high, *amounts):
    """Amounts come to so much at least and at most, for each that a cell counts."""
    return (
        Limit((*((one, 1) for one in amounts), (cell, -low))),
        Limit((*((one, -1) for one in amounts), (cell, high))),
    )


# Everybody of the few made 10 points, and everybody of the others 2: so a mean tells the share.
ALWAYS = limits(10, "few", 10, "points of few") + limits(2, "some", 2, "points of some")


def mean(low, high, cell="mean"):
    """The mean of all, 110 points by 43 people, which is known to be from `low` to `high`."""
    said = limits(low, "all", high, "points of few", "points of some")
    return Statement(cell, "all", 2.5, said)


def told(*statements, rule=RULE, **known):
    """What is shown with some statements that may be told."""
    return released(CELLS, SUMS, rule, statements=Statements(statements, POINTS, ALWAYS), **known)


def test_a_number_that_leaves_what_is_hidden_open_is_told():
    """Of at least 43 people two or four could have made ten points each: 102 to 134 points."""
    shown = told(mean(2.3, 3))

    assert (shown["few"], shown["some"]) == (HIDDEN, HIDDEN)
    assert shown["mean"] == 2.5


def test_a_number_that_tells_what_is_hidden_is_hidden():
    """Three made ten: with two the mean would be below 2.45, with four above 2.65."""
    shown = told(mean(2.5, 2.62))

    assert (shown["few"], shown["mean"], shown["all"]) == (HIDDEN, HIDDEN, 45)


def test_numbers_that_tell_only_together_are_given_up_in_order():
    at_least, at_most = mean(2.5, 9, "at least"), mean(0, 2.62, "at most")

    assert told(at_least)["at least"] == told(at_most)["at most"] == 2.5
    shown = told(at_least, at_most)
    assert (shown["at least"], shown["at most"]) == (HIDDEN, 2.5)
    shown = told(at_most, at_least)
    assert (shown["at least"], shown["at most"]) == (2.5, HIDDEN)


def test_what_is_given_up_is_taken_back_where_it_told_nothing():
    nothing, everything = mean(0, 9, "nothing"), mean(2.5, 2.62, "everything")

    shown = told(nothing, everything)

    assert (shown["nothing"], shown["everything"]) == (2.5, HIDDEN)


def test_whoever_reads_a_part_in_full_knows_its_amounts():
    """Four of 47 could have made ten points each; of 44, whose other 40 somebody knows, not."""
    statement = mean(2.5, 2.7)

    assert told(statement)["mean"] == 2.5
    assert told(statement, insiders=[["some", "points of some"]])["mean"] is HIDDEN


def test_what_counts_give_away_by_themselves_costs_no_number():
    """All 43 and the other 40 are told elsewhere, as they are: nothing hides the three."""
    exact = Rule(base=1)

    shown = told(mean(2.5, 2.62), rule=exact, elsewhere=["all", "some"])

    assert (shown["few"], shown["mean"]) == (HIDDEN, 2.5)
    assert told(mean(2.5, 2.62), rule=exact)["mean"] is HIDDEN


def test_a_number_of_a_hidden_count_is_hidden():
    few = Statement("mean of few", "few", 10, ())

    assert told(few)["mean of few"] is HIDDEN
