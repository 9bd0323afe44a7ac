"""The demonstration's returns over the real register: complete, told apart, and removable."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils.timezone import localdate

from iccportal.accounts.models import User
from iccs.access import access_of
from iccs.models import Appointment, Mdt
from measures.catalogue import full_catalogue
from measures.models import Batch
from measures.reading import Reading
from measures.series import read
from returns.actions import save_value
from returns.answers import NUMBER, Answer
from returns.models import Evaluation, Extension, Period, Return, Story, Value
from returns.queries import return_page, work_list

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MARCH, FEBRUARY = date(2021, 3, 1), date(2021, 2, 1)


@pytest.fixture
def loaded(db, capsys):
    call_command("load_register")
    call_command("load_demonstration")
    call_command("load_demonstration_returns")


def a_return(community: str, month: date) -> Return:
    return Return.objects.get(community__code=community, period__month=month)


def test_two_years_of_all_eight_communities_are_there(loaded):
    by_community = Return.objects.values_list("community__code", "period__month")

    months = {code: len([1 for c, _ in by_community if c == code]) for code, _ in by_community}

    assert len(months) == 8
    assert months.pop("bay") == 22
    assert set(months.values()) == {24}


def test_one_is_late_one_sent_back_and_some_wait_for_an_analyst(loaded):
    statuses = {
        (code, month): status
        for code, month, status in Return.objects.values_list(
            "community__code", "period__month", "status"
        )
        if status != "accepted"
    }
    figures = read(full_catalogue()["returns_on_time"], Reading([date(2020, 10, 1)]))

    assert statuses == {
        ("kendal", FEBRUARY): "sent_back",
        ("kendal", MARCH): "open",
        **{(code, MARCH): "submitted" for code in ("barrow", "millom", "east", "lancaster")},
    }
    assert [figure.community for figure in figures if figure.value == 0] == ["lancaster"]


def test_figures_are_marked_illustrative(loaded):
    figures = read(full_catalogue()["falls_assessments"], Reading([date(2020, 10, 1)]))

    assert all(Batch.objects.get(pk=b).illustrative for f in figures for b in f.batches)
    assert sum(len(figure.batches) for figure in figures) == 8


def test_a_lead_sees_two_open_months_and_an_unusual_value(loaded):
    today = localdate()
    lead = User.objects.get(email="lead.kendal@example.nhs.uk")

    late, due = work_list(access_of(lead, today), today)
    page = return_page("kendal", MARCH, today)

    assert (late.standing.status, late.days_late) == ("sent_back", 5)
    assert (due.last_saved_by, due.days_late) == ("Demonstration deputy", 0)
    assert 0 < due.answered < due.of
    assert [box.item.code for box in page.boxes if box.question] == ["falls_assessments"]
    assert page.illustrative


def test_earlier_months_are_locked(loaded):
    page = return_page("kendal", date(2020, 10, 1), localdate())

    assert page.lock is not None


def test_parts_stay_within_their_wholes(loaded):
    rows = Value.objects.filter(item__part_of__isnull=False, number__isnull=False)

    over = [
        part
        for part in rows.select_related("item")
        if Value.objects.filter(
            answered_in=part.answered_in_id,
            mdt=part.mdt_id,
            item=part.item.part_of_id,
            number__lt=part.number,
        ).exists()
    ]

    assert over == []


def test_a_second_run_keeps_what_people_did(loaded, capsys):
    Return.objects.filter(status="open").delete()
    before = Return.objects.count()

    call_command("load_demonstration_returns")

    assert Return.objects.count() == before
    assert "are there" in capsys.readouterr().out


def test_it_can_be_cleared_and_loaded_again_after_people_tried_it(loaded):
    analyst = User.objects.get(email="analyst@example.nhs.uk")
    lead = User.objects.get(email="lead.bay@example.nhs.uk")
    saved = save_value(
        community="bay",
        month=MARCH,
        item="health_checks",
        mdt=None,
        answer=Answer(NUMBER, 3),
        base_version=None,
        key="0b1f7a43-3f0e-4b86-8a2d-4d4f0f1f8f10",
        by=lead,
        now=Value.objects.latest("saved_at").saved_at,
    )
    Extension.objects.create(
        period=Period.objects.get(month=MARCH),
        community=Return.objects.get(values=saved.value.id).community,
        until=localdate() + timedelta(days=3),
        reason="Illness",
        by=analyst,
    )

    call_command("clear_demonstration", no_input=True)

    left = (Return, Value, Story, Evaluation, Extension, Batch, Appointment)
    assert [model.objects.count() for model in left] == [0] * len(left)
    assert not Mdt.objects.exclude(meets="").exists()
    assert not User.objects.exists()
    call_command("load_demonstration")
    call_command("load_demonstration_returns")
    assert Return.objects.count() == 190
