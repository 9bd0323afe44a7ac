"""By which codes the whole and its groups are known beside places."""

from datetime import date

from iccs.place_codes import group_codes, whole_code, whole_name
from iccs.queries import GroupPlace, Place, Register


def a_register(places=(), groups=()):
    return Register(
        date(2020, 3, 1),
        tuple(
            Place(n, code, code.title(), code.title(), "icc", None, None, n)
            for n, code in enumerate(places)
        ),
        tuple(GroupPlace(n, code, code.title()) for n, code in enumerate(groups)),
        "Morecambe Bay",
    )


def test_the_whole_is_whole_and_groups_have_their_own_codes():
    register = a_register(["kendal"], ["south"])

    assert whole_code(register) == "whole"
    assert group_codes(register) == {"south": "south"}


def test_name_of_the_whole_has_its_code():
    name = whole_name(a_register())

    assert (name, name.code) == ("Morecambe Bay", "whole")


def test_no_two_have_the_same():
    register = a_register(["whole", "kendal"], ["kendal", "kendal-group", "whole-system"])

    known = [whole_code(register), *group_codes(register).values(), "whole", "kendal"]

    assert whole_code(register) == "whole-system"
    assert len(known) == len(set(known))
