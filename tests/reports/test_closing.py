"""Closing a quarter: what is kept, what is refused, and that it never changes."""

from datetime import UTC, date, datetime

import pgtrigger
import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from iccportal.lib.small_numbers import Audience
from iccs.access import Role
from reports import actions
from reports.actions import close_quarter
from reports.building import build
from reports.contents import TABLES
from reports.editions import contents_of, verify
from reports.freezing import Frozen, checksum, freeze
from reports.models import Edition, FrozenTable
from reports.queries import read_everything, scored_until
from returns.refusals import Refused
from tests.conftest import NEVER_EMPTIED
from tests.dashboards.world import many_communities
from tests.people import a_user
from tests.reports.quarter import BEFORE, LAST, MONTHS, a_system, an_analyst, closed, correct

pytestmark = pytest.mark.django_db


@pytest.fixture
def known(system):
    a_system()


def test_edition_has_every_table_for_every_audience(known):
    edition = closed()

    for audience in Audience:
        contents = contents_of(edition, audience)
        filled = {name for name, rows in contents.rows.items() if rows}
        assert filled == TABLES.keys() - {"stories"}
        assert contents.heading.first_month == MONTHS[0]
        assert contents.heading.last_month == LAST.last
    assert verify(edition)


def test_same_quarter_again_is_refused_while_nothing_differs(known):
    closed()

    with pytest.raises(Refused, match="Nothing differs from revision 1"):
        closed(now=datetime(2020, 7, 1, tzinfo=UTC))

    assert Edition.objects.count() == 1


def test_nobody_can_try_counts_until_the_checksum_is_the_editions(known):
    edition = closed()
    tables = [
        Frozen(one.audience, one.name, one.part, one.content, one.sha256)
        for one in edition.tables.order_by("position")
    ]

    assert edition.sha256 == checksum(tables, edition.salt)
    assert edition.sha256 != checksum(tables, "")
    assert len(edition.salt) == 64
    assert not any(edition.salt in table.content for table in tables)


def test_correction_makes_a_revision_and_leaves_the_first_as_it_was(known):
    first = closed()
    before = contents_of(first, Audience.TEAM).rows["figures"]
    correct("A1", 55, [date(2020, 2, 1)])

    second = closed()

    assert (first.revision, second.revision) == (1, 2)
    assert first.sha256 != second.sha256
    assert contents_of(first, Audience.TEAM).rows["figures"] == before
    assert verify(first)
    assert verify(second)


def test_quarter_that_is_not_over_is_refused(known):
    with pytest.raises(Refused, match=r"can be closed from 1 April 2020 on"):
        closed(now=datetime(2020, 3, 31, 12, tzinfo=UTC))


def test_reason_is_asked_for_where_something_is_missing(known):
    with pytest.raises(Refused, match="Say why"):
        closed(BEFORE.previous(), reason=" ")

    assert closed(BEFORE.previous(), reason=" No rebase yet. ").reason == "No rebase yet."


def test_reason_is_dropped_where_nothing_is_missing(known):
    assert closed(reason="For no reason.").reason == ""


def test_reason_with_an_nhs_number_is_refused(known):
    with pytest.raises(Refused, match="NHS number"):
        closed(reason="Waiting for 943 476 5919.")


@pytest.mark.parametrize("role", [None, Role.LEAD, Role.GROUP_MEMBER, Role.ADMINISTRATOR])
def test_only_analysts_close(known, role):
    with pytest.raises(PermissionDenied):
        close_quarter(
            quarter=LAST,
            reason="",
            by=a_user("Sam Stranger", role=role),
            now=datetime(2020, 5, 12, tzinfo=UTC),
        )


def test_second_of_two_who_close_at_once_is_refused(known):
    closed(BEFORE, reason="First.")
    seen = actions._look(LAST, datetime(2020, 5, 12, tzinfo=UTC))
    another = closed()

    with pytest.raises(Refused, match="Somebody else closed a quarter meanwhile"):
        actions._keep(Edition(quarter=LAST.first, closed_by=an_analyst()), [], seen.newest)

    assert list(Edition.objects.filter(quarter=LAST.first)) == [another]


def test_no_figures_at_all_make_an_edition_too(system):
    edition = closed()

    contents = contents_of(edition, Audience.OUTSIDE)

    assert [row[0] for row in contents.rows["places"]] == ["whole", "south-cumbria", "kendal"]
    assert {row[6] for row in contents.rows["figures"]} <= {"not_sent", "not_applicable"}
    assert contents.rows["shares"] == []
    assert not contents.illustrative


def refused(sql: str) -> None:
    with (
        pytest.raises(DatabaseError, match="An edition never changes"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_database_refuses_every_change(known):
    closed()

    refused("UPDATE reports_edition SET revision = 9")
    refused("UPDATE reports_frozentable SET part = 'other'")
    refused("DELETE FROM reports_edition")
    refused("DELETE FROM reports_frozentable")


def test_database_refuses_to_be_emptied_of_editions(db):
    pgtrigger.enable(*NEVER_EMPTIED)

    refused("TRUNCATE reports_edition CASCADE")
    refused("TRUNCATE reports_frozentable")


def test_changed_table_is_noticed(known):
    edition = closed()
    with pgtrigger.ignore("reports.FrozenTable:frozen_for_ever"):
        table = FrozenTable.objects.filter(edition=edition, name="places").first()
        FrozenTable.objects.filter(pk=table.pk).update(content=table.content + "x")

    assert not verify(edition)


def test_what_is_read_is_one_view_of_the_database(transactional_db, system):
    """Outside another transaction the isolation is the closing's own to choose."""
    with actions._one_view(), connection.cursor() as cursor:
        cursor.execute("SHOW transaction_isolation")
        isolation = cursor.fetchone()[0]
        cursor.execute("SHOW transaction_read_only")
        read_only = cursor.fetchone()[0]

    assert (isolation, read_only) == ("repeatable read", "on")


@pytest.mark.parametrize("communities", [1, 30])
def test_closing_asks_as_many_queries_for_one_community_as_for_thirty(
    system, django_assert_num_queries, communities
):
    an_analyst()
    many_communities(communities)

    with django_assert_num_queries(QUERIES):
        closed()


QUERIES = 55  # however much there is; most of them are what measures ask


def test_freezing_puts_figures_in_a_part_for_each_measure(known):
    everything = read_everything(MONTHS[0], MONTHS[-1], scored_until(MONTHS[-1]))
    tables = freeze({audience: build(everything, audience) for audience in Audience})

    parts = [one.part for one in tables if one.name == "figures" and one.audience == "team"]
    assert parts == [measure.code for measure in everything.board.measures]
