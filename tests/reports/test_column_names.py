"""No two columns of a file have one name, whatever the answer adds to a table's own."""

import csv
from collections import Counter

import pytest

from reports.contents import TABLES, Contents
from reports.csv_files import Values, csv_file
from reports.feed.as_csv import csv_parts
from reports.feed.dictionary import EDITIONS, FIELDS
from reports.feed.marks import NO_FIGURES
from reports.file_of_changes import CHANGES
from tests.reports.a_contents import a_contents

OF_REPORTS = (*TABLES.values(), CHANGES)
OF_FEED = (*TABLES.values(), EDITIONS, FIELDS)


def given_twice(headings):
    return [name for name, times in Counter(headings).items() if times > 1]


@pytest.mark.parametrize("values", Values)
@pytest.mark.parametrize("table", OF_REPORTS, ids=[table.name for table in OF_REPORTS])
def test_columns_of_a_file_are_told_apart(table, values):
    contents = a_contents()
    of_table = Contents(contents.heading, {**contents.rows, table.name: []})

    [headings] = csv.reader(csv_file(of_table, table, values).decode().splitlines())

    assert given_twice(headings) == []


@pytest.mark.parametrize("table", OF_FEED, ids=[table.name for table in OF_FEED])
def test_columns_of_the_feed_are_told_apart(table):
    [headings] = csv.reader(csv_parts(table, NO_FIGURES, []))

    assert given_twice(headings) == []
    assert {"edition", "small_numbers"} <= set(headings)


@pytest.mark.parametrize("table", OF_FEED, ids=[table.name for table in OF_FEED])
def test_titles_of_a_table_are_told_apart(table):
    assert given_twice(field.title for field in table.fields) == []
