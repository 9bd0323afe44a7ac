"""A table's two CSV files, read side by side: what the one hides the other may not tell."""

import csv
import re

# Codes that look like numbers, and what is not a row's own figure.
NO_FIGURES = {"level", "illustrative", "provisional", "small_numbers"}


def rows_of(client, address, **query):
    """The rows of a file, by their headings."""
    response = client.get(address, query)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(response.content.decode().splitlines()))


def codes_as_labels(client, address, key, **query):
    """The rows in codes, once they are known to tell neither more nor less than those in labels."""
    labels = rows_of(client, address, csv=key, **query)
    codes = rows_of(client, address, codes=key, **query)
    assert len(labels) == len(codes)
    for people, programs in zip(labels, codes, strict=True):
        own = {field: cell for field, cell in programs.items() if field not in NO_FIGURES}
        assert numbers(people.values()) == numbers(own.values())
        status = people["Data status"].lower()
        assert programs["illustrative"] == str("illustrative" in status).lower()
        assert programs["provisional"] == str("provisional" in status).lower()
        assert programs["small_numbers"].lower() in status
        assert bool(programs["small_numbers"]) == ("ounded" in status)
    return codes


def numbers(cells):
    """The cells that are numbers; one that is marked as provisional is text in labels."""
    plain = (cell.removesuffix(" [p]").removesuffix("%") for cell in cells)
    return sorted(float(cell) for cell in plain if re.fullmatch(r"-?\d+(\.\d+)?", cell))
