from iccportal.charts.units import Unit


def test_one_thing_is_singular():
    unit = Unit(axis="Admissions a month", one="admission", many="admissions")

    assert unit.words(1) == "1 admission"


def test_many_things_and_none_are_plural():
    unit = Unit(axis="Admissions a month", one="admission", many="admissions")

    assert [unit.words(1234), unit.words(0)] == ["1,234 admissions", "0 admissions"]


def test_percentage_carries_its_sign_and_no_thing():
    unit = Unit(axis="Share", decimals=1, percentage=True)

    assert [unit.words(69.06), unit.number(5, 0)] == ["69.1%", "5%"]
