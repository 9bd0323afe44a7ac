"""A CSV file that is asked for page by page."""

import csv
import re

import pytest
from django.test import Client

from reports.feed.openapi import description
from tests.reports.a_contents import a_contents
from tests.reports.feed.asking import EDITION, Program, a_secret
from tests.reports.frozen import an_edition

FIGURES = f"v1/{EDITION}/figures.csv"


@pytest.fixture
def program(system):
    an_edition()
    return Program(a_secret())


def rows_of(response):
    return list(csv.reader(b"".join(response.streaming_content).decode().splitlines()))[1:]


def linked(response):
    found = re.findall(r'<([^>]+)>; rel="(\w+)"', response.headers["Link"])
    return {relation: address for address, relation in found}


def test_pages_lead_from_one_to_the_next_until_all_rows_are_read(program):
    whole = rows_of(program.get(FIGURES))
    response, rows = program.get(FIGURES, per_page=100), []
    while True:
        rows += rows_of(response)
        assert response.headers["X-Rows-In-All"] == str(len(whole))
        if "next" not in linked(response):
            break
        response = Client().get(linked(response)["next"], headers=program.headers)

    assert rows == whole
    assert len(whole) == len(a_contents().rows["figures"])
    assert set(linked(response)) == {"self", "first", "prev", "last"}


def test_filter_is_kept_from_page_to_page(program):
    response = program.get(FIGURES, measure="falls", per_page=50)

    assert "measure=falls&per_page=50&page=2" in linked(response)["next"]
    assert response.headers["X-Rows-In-All"] == "96"


def test_whole_file_has_no_other_page(program):
    assert "Link" not in program.get(FIGURES).headers


def test_headers_of_a_page_are_described():
    described = description("http://testserver")["paths"]["/editions"]["get"]["responses"]["200"]

    assert set(described["headers"]) == {"Link", "X-Rows-In-All"}
