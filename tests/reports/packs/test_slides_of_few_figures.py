"""Slides that make no more of a few figures than they are."""

from dataclasses import replace
from datetime import date

import pytest

from iccportal.lib.nhs_calendar import add_months
from reports.packs.pack import Point
from tests.reports.packs.decks import (
    FULL,
    chart_frame,
    chart_slides,
    notes_of,
    presented,
)
from tests.reports.packs.sample import sample_pack


def of_subject(**changed):
    """Slides of one measure of one place, with another series of it."""
    section = sample_pack(communities=0, measures=1, months=12).sections[0]
    section = replace(section, subject=replace(section.subject, **changed))
    return presented(replace(FULL, sections=(section,), tables=()))


def without_limits(*values):
    return [
        Point(month=add_months(date(2020, 1, 1), n), value=value, state="final")
        for n, value in enumerate(values)
    ]


@pytest.mark.parametrize(("values", "least"), [((76, 75, 77), 0), ((-1, 2), None)])
def test_few_figures_without_limits_are_drawn_from_nought(values, least):
    (slide,) = chart_slides(of_subject(points=without_limits(*values)))

    assert chart_frame(slide).chart.value_axis.minimum_scale == least


def test_control_chart_has_the_axis_of_its_limits():
    assert chart_frame(chart_slides(presented(FULL))[0]).chart.value_axis.minimum_scale is None


def test_single_figure_is_told_and_not_drawn():
    deck = of_subject(points=without_limits(None, 7, None), sentence="There were 7 visits.")

    (slide,) = (one for one in deck.slides if one.shapes.title.text == "There were 7 visits.")
    assert "Illustrative: made up for a demonstration." in slide.placeholders[1].text
    assert not chart_slides(deck)


def test_small_print_has_whole_sentences_and_leads_to_the_rest():
    deck = of_subject(source="A sheet of a council; " * 40, notes=("A short note.",))

    (note,) = notes_of(deck)
    assert "A short note. As at March 2020." in note
    assert note.endswith("The speaker’s notes say more.")
    assert "…" not in note
