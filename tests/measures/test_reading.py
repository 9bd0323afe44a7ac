from datetime import date

from measures.reading import Reading

MONTHS = [date(2020, 1, 1)]


def asked_of(answers):
    return lambda reading: answers.append(reading) or "answer"


def test_narrowed_reading_holds_fewer_communities():
    reading = Reading(MONTHS).narrowed({"kendal"})

    assert reading.months == MONTHS
    assert [reading.holds(code) for code in ("kendal", "east")] == [True, False]


def test_narrowed_reading_knows_what_was_asked_before_and_keeps_its_own():
    reading, asked = Reading(MONTHS), []
    before, after = asked_of(asked), asked_of(asked)
    reading.once(before)
    narrowed = reading.narrowed({"kendal"})

    narrowed.once(before)
    narrowed.once(after)
    reading.once(after)

    assert asked == [reading, narrowed, reading]
    assert [each.communities for each in asked] == [None, {"kendal"}, None]
