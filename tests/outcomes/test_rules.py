from datetime import date
from decimal import Decimal

import pytest

from outcomes.rules import Entry, UnfitError, check

TODAY = date(2020, 3, 31)


def an_entry(**changes):
    facts = {
        "instrument": "pam",
        "occasion": "first",
        "project": "",
        "on": date(2020, 1, 10),
        "score": Decimal(50),
    }
    return Entry(**(facts | changes))


def wellbeing(**changes):
    return an_entry(**({"instrument": "wemwbs", "project": "Garden"} | changes))


FIRST = an_entry(on=date(2019, 6, 1))


@pytest.mark.parametrize(
    ("new", "others"),
    [
        (an_entry(), []),
        (an_entry(on=TODAY), []),
        (an_entry(occasion="repeat"), [FIRST]),
        (wellbeing(), [FIRST]),
        (wellbeing(instrument="swemwbs", project="Choir"), [wellbeing()]),
        (wellbeing(occasion="repeat"), [wellbeing(on=date(2019, 6, 1))]),
    ],
)
def test_score_that_fits_is_let_through(new, others):
    check(new, others, TODAY)


@pytest.mark.parametrize(
    ("new", "others", "field", "words"),
    [
        (an_entry(on=date(2020, 4, 1)), [], "on", "in the future: 1 April 2020"),
        (an_entry(project="Garden"), [], "project", "belongs to no project"),
        (wellbeing(project=""), [], "project", "A WEMWBS score belongs to a project"),
        (
            wellbeing(instrument="swemwbs", occasion="repeat"),
            [wellbeing(on=date(2019, 6, 1))],
            "instrument",
            "in Garden are WEMWBS. The two scales are never mixed",
        ),
        (an_entry(on=FIRST.on), [FIRST], "on", "a score of 1 June 2019 already"),
        (an_entry(), [FIRST], "occasion", "first assessment already, on 1 June 2019"),
        (an_entry(occasion="repeat"), [], "occasion", "no first assessment yet"),
        (
            an_entry(occasion="repeat", on=date(2019, 5, 31)),
            [FIRST],
            "on",
            "comes after the first assessment, on 1 June 2019",
        ),
    ],
)
def test_score_that_does_not_fit_is_refused_where_it_is_wrong(new, others, field, words):
    with pytest.raises(UnfitError, match=words) as refused:
        check(new, others, TODAY)

    assert refused.value.field == field
