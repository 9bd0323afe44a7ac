"""What differs between two states of an edition."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from reports.contents import TABLES
from reports.differences import WholeRow, differences, tallies
from reports.differences import of_figures as told
from reports.pages import MOST_SHOWN, ChangesPage
from reports.tables import changes_table
from tests.reports.a_contents import a_contents, a_measure, a_row

MARCH = date(2020, 3, 1)
A_STORY = a_row("stories", place="kendal", month=MARCH, position=1)
A_BATCH = a_row("provenance", batch=7)


def a_figure(**given):
    return a_row("figures", measure="falls", place="kendal", month=MARCH, **given)


def of_figures(*rows):
    return a_contents(figures=list(rows))


def test_equal_contents_differ_in_nothing():
    assert differences(a_contents(), a_contents()) == []


def test_field_that_changed_is_told_with_what_it_was():
    (found,) = differences(
        of_figures(a_figure(value=Decimal(3))), of_figures(a_figure(value=Decimal(4)))
    )

    assert (found.table, found.key) == ("figures", ("falls", "kendal", MARCH))
    assert (found.field, found.was, found.now) == ("value", 3, 4)
    assert found.is_of_figure


def test_limit_that_changed_is_no_figure():
    (found,) = differences(
        of_figures(a_figure(mean=Decimal(3))), of_figures(a_figure(mean=Decimal(4)))
    )

    assert not found.is_of_figure


def test_rows_come_and_go():
    gone, come = a_figure(), a_row("figures", measure="falls", place="bay", month=MARCH)

    new, old = differences(of_figures(gone), of_figures(come))

    assert (new.key[1], new.was, new.now) == ("bay", None, WholeRow.NEW)
    assert (old.key[1], old.was, old.now) == ("kendal", WholeRow.THERE, None)


def page(figures: int, others: int) -> ChangesPage:
    return ChangesPage(None, "today", figures, others, None, None, ())


def test_how_much_differs_is_told_in_words():
    assert page(0, 0).sentence == "Nothing differs."
    assert page(1, 0).sentence == "1 figure differs."
    assert page(2, 1).sentence == (
        "2 figures differ, and 1 other value, such as limits, sentences or places."
    )
    assert page(MOST_SHOWN, 2).shown is None
    assert page(MOST_SHOWN + 1, 2).shown == MOST_SHOWN


def test_changes_are_tabled_in_words():
    older = of_figures(a_figure(value=Decimal("3.25"), state="final", target=None))
    newer = of_figures(a_figure(value=None, state="not_sent", target=Decimal(1200)))

    assert tabled(older, newer) == [
        ["Falls, Kendal ICC, Mar 2020", "3, final", "Not sent, target 1,200"]
    ]


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        (Decimal("66.666666667"), Decimal("66.7"), ["66.67%", "66.70%"]),
        (Decimal("66.64"), Decimal("66.66"), ["66.6%", "66.7%"]),
        (Decimal("66.666666666"), Decimal("66.666666667"), ["66.666666666%", "66.666666667%"]),
        (None, Decimal(7), ["none", "7.0%"]),
    ],
)
def test_two_numbers_that_differ_are_never_told_alike(was, now, told):
    older, newer = (of_a_share(a_figure(value=value)) for value in (was, now))

    assert [row[1:] for row in tabled(older, newer)] == [told]


def of_a_share(*rows):
    """Figures of a measure that is a percentage of one decimal."""
    known = dict(zip(TABLES["measures"].names, a_measure("falls"), strict=True))
    share = a_row("measures", **{**known, "decimals": 1, "percentage": True})
    contents = of_figures(*rows)
    return replace(contents, rows={**contents.rows, "measures": [share]})


def test_counts_of_people_that_differ_by_less_than_one_are_told_apart():
    older = a_figures_row(numerator=Decimal("40.25"), denominator=Decimal(80))
    newer = a_figures_row(numerator=Decimal("40.26"), denominator=Decimal(81))

    assert [row[1:] for row in tabled(older, newer)] == [
        ["Numerator 40.25, denominator 80", "Numerator 40.26, denominator 81"]
    ]


def test_target_that_came_alone_is_told_by_its_name():
    older, newer = a_figures_row(target=None), a_figures_row(target=Decimal(7))

    assert [row[1:] for row in tabled(older, newer)] == [["none", "Target 7"]]


def test_row_that_came_or_went_is_told_in_a_word():
    gone, come = a_figure(), a_row("figures", measure="falls", place="bay", month=MARCH)

    assert tabled(of_figures(gone), of_figures(come)) == [
        ["Falls, The Bay, Mar 2020", "none", "New"],
        ["Falls, Kendal ICC, Mar 2020", "There", "none"],
    ]


def tabled(older, newer):
    table = changes_table(told(differences(older, newer)), older, "Was", "Now")
    return [[row["figure"], row["was"], row["now"]] for row in table.rows_given]


def test_count_is_told_once_as_its_value():
    older = a_figures_row(numerator=Decimal(3), value=Decimal(3))
    newer = a_figures_row(numerator=Decimal(4), value=Decimal(4))
    rate = a_figures_row(numerator=Decimal(4), value=Decimal("0.4"))

    assert fields_told(older, newer) == [["value"]]
    assert fields_told(older, rate) == [["numerator", "value"]]


def test_figure_is_told_once_with_all_of_it_that_differs():
    older = a_figures_row(value=Decimal(3), state="final", target=None)
    newer = a_figures_row(value=None, state="not_sent", target=Decimal(4))

    assert fields_told(older, newer) == [["value", "state", "target"]]


def fields_told(older, newer):
    return [[one.field for one in figure] for figure in told(differences(older, newer))]


def test_each_table_has_its_tally():
    older = a_contents(figures=[a_figure(value=Decimal(3), state="final")], stories=[A_STORY])
    newer = a_contents(figures=[a_figure(value=None, state="not_sent")], provenance=[A_BATCH])

    found = tallies(differences(older, newer))

    assert [(one.table.name, one.changed, one.values, one.new, one.gone) for one in found] == [
        ("figures", 1, 2, 0, 0),
        ("stories", 0, 0, 0, 1),
        ("provenance", 0, 0, 1, 0),
    ]


def a_figures_row(**given):
    return of_figures(a_figure(**given))


def test_every_table_is_compared():
    assert len(differences(a_contents(), a_contents(**{name: [] for name in TABLES}))) > len(TABLES)
