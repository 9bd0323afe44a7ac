from datetime import date

import pytest

from iccs.membership import Membership
from measures.forms import PeriodForm

EARLIEST, LATEST = date(2019, 4, 1), date(2021, 3, 1)


def _form(**data) -> PeriodForm:
    return PeriodForm(data, earliest=EARLIEST, latest=LATEST, in_full=True)


def test_nothing_chosen_is_the_latest_month_as_it_was():
    form = _form()

    reading = form.reading(24)

    assert form.is_valid()
    assert (reading.months[0], reading.months[-1]) == (EARLIEST, LATEST)
    assert (reading.membership, reading.communities) == (Membership.AS_WAS, None)


def test_chosen_month_and_membership_are_read():
    form = _form(to="2020-03", membership="as_now")

    reading = form.reading(3, communities=["kendal"])

    assert reading.months == [date(2020, 1, 1), date(2020, 2, 1), date(2020, 3, 1)]
    assert (reading.membership, reading.communities) == (Membership.AS_NOW, ["kendal"])
    assert form.last_month == date(2020, 3, 1)


def test_months_before_the_first_figures_are_not_asked_for():
    reading = _form(to="2019-05").reading(12)

    assert reading.months == [date(2019, 4, 1), date(2019, 5, 1)]


@pytest.mark.parametrize(
    ("data", "field", "error"),
    [
        ({"to": "March"}, "to", "“March” is not a month."),
        ({"to": "2021-04"}, "to", "There are figures from April 2019 to March 2021, not for "
         "April 2021."),
        ({"to": "2019-03"}, "to", "not for March 2019."),
        ({"membership": "never"}, "membership", "Choose from the list"),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_told_and_the_default_shown(data, field, error):
    form = _form(**data)

    reading = form.reading(1)

    assert error in form.errors[field][0]
    assert (reading.months, reading.membership) == ([LATEST], Membership.AS_WAS)


def test_months_are_offered_latest_first():
    choices = _form().fields["to"].widget.choices

    assert choices[0] == ("2021-03", "March 2021")
    assert choices[-1] == ("2019-04", "April 2019")


def test_month_asked_for_is_chosen_in_the_list():
    html = str(_form(to="2020-03")["to"])

    assert html.count(" selected") == 1
    assert '<option value="2020-03" selected>March 2020</option>' in html


def test_first_month_of_the_list_is_the_default():
    html = str(_form()["to"])

    assert " selected" not in html


def test_list_of_months_has_the_chosen_one_selected():
    html = str(_form(to="2020-03")["to"].as_widget(attrs={"class": "nhsuk-select"}))

    assert html.startswith('<select class="nhsuk-select" id="id_to" name="to">')
    assert '<option value="2021-03">March 2021</option>' in html
    assert html.count(" selected>") == 1
    assert '<option value="2020-03" selected>March 2020</option>' in html
    assert html.endswith('<option value="2019-04">April 2019</option></select>')


def test_reader_of_published_figures_has_no_choice_of_membership():
    form = PeriodForm({"membership": "as_now"}, earliest=EARLIEST, latest=LATEST, in_full=False)

    assert form.is_valid()
    assert "membership" not in form.fields
    assert form.reading(3).membership is Membership.AS_WAS
