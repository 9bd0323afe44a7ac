"""Shares are marked by the activity that made them, and tell where it came from."""

from html import unescape
from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import InternalError, connection, transaction
from django.db.utils import IntegrityError

from iccportal.lib.nhs_calendar import window
from iccs.access import Role
from targets.models import Activity, Rebase, Share
from tests.people import a_user
from tests.targets.world import (
    Q2,
    WINDOW_END,
    a_batch,
    a_practice,
    a_rebase,
    a_trajectory,
    some_activity,
)

pytestmark = pytest.mark.django_db
MARK = "Illustrative</strong>"
SHARES = "/targets/shares/"


@pytest.fixture
def analyst():
    return a_user("Ann Other", role=Role.ANALYST)


def rebased(analyst, *, activity, planned, signed=True):
    """A rebase; whether its activity and its trajectory were made up."""
    batch = a_batch(illustrative=activity, source="Councils' sheets")
    practice = a_practice("A1")
    some_activity(practice, batch=batch)
    return a_rebase(a_trajectory(illustrative=planned, source="A plan"), analyst, signed=signed)


def made_real():
    """Loads of true figures since, over the made-up ones."""
    Activity.objects.update(batch=a_batch(illustrative=False, source="Hospital records"))


def text_of(client, address):
    return " ".join(unescape(client.get(address).content.decode()).split())


@pytest.mark.parametrize(
    ("activity", "planned", "marked"),
    [(True, False, True), (False, True, True), (True, True, True), (False, False, False)],
)
def test_a_share_is_marked_where_anything_in_it_is_made_up(
    analyst, analyst_client, activity, planned, marked
):
    rebase = rebased(analyst, activity=activity, planned=planned)
    made_real()

    for address in (SHARES, f"/targets/rebases/{rebase.pk}/", "/targets/", "/targets/kendal/"):
        assert (MARK in text_of(analyst_client, address)) is marked


def test_one_made_up_month_of_the_window_marks_the_rebase(analyst):
    some_activity(a_practice("A1"), batch=a_batch(illustrative=False))
    Activity.objects.filter(month=WINDOW_END).update(batch=a_batch(illustrative=True))

    rebase = a_rebase(a_trajectory(illustrative=False), analyst)

    assert rebase.illustrative


def test_made_up_activity_outside_the_window_leaves_no_mark(analyst):
    some_activity(a_practice("A1"), batch=a_batch(illustrative=False))
    Activity.objects.exclude(month__in=window(WINDOW_END)).update(batch=a_batch())

    rebase = a_rebase(a_trajectory(illustrative=False), analyst)

    assert not rebase.illustrative


def test_the_page_of_a_rebase_is_marked_by_the_one_before_it(analyst, analyst_client):
    rebased(analyst, activity=True, planned=False)
    made_real()

    later = a_rebase(a_trajectory(illustrative=False), analyst, effective_from=Q2)

    assert not later.illustrative
    assert MARK in text_of(analyst_client, f"/targets/rebases/{later.pk}/")


def test_shares_tell_where_their_activity_came_from(analyst, analyst_client):
    rebased(analyst, activity=True, planned=False)
    made_real()
    a_rebase(a_trajectory(source="A plan"), analyst, effective_from=Q2)

    chart = analyst_client.get(SHARES).context["chart"]

    assert chart.source == "Councils' sheets; Hospital records"


@pytest.mark.parametrize("change", [{"illustrative": False}, {"source": "Elsewhere"}])
def test_a_signed_mark_never_changes(analyst, change):
    rebase = rebased(analyst, activity=True, planned=False)

    with (
        pytest.raises((IntegrityError, InternalError), match="never changes"),
        transaction.atomic(),
    ):
        Rebase.objects.filter(pk=rebase.pk).update(**change)


def test_rebases_drafted_before_marks_were_kept_are_told_of(analyst):
    signed = rebased(analyst, activity=True, planned=False)
    migration = import_module("targets.migrations.0004_where_shares_come_from")
    Activity.objects.update(batch=a_batch(illustrative=False, source="Hospital records"))

    migration.tell_of_earlier_rebases(apps, connection.schema_editor())

    signed.refresh_from_db()
    assert (signed.illustrative, signed.source) == (False, "Hospital records")


def test_clearing_the_demonstration_removes_rebases_over_made_up_activity(analyst, capsys):
    rebased(analyst, activity=True, planned=False)

    call_command("clear_demonstration", "--no-input")

    assert not Rebase.objects.exists()
    assert not Share.objects.exists()
