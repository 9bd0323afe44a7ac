"""What editions had that is none of today's counts, beside these."""

from collections.abc import Mapping
from itertools import pairwise

from iccportal.lib.small_numbers import Number, Sum
from measures.snapshots import Added, Kept, Past, past

ADD_UP = {"both": ("north", "south"), "all": ("both", "east")}


def adding_up(counts: Mapping[str, Number]):
    """Sums that are not checked, as those of places are."""
    sums = [
        Sum(total, parts) for total, parts in ADD_UP.items() if {total, *parts} <= counts.keys()
    ]
    return Added(counts, sums)


def an_edition(hidden: Mapping[str, int | None], **shown: int) -> dict[str, Kept]:
    found = {cell: Kept(n, True) for cell, n in hidden.items()}
    return found | {cell: Kept(n, False) for cell, n in shown.items()}


def then(cell: str, edition: int) -> str:
    return f"{cell} then {edition}"


def held(today: Mapping[str, int], *editions: Mapping[str, Kept]) -> Past[str]:
    return past(today, editions, adding_up, then)


def test_nothing_is_held_where_counts_are_what_they_were():
    same = {"north": 3, "south": 40, "both": 43}

    found = held(same, an_edition({"north": 3, "south": 40}, both=43))

    assert found == Past(still_hidden={"north", "south"}, still_shown={"both"})


def test_count_that_was_corrected_stands_beside_that_of_today():
    found = held({"north": 3, "south": 40, "both": 43}, an_edition({}, north=20, south=40, both=60))

    assert found.counts == {"north then 1": 20, "both then 1": 60}
    assert (found.told, found.hidden) == ({*found.counts}, set())
    assert list(found.sums) == [Sum("both then 1", ("north then 1", "south"))]


def test_total_that_is_as_large_again_of_other_counts_is_another():
    edition = an_edition({}, north=20, south=40, both=60)

    found = held({"north": 30, "south": 30, "both": 60}, edition)

    assert "both then 1" in found.told
    assert found.still_shown == set()


def test_sums_of_today_alone_are_not_told_again():
    edition = an_edition({}, north=3, south=40, both=43, east=9, all=52)

    found = held({"north": 3, "south": 40, "both": 43, "east": 8, "all": 51}, edition)

    assert list(found.sums) == [Sum("all then 1", ("both", "east then 1"))]


def test_count_that_was_hidden_and_corrected_is_still_hidden():
    found = held(
        {"north": 0, "south": 40, "both": 40}, an_edition({"north": 3, "south": 40}, both=43)
    )

    assert found.hidden == {"north then 1"}
    assert found.told == {"both then 1"}


def test_count_that_was_withdrawn_is_one_of_editions_alone():
    found = held({"south": 40}, an_edition({"north": 3}, south=40, both=43))

    assert found.hidden == {"north then 1"}
    assert list(found.sums) == [Sum("both then 1", ("north then 1", "south"))]


def test_count_that_two_editions_had_is_one():
    editions = an_edition({}, north=20, south=40, both=60), an_edition({}, north=20)

    found = held({"north": 3}, *editions)

    assert found.counts == {"north then 1": 20, "south then 1": 40, "both then 1": 60}


def test_total_that_editions_made_up_otherwise_is_another_in_each():
    editions = (
        an_edition({}, north=20, south=40, both=60),
        an_edition({"both": 60}, north=21, south=39),
    )

    found = held({"north": 3, "south": 40, "both": 43}, *editions)

    assert (found.counts["both then 1"], found.counts["both then 2"]) == (60, 60)
    assert found.hidden == {"both then 2"}


def test_what_one_edition_told_is_told_although_another_hid_it():
    for editions in pairwise([an_edition({}, north=20), an_edition({"north": 20})] * 2):
        found = held({"north": 3}, *editions)

        assert (found.told, found.hidden) == ({"north then 1"}, set())


def test_what_follows_of_an_editions_counts_is_neither_told_nor_hidden():
    """As small as it is, it is hidden by the rule."""
    rest = lambda counts: Added({**counts, "rest": 4}, [], ["rest"])  # noqa: E731

    found = past(
        {"north": 3},
        [an_edition({}, north=20)],
        rest,
        then,
    )

    assert found.counts == {"north then 1": 20, "rest then 1": 4}
    assert (found.told, found.hidden) == ({"north then 1"}, set())
    assert found.unseen == {"rest then 1"}


def test_counts_that_were_not_kept_are_taken_for_those_of_today():
    edition = an_edition({"north": None, "south": 40}, both=43)

    as_it_was = held({"north": 3, "south": 41, "both": 44}, edition)
    corrected = held({"north": 4, "south": 40, "both": 44}, edition)

    assert len(as_it_was.sums) == 1
    assert corrected.sums == {}  # three and forty made 43, which four and forty do not
