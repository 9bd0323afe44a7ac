"""OData's $filter, held against the same tests written in Python."""

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.contents import FIGURES
from reports.feed.odata_filter import test_of as filter_of
from reports.feed.problem import Refusal
from tests.reports.a_contents import a_figure

ROWS = [
    a_figure(measure, place, date(2020, month, 1), count)
    for measure, count in (("admissions", 40), ("falls", None), ("o'brien", 0))
    for place in ("barrow", "kendal")
    for month in (1, 2, 3)
]
PLACES = {name: place for place, name in enumerate(FIGURES.names)}


def kept(text):
    test = filter_of(FIGURES, text)
    return [row for row in ROWS if test(row)]


def value(row, name):
    return row[PLACES[name]]


def by(condition):
    return [row for row in ROWS if condition(row)]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("measure eq 'falls'", lambda row: value(row, "measure") == "falls"),
        ("measure ne 'falls'", lambda row: value(row, "measure") != "falls"),
        ("startswith(measure,'o''brien')", lambda row: value(row, "measure") == "o'brien"),
        ("state ne 'final' and state ne ''", lambda row: value(row, "state") == "suppressed"),
        ("measure eq place", lambda row: False),
        ("'falls' eq measure", lambda row: value(row, "measure") == "falls"),
        ("month ge 2020-02-01", lambda row: value(row, "month") >= date(2020, 2, 1)),
        ("month lt 2020-02-01", lambda row: value(row, "month") < date(2020, 2, 1)),
        ("value eq null", lambda row: value(row, "value") is None),
        ("null ne value", lambda row: value(row, "value") is not None),
        ("value gt 39.5", lambda row: value(row, "value") not in (None, Decimal(0))),
        ("value le 0", lambda row: value(row, "value") == 0),
        ("value gt -1", lambda row: value(row, "value") is not None),
        ("not (value gt -1)", lambda row: value(row, "value") is None),
        ("value lt null", lambda row: False),
        ("null eq null", lambda row: True),
        ("target lt mean", lambda row: True),
        ("illustrative", lambda row: True),
        ("illustrative eq false", lambda row: False),
        ("not illustrative", lambda row: False),
        ("contains(place,'arr')", lambda row: value(row, "place") == "barrow"),
        ("startswith(place, 'ken')", lambda row: value(row, "place") == "kendal"),
        ("contains(place,'arr') eq false", lambda row: value(row, "place") == "kendal"),
        ("contains(measure,'''')", lambda row: value(row, "measure") == "o'brien"),
        (
            "measure eq 'falls' or measure eq 'admissions' and place eq 'kendal'",
            lambda row: (
                value(row, "measure") == "falls"
                or (value(row, "measure") == "admissions" and value(row, "place") == "kendal")
            ),
        ),
        (
            "(measure eq 'falls' or measure eq 'admissions') and not (place eq 'kendal')",
            lambda row: (
                value(row, "measure") in ("falls", "admissions") and value(row, "place") != "kendal"
            ),
        ),
        ("measure eq ''; DROP TABLE reports_edition; --'", None),
        ("measure eq '''; DROP TABLE reports_edition; --'", None),
        (" ( measure eq 'falls' ) ", lambda row: value(row, "measure") == "falls"),
    ],
)
def test_filter_keeps_the_rows_that_python_keeps(text, condition):
    if condition is None:
        with pytest.raises(Refusal):
            kept(text)
    else:
        assert kept(text) == by(condition)


@pytest.mark.parametrize(
    ("text", "status", "sentence"),
    [
        ("", 400, "not understood at “its end”"),
        ("measure", 400, "“measure” is text: compare it with something."),
        ("null", 400, "“null” is null: compare"),
        ("measure eq", 400, "at “its end”"),
        ("measure eq 'falls", 400, "not understood at “'falls”"),
        ("measure eq falls", 400, "figures has no field “falls”. It has: measure, place"),
        ("eq 'falls'", 400, "no field “eq”"),
        ("measure eq 'a b'", 400, '"measure" takes a code, of letters, digits, hyphens and'),
        ("'x'' OR 1=1' ne measure", 400, "alone, not “x' OR 1=1”."),
        ("state eq 'Final'", 400, '"state" takes one of final, provisional, not_sent'),
        ("measure eq 1", 400, "Text cannot be compared with a number."),
        ("month eq '2020-01-01'", 400, "A date cannot be compared with text. A date is written"),
        ("month eq date'2019-01-01'", 400, "A date is written without quotation marks and"),
        ("month eq datetime'2019-01-01T00:00:00'", 400, "without a time, such as 2020-01-31."),
        ("date eq 2019-01-01", 400, "no field “date”"),
        ("month eq 2020-02-30", 400, "There is no day 2020-02-30."),
        ("month eq 2020-02-01T00:00:00Z", 400, "not understood at"),
        ("illustrative gt false", 400, "neither is more"),
        ("contains(value,'1')", 400, "contains takes two texts."),
        ("contains(place)", 400, "at “)”"),
        ("(measure eq 'falls'", 400, "at “its end”"),
        ("measure eq 'falls')", 400, "at “)”"),
        ("measure eq 'falls' 'x'", 400, "at “'x'”"),
        ("measure eq 'falls' eq true", 400, "does not understand “eq”"),
        ("value add 5 gt 10", 400, "does not understand “add”"),
        ("value mod 5 eq 0", 400, "“mod”"),
        ("measure in ('falls')", 400, "“in”"),
        ("measure has 'falls'", 400, "“has”"),
        ("endswith(measure,'s')", 400, "does not understand “endswith”"),
        ("tolower(measure) eq 'falls'", 400, "“tolower”"),
        ("length(measure) gt 1", 400, "“length”"),
        ("year(month) eq 2020", 400, "“year”"),
        ("places/any(p: p/code eq 'x')", 400, "“places”"),
        ("measure eq 'falls' xor true", 400, "“xor”"),
        ("$it eq 1", 400, "not understood at “$it eq 1”"),
        ("measure eq 'a' && 1", 400, "not understood at"),
        ("value eq 1e5", 400, "not understood at"),
        ("value eq INF", 400, "no field “INF”"),
        ("(" * 50 + "illustrative" + ")" * 50, 400, "nested more than 20 deep"),
        ("not " * 50 + "illustrative", 400, "nested more than 20 deep"),
        (" or ".join(["value gt 99"] * 31), 400, "The filter compares more than 30 times."),
        (" and ".join(["illustrative"] * 31), 400, "Ask in several parts"),
        ("a" * 2001, 400, "longer than 2,000 characters"),
    ],
)
def test_what_it_lacks_is_refused_with_a_sentence(text, status, sentence):
    with pytest.raises(Refusal) as refused:
        kept(text)

    assert sentence in refused.value.sentence
    assert refused.value.status == status


def test_thirty_comparisons_are_no_more_than_thirty():
    some = by(lambda row: value(row, "value") is not None)

    assert kept(" or ".join(["value ne null"] * 30)) == some


@given(st.text(alphabet="()'=, /andortequl gt1-9.$\N{BLACK STAR}", max_size=60))
def test_no_text_breaks_the_parser(text):
    with suppress(Refusal):
        assert len(kept(text)) <= len(ROWS)


comparisons = st.tuples(
    st.sampled_from(["eq", "ne", "gt", "ge", "lt", "le"]), st.integers(-1, 41)
).map(lambda pair: f"value {pair[0]} {pair[1]}")
nested = st.recursive(
    comparisons,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" and ".join).map("({})".format),
        st.tuples(inner, inner).map(" or ".join).map("({})".format),
        inner.map("not ({})".format),
    ),
    max_leaves=6,
)
SIGNS = {"eq": "==", "ne": "!=", "gt": ">", "ge": ">=", "lt": "<", "le": "<="}


@given(nested)
def test_any_filter_means_what_it_means_in_python(text):
    words = (SIGNS.get(word, word) for word in text.replace("(", "( ").split(" "))
    code = compile(" ".join(words), "a filter", "eval")

    assert kept(text) == by(lambda row: eval(code, {"value": _Nothing.of(value(row, "value"))}))


class _Nothing:
    """No value: less and more than nothing, and unlike all others."""

    def __lt__(self, other):
        return False

    __gt__ = __le__ = __ge__ = __lt__

    @classmethod
    def of(cls, value):
        return cls() if value is None else value
