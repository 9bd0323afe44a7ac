"""What fields are said to hold is what they do hold."""

import pytest

from iccportal.lib.small_numbers import Audience
from measures.definition import Direction, Suppression
from measures.models import FigureState
from measures.states import SUPPRESSED
from outcomes.models import Assessment
from reablement.models import Cut
from reports.contents import TABLES
from reports.editions import contents_of
from reports.feed.possible import possible
from reports.fields import Kind
from returns.models import Story
from tests.reports.quarter import a_return, a_story, a_system, closed


@pytest.mark.parametrize(
    ("table", "name", "words"),
    [
        ("figures", "state", [*FigureState.values, SUPPRESSED]),
        ("measures", "direction", Direction),
        ("measures", "suppression", Suppression),
        ("reablement", "cut", Cut.values),
        ("activation", "occasion", Assessment.Occasion.values),
        ("stories", "kind", Story.Kind.values),
    ],
)
def test_words_of_a_field_are_those_of_the_portal(table, name, words):
    [field] = [field for field in TABLES[table].fields if field.name == name]

    assert set(field.words) == set(words)


def test_every_value_of_an_edition_can_be_asked_for(system):
    a_system()
    a_story(a_return(), "Forty people came.", theme="@home", measure="nel_admissions")
    contents = contents_of(closed(), Audience.TEAM)

    for table in TABLES.values():
        for place, field in enumerate(table.fields):
            if field.kind is Kind.TEXT:
                held = {row[place] for row in contents.rows[table.name]}
                assert held == {possible(field, text) for text in held}
