"""Nobody outside the team finds a hidden count of an item of returns by way of its ratios."""

import csv
import io
import re
from decimal import Decimal

import pytest

from iccportal.lib.nhs_calendar import month_name
from iccportal.lib.rounding import format_number
from iccportal.lib.small_numbers import Audience
from measures.catalogue import full_catalogue
from measures.states import SUPPRESSED
from reports.fields import written
from reports.models import PackOrder
from reports.packs import making
from reports.packs.pack import Pack
from returns.models import Item
from tests.reports.feed.asking import Program, a_secret
from tests.reports.quarter import BEFORE, LAST, an_analyst, closed
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


def test_sentences_are_those_of_the_figures_beside_them(told):
    """Whatever a sentence tells of a month can be worked out from the row of that month."""
    measures = full_catalogue()
    for shown in (outside(closed()), now()[0]):
        names = {place["code"]: place["name"] for place in records(shown, "places")}
        latest = {
            (row["measure"], row["place"]): row
            for row in sorted(records(shown, "figures"), key=lambda row: row["month"])
            if row["measure"] in MADE_OF
            and (row["value"] is not None or row["state"] == SUPPRESSED)
        }
        told_of = [row for row in records(shown, "series") if row["measure"] in MADE_OF]
        assert latest
        for row in told_of:
            figure = latest.get((row["measure"], row["place"]))
            if figure is None:
                assert not re.search(r"\d", row["sentence"])
            elif figure["value"] is None:
                month = month_name(figure["month"])
                name = names[row["place"]]
                assert row["sentence"].startswith(
                    (
                        f"The figure of {name} for {month} is hidden",
                        f"The figures of {name} are hidden",
                    )
                )
            else:
                measure = measures[row["measure"]]
                assert row["sentence"].startswith(
                    measure.sentence.format(
                        place=names[row["place"]],
                        value=measure.unit.words(float(figure["value"])),
                        month=month_name(figure["month"]),
                        numerator=format_number(figure["numerator"]),
                        denominator=format_number(figure["denominator"]),
                    )
                )


def test_packs_of_every_place_tell_what_the_edition_tells(told, monkeypatch):
    """What the process that makes packs writes into files, of the place and of those below it."""
    packs: list[Pack] = []
    monkeypatch.setattr(making, "_written", lambda pack, _: packs.append(pack) or {"failure": "-"})
    edition = closed()
    shown = outside(edition)
    figures = {(r["measure"], r["place"], r["month"]): r for r in records(shown, "figures")}
    series = {(r["measure"], r["place"]): r for r in records(shown, "series")}
    codes = {place["name"]: place["code"] for place in records(shown, "places")}
    for place in codes.values():
        PackOrder.objects.create(
            edition=edition,
            audience=Audience.OUTSIDE,
            subject=place,
            title=place,
            measures=sorted({measure for measure, _ in series} & MADE_OF.keys()),
            formats=["xlsx"],
            ordered_by=an_analyst(),
        )

    making.make_waiting()

    told_of = [
        (section.code, codes[one.place], one)
        for pack in packs
        for section in pack.sections
        for one in (section.subject, *section.communities)
    ]
    assert len(packs) == len(codes)
    assert sum(len(one.points) for *_, one in told_of) > 200
    for measure, place, one in told_of:
        assert one.sentence == series[measure, place]["sentence"]
        for point in one.points:
            row = figures[measure, place, point.month]
            own = (point.numerator, point.denominator, point.value)
            on = (row["numerator"], row["denominator"], row["value"])
            assert own == tuple(None if count is None else float(count) for count in on)


def test_the_feed_tells_what_is_released(told):
    """As a workbook asks for it: in full, of one measure, as CSV and by OData."""
    edition = closed()
    program = Program(a_secret())
    for code, contents in (("live", now()[0]), (outside(edition).heading.code, outside(edition))):
        rows = contents.rows["figures"]
        held = [row for row in rows if row[0] == "held"]
        address, odata = f"v1/{code}/figures", f"odata/v1/{code}/figures"

        assert in_cells(program.get(f"{address}.csv")) == [*map(cells, rows)]
        assert in_cells(program.get(f"{address}.csv", measure="held")) == [*map(cells, held)]
        for name, found in (
            ("rows", program.get(address, measure="held").json()),
            ("value", program.get(odata, **{"$filter": "measure eq 'held'"}).json()),
        ):
            told_of = [(one["place"], one["month"][:7], one["value"]) for one in found[name]]
            assert told_of == [
                (row[1], row[2].isoformat()[:7], None if row[5] is None else float(row[5]))
                for row in held
            ]


def cells(row) -> list[str]:
    return [written(value) for value in row]


def in_cells(response) -> list[list[str]]:
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = csv.reader(io.StringIO(text, newline=""))
    return [row[:-2] for row in rows][1:]  # but for which release it is, and for whom


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
