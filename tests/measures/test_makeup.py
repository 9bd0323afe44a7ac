from datetime import date

from iccs.queries import GroupPlace, Place, Register
from measures.makeup import makeup


def a_place(code, *, parent=None, group=None):
    return Place(1, code, code, code, "icc", parent, group, 1)


def areas_of(*names):
    return tuple(frozenset(name.split("+")) for name in names)


def test_whole_is_its_groups_and_a_group_its_iccs_and_an_icc_its_parts():
    register = Register(
        date(2020, 1, 1),
        (
            a_place("bm", group="south"),
            a_place("barrow", parent="bm", group="south"),
            a_place("millom", parent="bm", group="south"),
            a_place("kendal", group="south"),
            a_place("bay", group="north"),
            a_place("lone"),
        ),
        (GroupPlace(1, "south", "South"), GroupPlace(2, "north", "North"), GroupPlace(3, "x", "X")),
    )

    found = makeup(register)

    whole, south, icc, *singles = found.areas
    assert found.of[icc] == areas_of("barrow", "millom")
    assert found.of[south] == (icc, *areas_of("kendal"))
    assert found.of[whole] == (south, *areas_of("bay", "lone"))
    assert singles == list(areas_of("barrow", "bay", "kendal", "lone", "millom"))


def test_icc_whose_parts_are_in_two_groups_is_in_neither():
    register = Register(
        date(2020, 1, 1),
        (
            a_place("bm", group="south"),
            a_place("barrow", parent="bm", group="south"),
            a_place("millom", parent="bm", group="north"),
            a_place("kendal", group="south"),
        ),
        (GroupPlace(1, "south", "South"), GroupPlace(2, "north", "North")),
    )

    found = makeup(register)

    south = frozenset({"barrow", "kendal"})
    assert found.of[frozenset({"barrow", "millom"})] == areas_of("barrow", "millom")
    assert found.of[south] == areas_of("barrow", "kendal")
    assert found.of[south | {"millom"}] == (south, *areas_of("millom"))


def test_one_group_of_everybody_is_the_whole():
    register = Register(
        date(2020, 1, 1),
        (a_place("a", group="g"), a_place("b", group="g")),
        (GroupPlace(1, "g", "G"),),
    )

    assert makeup(register).areas == list(areas_of("a+b", "a", "b"))


def test_nobody_makes_up_nothing():
    assert makeup(Register(date(2020, 1, 1), (), ())).areas == []


def test_one_community_is_the_whole():
    register = Register(date(2020, 1, 1), (a_place("a", group="g"),), (GroupPlace(1, "g", "G"),))

    found = makeup(register)

    assert found.areas == list(areas_of("a"))
    assert found.of == {frozenset("a"): ()}


def test_areas_of_every_register_and_all_that_they_ever_consisted_of():
    def register(month, groups):
        places = [a_place("a", group=groups[0]), a_place("b", group=groups[1]), a_place("c")]
        shown = [GroupPlace(1, one, one) for one in sorted({*groups})]
        return Register(date(2020, month, 1), tuple(places), tuple(shown))

    found = makeup(register(1, "xx"), register(2, "xy"), register(3, "xx"))

    whole = frozenset("abc")
    assert found.areas == list(areas_of("a+b+c", "a+b", "a", "b", "c"))
    assert list(found.sums) == [
        (frozenset("ab"), areas_of("a", "b")),
        (whole, areas_of("a+b", "c")),
        (frozenset("a"), ()),
        (frozenset("b"), ()),
        (whole, areas_of("a", "b", "c")),
    ]


def test_what_somebody_reads_together_is_told_unless_it_is_an_area():
    def register(month, *groups):
        places = [a_place(code, group=group) for code, group in zip("abcd", groups, strict=True)]
        shown = (GroupPlace(1, "g", "G"), GroupPlace(2, "h", "H"))
        read = frozenset(map(frozenset, ("a", "ab", "abc", "ad", "bc", "bcx", "y")))
        return Register(date(2020, month, 1), tuple(places), shown, read_together=read)

    found = makeup(register(1, *"gghh"), register(2, *"ggg", None))

    # not "a" alone, not the group of either register, and only what is known
    assert found.together == areas_of("a+d", "b+c")
    whole, *areas = found.areas
    assert whole == frozenset("abcd")  # which nobody reads in full who does not read everything
    assert found.read_in_full == [*areas, *found.together]


def test_whole_is_read_in_full_by_its_one_group_or_by_who_has_all_of_it():
    def wholes(group, *read):
        places = (a_place("a", group=group), a_place("b", group=group))
        own = frozenset(map(frozenset, read))
        groups = (GroupPlace(1, "g", "G"),)
        return makeup(Register(date(2020, 1, 1), places, groups, read_together=own)).wholes

    assert wholes("h") == {frozenset("ab")}
    assert wholes("g") == wholes("h", "ab") == frozenset()
