"""What each screen shows, worked out from the figures: facts for its template."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboards import figures, queries, subject
from dashboards.audience import in_full
from dashboards.changes import changes
from dashboards.forms import MONTHS, ScreenForm, asked_for
from dashboards.latest import latest_sheet
from dashboards.shown import of_measure, shown
from dashboards.subject import Subject
from dashboards.tables import standings_table
from iccs.access import Access
from measures.definition import Measure
from measures.reading import Membership, Reading
from measures.series import register as register_of

Screen = dict[str, Any]


def whole(form: ScreenForm, access: Access) -> Screen:
    """The whole system: every measure, and how every community stands."""
    board = queries.board(form.reading(MONTHS), form.shown, form.measures.values())
    own = shown(board, board.whole, access, asked_for(form))
    others = [shown(board, s, access, asked_for(form)) for s in subject.reporting(board.register)]
    return {
        "subject": board.whole,
        "charts": figures.of_each(own, board.sources),
        "table": standings_table([own, *others]),
        "sheet": latest_sheet(board.whole.name, [own, *others]),
    }


def group(form: ScreenForm, code: str, measure: Measure, access: Access) -> Screen | None:
    """An Oversight Group and one measure of its communities; None where there is no such group."""
    reading = form.reading(MONTHS)
    register = reading.once(register_of)
    place = register.group(code)
    if place is None:
        return None
    all_of_it, within = subject.of_group(place, register), subject.members(place, register)
    reading = for_reader(reading, access, [all_of_it, *within], form.shown)
    board = queries.board(reading, form.shown, form.measures.values())
    together = shown(board, all_of_it, access, asked_for(form))
    members = [shown(board, s, access, asked_for(form)) for s in within]
    return {
        "group": place,
        "measures": board.measures,
        "charts": figures.everywhere(of_measure(measure, members), board.sources),
        "changes": changes(members),
        "table": standings_table([together, *members]),
        "sheet": latest_sheet(all_of_it.name, [together, *members]),
    }


def community(form: ScreenForm, code: str, access: Access) -> Screen | None:
    """Every measure of a community; None where there is none of that code in the last month."""
    reading = form.reading(MONTHS)
    register = reading.once(register_of)
    place = register.get(code)
    if place is None:
        return None
    its_own = subject.of_place(place, register)
    reading = for_reader(reading, access, [its_own], form.shown)
    board = queries.board(reading, form.shown, form.measures.values())
    series = shown(board, its_own, access, asked_for(form))
    return {
        "place": place,
        "parts": subject.parts(place, register),
        "charts": figures.of_each(series, board.sources),
        "changes": changes([series]),
    }


def measure(form: ScreenForm, asked: Measure, access: Access) -> Screen:
    """One measure: the whole system first, then every community on one scale."""
    board = queries.board(form.reading(MONTHS), [asked], form.measures.values())
    each = [one for s in subject.reporting(board.register) for one in shown(board, s, access, {})]
    return {
        "whole": figures.of_each(shown(board, board.whole, access, {}), board.sources),
        "charts": figures.everywhere(each, board.sources),
    }


def for_reader(
    reading: Reading, access: Access, subjects: list[Subject], measures: Sequence[Measure]
) -> Reading:
    """The figures of these subjects alone, where all are read in full.

    What is published of one depends on all the others, and is of membership as it was.
    """
    if in_full(access, subjects, measures):
        return reading.narrowed(frozenset().union(*[each.communities for each in subjects]))
    return replace(reading, membership=Membership.AS_WAS)
