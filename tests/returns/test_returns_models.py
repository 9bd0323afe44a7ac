"""What the tables call themselves, and what the database itself refuses."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from returns.actions import evaluate, extend, submit, tell_story
from returns.models import (
    Evaluation,
    Extension,
    Item,
    Period,
    Preference,
    Reminder,
    Return,
    Save,
    Story,
    Value,
)
from tests.returns.asked import MONTH, TODAY, an_mdt, saved


def test_rows_are_named_for_people(item, kendal, lead):
    saved(kendal, "plans", "3", by=lead)
    mdt = an_mdt(kendal)
    told = {"community": "kendal", "month": MONTH, "by": lead}
    tell_story(kind="plan", text="We shall.", now=TODAY, **told)
    extend(until=TODAY.date(), reason="Illness", today=TODAY.date(), **told)
    evaluate(
        mdt=mdt.pk,
        half_year=MONTH,
        improved_self_care=1,
        less_inappropriate_use=2,
        team_function=3,
        by=lead,
        today=TODAY.date(),
    )
    Preference.objects.create(person=lead, often="none")
    Reminder.objects.create(
        period=Period.objects.get(), community=kendal, person=lead, kind="after"
    )

    names = {model.__name__: str(model.objects.get()) for model in ROWS}

    assert names == {
        "Period": "2020-04",
        "Extension": "Kendal, 2020-04, until 2020-05-06",
        "Item": "Care plans made",
        "Return": "Kendal, 2020-04",
        "Value": "Kendal, 2020-04, Care plans made: 3",
        "Save": str(Save.objects.get().key),
        "Story": "plan, Kendal, 2020-04",
        "Evaluation": "Frailty MDT of Kendal, 2020-04-01",
        "Preference": "Lena Lead: none",
        "Reminder": "after, 2020-04, Kendal",
    }


ROWS = (
    *(Period, Extension, Item, Return, Value),
    *(Save, Story, Evaluation, Preference, Reminder),
)


def refused(change) -> bool:
    try:
        with transaction.atomic():
            change()
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Value, {"number": None}),
        (Value, {"state": "blank"}),
        (Return, {"status": "submitted"}),
        (Return, {"status": "sent_back"}),
        (Period, {"month": date(2020, 4, 2)}),
        (Period, {"advised_by": MONTH}),
        (Period, {"locks": date(2020, 5, 1)}),
        (Item, {"mdt_kind": "diabetes"}),
        (Item, {"checker": "Owner"}),
    ],
)
def test_the_database_refuses_what_cannot_be(item, kendal, lead, model, change):
    saved(kendal, "plans", "3", by=lead)

    assert refused(lambda: model.objects.update(**change))


def test_the_database_keeps_one_value_a_box(item, kendal, lead):
    saved(kendal, "plans", "3", by=lead)
    value = Value.objects.get()
    value.pk = None

    assert refused(value.save)


def test_a_case_study_is_not_kept_without_consent(item, kendal, lead):
    submit(community="kendal", month=MONTH, blanks_meant=True, by=lead, now=TODAY)
    fields = {"told_in": Return.objects.get(), "told_by": lead, "text": "Told."}

    assert refused(lambda: Story.objects.create(kind="case_study", **fields))
