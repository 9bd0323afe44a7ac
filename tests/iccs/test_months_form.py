"""Months in forms: one, and a range of them."""

from datetime import date

import pytest
from django import forms
from django.db.backends.postgresql.psycopg_any import DateRange

from iccs.months_form import MonthField, MonthsFormField


class AForm(forms.Form):
    months = MonthsFormField()
    month = MonthField(required=False)


def filled(first="", last="", month=""):
    return AForm({"months_0": first, "months_1": last, "month": month})


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2020-01", "2020-07", DateRange(date(2020, 1, 1), date(2020, 7, 1))),
        ("2020-01", "", DateRange(date(2020, 1, 1), None)),
    ],
)
def test_two_months_make_a_range(first, last, months):
    form = filled(first, last)

    assert form.is_valid()
    assert form.cleaned_data == {"months": months, "month": None}


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("", "", "This field is required."),
        ("", "2020-07", "Say from which month."),
        ("2020-07", "2020-07", "The second month must be later than the first."),
        ("2020-07", "2020-01", "The second month must be later than the first."),
        ("2020-07-15", "", "“2020-07-15” is not a month."),
    ],
)
def test_what_is_no_range_is_told(first, last, told):
    assert told in str(filled(first, last).errors["months"])


def test_a_range_is_shown_as_two_months():
    form = AForm(initial={"months": DateRange(date(2020, 1, 1), None), "month": date(2020, 3, 1)})

    shown = str(form)

    assert 'name="months_0" value="2020-01"' in shown
    assert 'value="2020-03"' in shown
    assert shown.count("value=") == 2


def test_a_range_may_be_left_empty_where_nothing_is_required():
    class Optional(forms.Form):
        months = MonthsFormField(required=False)

    form = Optional({"months_0": "", "months_1": ""})

    assert form.is_valid()
    assert form.cleaned_data["months"] is None


@pytest.mark.parametrize(("named", "leads_to"), [(True, "id_months_0"), (False, "")])
def test_label_of_a_range_leads_to_its_first_month(named, leads_to):
    form = AForm(auto_id="id_%s" if named else False)

    assert form["months"].id_for_label == leads_to
