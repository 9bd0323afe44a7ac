from datetime import date

import pytest

from reports.packs.composing import NotInEdition, compose
from reports.packs.pack import Told
from tests.reports.a_contents import MONTHS, a_contents, a_figure, a_row, a_series


def test_measures_stand_in_the_order_that_was_chosen():
    pack = compose(a_contents(), "south", ["falls", "admissions"])

    assert [section.code for section in pack.sections] == ["falls", "admissions"]
    assert pack.title == "South: Q4 2019/20"
    assert pack.illustrative is True


@pytest.mark.parametrize(
    ("subject", "below"),
    [
        ("bay", ["Kendal", "Barrow and Millom", "Lancaster"]),
        ("south", ["Kendal", "Barrow and Millom"]),
        ("barrow-millom", ["Barrow", "Millom"]),
        ("kendal", []),
    ],
)
def test_section_tells_of_the_places_below_its_subject(subject, below):
    section = compose(a_contents(), subject, ["falls"]).sections[0]

    assert [series.short_name for series in section.communities] == below


def test_series_has_as_many_months_as_a_chart():
    series = compose(a_contents(), "kendal", ["falls"]).sections[0].subject

    assert [point.month for point in series.points] == MONTHS[-6:]
    assert series.points[-1].value == 40
    assert series.points[-1].target == 38.5
    assert series.notes == ("One note.", "Another note.")
    assert series.as_at == date(2020, 5, 1)


def test_hidden_month_stays_hidden():
    figures = [a_figure("falls", "kendal", month, None) for month in MONTHS]

    pack = compose(a_contents(measures=("falls",), figures=figures), "kendal", ["falls"])

    point = pack.sections[0].subject.points[0]
    assert (point.value, point.numerator, point.state) == (None, None, "suppressed")


def test_months_before_the_first_figure_of_any_place_are_left_out():
    def figure(place: str, month: date) -> tuple:
        known = place == "kendal" and month >= MONTHS[-2]
        return a_figure("falls", place, month, 40 if known else None, "not_sent")

    figures = [figure(place, month) for place in ("south", "kendal") for month in MONTHS]

    section = compose(a_contents(measures=("falls",), figures=figures), "south", ["falls"])
    section = section.sections[0]

    for series in (section.subject, section.communities[0]):
        assert [point.month for point in series.points] == MONTHS[-2:]


def test_measure_without_a_series_of_its_subject_says_so():
    contents = a_contents(series=[a_series("falls", "kendal")])

    section = compose(contents, "south", ["falls"]).sections[0]

    assert section.subject.sentence == "This is not measured for South as a whole."
    assert section.subject.points == []
    assert [series.short_name for series in section.communities] == ["Kendal"]


def test_definition_leaves_out_what_is_empty():
    definition = dict(compose(a_contents(), "south", ["falls"]).sections[0].definition)

    assert definition["Question"] == "How many falls?"
    assert "Denominator" not in definition
    assert definition["Caveats"] == "One caveat.\nAnother."


@pytest.mark.parametrize(
    ("subject", "told_of"),
    [
        ("bay", ["Kendal ICC", "Lancaster ICC", "Barrow"]),
        ("south", ["Kendal ICC", "Barrow"]),
        ("barrow-millom", ["Barrow"]),
        ("barrow", ["Barrow"]),
        ("millom", []),
        ("kendal", ["Kendal ICC"]),
    ],
)
def test_stories_of_the_quarter_and_of_all_places_within(subject, told_of):
    def story(place: str, month: date, **about: str) -> tuple:
        given = {"place": place, "month": month, "kind": "case_study", "text": "It helped."}
        return a_row("stories", **given, **about)

    stories = [
        story("kendal", MONTHS[-1], measure="falls"),
        story("kendal", MONTHS[0]),  # of an earlier quarter
        story("lancaster", MONTHS[-1]),
        story("barrow", MONTHS[-2], theme="Frailty"),  # a part, which reports by itself
    ]
    tells = {
        "Kendal ICC": Told("Kendal ICC", MONTHS[-1], "Case study", "Falls", "It helped."),
        "Lancaster ICC": Told("Lancaster ICC", MONTHS[-1], "Case study", "", "It helped."),
        "Barrow": Told("Barrow", MONTHS[-2], "Case study", "Frailty", "It helped."),
    }

    pack = compose(a_contents(stories=stories), subject, ["admissions"])

    assert pack.stories == tuple(tells[place] for place in told_of)


SOURCES = [
    a_row("provenance", batch=1, source="A sheet", taken_in=date(2020, 5, 1), sha256="ab"),
    a_row("provenance", batch=2, source="Returns", taken_in=None),
]


def test_provenance_names_source_and_day():
    pack = compose(a_contents(provenance=SOURCES), "bay", ["falls"])

    assert pack.provenance == (("A sheet", "1 May 2020", "ab"), ("Returns", "", ""))


@pytest.mark.parametrize("subject", ["south", "barrow-millom", "barrow", "kendal"])
def test_pack_of_a_part_of_the_system_has_no_checksums_of_others_files(subject):
    pack = compose(a_contents(provenance=SOURCES), subject, ["falls"])

    assert pack.provenance == (("A sheet", "1 May 2020", ""), ("Returns", "", ""))


def test_place_and_measures_that_are_not_there_are_named():
    with pytest.raises(NotInEdition, match='no place "garstang"'):
        compose(a_contents(), "garstang", [])
    with pytest.raises(NotInEdition, match="no measure walks, swims"):
        compose(a_contents(), "south", ["falls", "walks", "swims"])


def test_no_data_at_all_gives_an_empty_pack():
    pack = compose(a_contents(measures=()), "south", [])

    assert (pack.sections, pack.tables, pack.illustrative) == ((), (), False)
