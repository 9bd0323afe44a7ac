"""Nobody outside the team finds a hidden count of an item of returns by way of its ratios."""

import re
from decimal import Decimal

import pytest

from iccportal.lib.small_numbers import Audience
from reports.contents import FIGURES
from reports.feed.release import release_of
from reports.packs.composing import compose
from returns.models import Item
from tests.reports.quarter import BEFORE, LAST, NOW, closed
from tests.reports.ratios import (
    ITEMS,
    KINDS,
    MADE_OF,
    MULTIPLIED,
    RatioReader,
    a_world,
    both,
    corrected,
    now,
)
from tests.reports.test_attack import outside, records

pytestmark = pytest.mark.django_db


@pytest.fixture(params=KINDS)
def told(request, system):
    a_world(request.param)
    return request.param


def test_nothing_of_a_ratio_is_recovered_from_one_edition(told):
    reader = RatioReader(both(closed()))

    assert len(reader.hidden) > 20
    assert {cell[0] for cell in reader.hidden} >= set(ITEMS)
    assert reader.found() == []


def test_nothing_of_a_ratio_is_recovered_from_what_is_live_today(told):
    reader = RatioReader(now())

    assert len(reader.hidden) > 20
    assert reader.found() == []


def test_nothing_of_a_ratio_is_recovered_from_editions_before_and_after_corrections(told):
    releases = [both(closed(BEFORE)), both(closed())]
    corrected("millom", BEFORE.last, reviewed=1)
    corrected("millom", LAST.months[1], held=5, reviewed=4)
    corrected("kendal", LAST.first, held=13)
    corrected("barrow", LAST.first, walks=3)
    releases += [both(closed()), now()]

    # taken for exact, totals of two editions tell how much a place changed; as rounded, they do not
    reader = RatioReader(*releases)
    assert reader.recovered(reader.hidden - reader.shown.keys()) == []


def test_a_ratio_added_after_an_edition_tells_nothing_of_what_it_hid(told):
    ratios = Item.objects.exclude(numerator=None)
    fields = list(ratios.values())
    ratios.delete()
    first = both(closed())
    Item.objects.bulk_create(Item(**one) for one in fields)

    assert RatioReader(first, both(closed()), now()).found() == []


def test_a_ratio_is_that_of_the_counts_beside_it(told):
    for row in records(outside(closed()), "figures"):
        if row["measure"] in MADE_OF and row["denominator"] and row["value"] is not None:
            by = MULTIPLIED.get(row["measure"], 100)
            assert row["value"] == pytest.approx(by * row["numerator"] / row["denominator"])
            assert row["numerator"] % 5 == row["denominator"] % 5 == 0


def test_sentences_of_ratios_tell_released_counts_alone(told):
    shown = outside(closed())
    sentences = [
        row["sentence"] for row in records(shown, "series") if MADE_OF.get(row["measure"], "?")[1:]
    ]
    counts = re.findall(r"(\d+) (?:for|of) ([\d,]+)", " ".join(sentences))

    assert len(counts) > 5
    assert all(int(n.replace(",", "")) % 5 == 0 for pair in counts for n in pair)


def test_packs_of_every_place_tell_what_the_edition_tells(told):
    shown = outside(closed())
    table = {(row["measure"], row["place"], row["month"]): row for row in records(shown, "figures")}
    measures = sorted({measure for measure, *_ in table} & MADE_OF.keys())
    for place in (row["code"] for row in records(shown, "places")):
        for section in compose(shown, place, measures).sections:
            for point in section.subject.points:
                row = table.get((section.code, place, point.month), {})
                own = (point.numerator, point.denominator, point.value)
                assert own == tuple(
                    None if row.get(n) is None else float(row[n])
                    for n in ("numerator", "denominator", "value")
                )


def test_the_feed_tells_what_is_released(told):
    edition = closed()
    for code, contents in (("live", now()[0]), (outside(edition).heading.code, outside(edition))):
        fed = release_of(code, Audience.OUTSIDE, NOW.date())

        assert fed.rows(FIGURES) == contents.rows["figures"]


KNOWN = {
    "barrow": ("barrow",),
    "millom": ("millom",),
    "kendal": ("kendal",),
    "bay": ("bay",),
    "south-cumbria": ("south-cumbria", "barrow-millom", "barrow", "millom", "kendal"),
}


@pytest.mark.parametrize("place", KNOWN)
def test_who_knows_a_place_in_full_finds_no_count_of_another(told, place):
    """A lead knows the own community, a group's member all of the group, to the last person."""
    for releases in ([both(closed())], [now()]):
        reader = RatioReader(*releases, known=KNOWN[place])
        at_best = RatioReader(*releases, known=KNOWN[place], blind=True)

        anyhow = set(at_best.recovered(at_best.hidden))
        assert reader.hidden
        assert set(reader.recovered(reader.hidden - reader.shown.keys())) <= anyhow


SCREENS = {
    "whole": "/whole/",
    "south-cumbria": "/groups/south-cumbria/",
    **{
        place: f"/communities/{place}/figures/"
        for place in ("barrow-millom", "barrow", "millom", "kendal", "bay")
    },
}


@pytest.mark.parametrize("place", SCREENS)
def test_screens_show_what_is_handed_out(told, administrator_client, place):
    """A group's screen has a chart of one measure for each of its communities."""
    table = {
        (row["measure"], row["place"], row["month"]): row for row in records(now()[0], "figures")
    }
    charts = administrator_client.get(SCREENS[place], {"section": "Care plans"}).context["charts"]
    seen = []
    for chart in charts:
        measure, _, community = chart.key.partition("-")
        for shown in chart.table.rows_given:
            row = table.get((measure, community or place, shown["month"]))
            seen += [] if row is None else [(shown["value"], row["value"])]

    assert any(value is not None for _, value in seen)
    assert [(value, on) for on, value in seen if _as_number(on) != _as_number(value)] == []


def _as_number(value) -> float | None:
    """What stands in a cell, to the decimals that it is kept to; words are no number."""
    return round(float(value), 6) if isinstance(value, int | float | Decimal) else None


@pytest.fixture
def disagreeing(system):
    """Returns whose parts do not come to their whole, among others whose do."""
    a_world("made up")
    corrected("kendal", LAST.first, unreviewed=50)
    corrected("millom", LAST.months[1], unreviewed=1)
    corrected("barrow", BEFORE.last, unreviewed=0)


def test_who_believes_counts_that_do_not_add_up_finds_none(disagreeing):
    """They are hidden where they do not, with every place that has them, and the rest is shown."""
    for releases in ([both(closed())], [now()]):
        reader = RatioReader(*releases)

        hidden = {(cell[0], cell[1], cell[3]) for cell in reader.hidden}
        for item in ("held", "reviewed", "unreviewed"):
            assert {(item, LAST.first, place) for place in ("kendal", "whole")} <= hidden
        assert any(cell[:2] == ("held", LAST.first) for cell in reader.shown)
        assert reader.found() == []
