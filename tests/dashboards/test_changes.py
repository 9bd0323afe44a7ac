from datetime import date

from dashboards.changes import Kind, changes
from tests.dashboards.world import STEADY, a_shown
from tests.measures.measures_of import a_share_measure

HIGHER = [*STEADY, 140]
LOWER = [*STEADY, 60]


def test_change_is_told_with_its_place_its_chart_and_its_mark():
    found = changes([[a_shown(HIGHER, made_up=True)]])

    [change] = found.by_kind[Kind.CLOSER_LOOK]
    assert change.place == "Kendal ICC"
    assert change.title == "Non-elective admissions"
    assert change.address == "/chart"
    assert change.illustrative
    assert change.sentence == "Higher than expected in January 2021: worth a closer look."


def test_practices_that_moved_are_told_beside_the_change():
    found = changes([[a_shown(HIGHER, moved=[date(2020, 6, 1)])]])

    [change] = found.by_kind[Kind.CLOSER_LOOK]
    assert change.sentence.endswith("worth a closer look. Practices joined or left: Jun 2020.")


def test_fewer_admissions_are_an_improvement():
    assert list(changes([[a_shown(LOWER)]]).by_kind) == [Kind.IMPROVEMENT]


def test_share_that_moves_is_neither_better_nor_worse():
    moved = a_shown(HIGHER, measure=a_share_measure(), denominator=1000)

    assert list(changes([[moved]]).by_kind) == [Kind.NEITHER]


def test_kinds_come_in_their_order_whatever_that_of_the_series():
    found = changes([[a_shown(HIGHER)], [a_shown(LOWER), a_shown(HIGHER)]])

    assert {kind: len(those) for kind, those in found.by_kind.items()} == {
        Kind.IMPROVEMENT: 1,
        Kind.CLOSER_LOOK: 2,
    }


def test_steady_series_was_judged_and_has_not_changed():
    found = changes([[a_shown(STEADY)]])

    assert found.by_kind == {}
    assert found.judged == 1


def test_few_months_are_not_judged():
    assert changes([[a_shown([1, 2])], []]).judged == 0
