from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from iccportal.lib.csv_files.faults import FaultyFilesError
from measures.catalogue import full_catalogue
from measures.definition import Combining, Missing, Suppression
from measures.worked_example import steps
from returns.actions import Refused, add_item, close_item, reword_item
from returns.checks import items_have_codes_of_their_own
from returns.items import load_items
from returns.management.commands.load_items import FILE
from returns.models import Item
from tests.returns.asked import an_item

FIELDS = {
    "code": "walks",
    "name": "Walks led",
    "short_name": "Walks",
    "section": "Prevention",
    "position": 1,
    "months": (date(2020, 4, 1), None),
    "question": "How many walks were led?",
    "why_it_matters": "Walking is good.",
    "description": "Walks led in the month.",
    "one": "walk",
    "many": "walks",
    "direction": "increase",
    "direction_reason": "More people walk.",
    "caveats": "Weather\nmatters.\n\n",
    "owner": "Owner",
    "checker": "Checker",
    "approved_on": date(2020, 1, 1),
    "review_by": date(2021, 1, 1),
}


def test_an_item_is_a_measure_as_soon_as_it_is_added(lead):
    before = "walks" in full_catalogue()

    add_item(by=lead, **FIELDS)

    measure = full_catalogue()["walks"]
    assert not before
    assert (measure.name, measure.section, measure.unit.many) == (
        "Walks led",
        "Prevention",
        "walks",
    )
    assert measure.caveats == ("Weather", "matters.")
    assert (measure.valid_from, measure.valid_to) == (date(2020, 4, 1), None)
    assert all(step.agrees(0) for step in steps(measure))


@pytest.mark.parametrize("code", ["nel_admissions", "plans"])
def test_a_measures_code_is_never_used_twice(item, lead, code):
    with pytest.raises(Refused, match="already"):
        add_item(by=lead, **{**FIELDS, "code": code})


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"code": "two words"}, "code"),
        ({"review_by": date(2020, 1, 1)}, "review_by"),
        ({"checker": "Owner"}, "__all__"),
    ],
)
def test_an_item_with_a_fault_is_told_by_field(lead, changes, field):
    with pytest.raises(ValidationError) as fault:
        add_item(by=lead, **{**FIELDS, **changes})

    assert set(fault.value.message_dict) == {field}


def test_an_item_is_worded_anew(item, lead):
    reword_item(code="plans", by=lead, name="Plans agreed")

    assert Item.objects.get().name == "Plans agreed"


@pytest.mark.parametrize("fields", [{"subject": "mdt"}, {"subject": "mdt", "name": "X"}])
def test_what_figures_meant_stays(item, lead, fields):
    with pytest.raises(Refused, match="cannot be changed once figures are kept"):
        reword_item(code="plans", by=lead, **fields)


def test_a_closed_item_is_asked_no_longer_and_stays_a_measure(item, lead):
    closed = close_item(code="plans", month=date(2020, 5, 1), by=lead)

    assert closed.months.upper == date(2020, 5, 1)
    assert full_catalogue()["plans"].valid_to == date(2020, 5, 1)


def test_an_item_is_not_closed_before_it_opened(item, lead):
    with pytest.raises(Refused, match="choose a later month"):
        close_item(code="plans", month=date(2010, 1, 1), by=lead)


def test_the_portals_own_items_load_once(db, capsys):
    call_command("load_items")
    call_command("load_items")

    assert Item.objects.count() == 36
    assert capsys.readouterr().out == "Items added: 36.\nItems added: 0.\n"


def test_every_item_of_the_portal_is_a_sound_measure(db):
    call_command("load_items")

    measures = [m for m in full_catalogue().values() if m.section and m.source_owner]
    items = [m for m in measures if m.numerator.provider.startswith("returns:")]

    assert len(items) == 36
    assert all(m.owner.endswith("(illustrative)") for m in items)
    assert len({m.section for m in items}) == 7


def test_loading_keeps_how_people_have_worded_an_item(lead):
    call_command("load_items")
    reword_item(code="health_checks", by=lead, name="Checks of health")

    load_items(path=FILE, by=lead)

    assert Item.objects.get(code="health_checks").name == "Checks of health"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("from = 2019-04-01", "", "from is missing."),
        ("from = 2019-04-01", "from = ", "items.toml: Invalid value"),
        ('code = "mdt_people_new"', "", "an item without a code"),
        ('part_of = "mdt_people"', 'part_of = "walks"', "part_of: there is no “walks” before it."),
        ('one = "meeting"', 'won = "meeting"', "“mdt_meetings”, won: there is no such field."),
        (
            'numerator = "care_plans_reviewed"',
            'numerator = "carers_identified"',
            "numerator: there is no “carers_identified” before it.",
        ),
        (
            'many = "meetings"',
            'many = "meetings"\ntarget_profile = ["1"]',
            "“mdt_meetings”, target_profile: numbers were expected",
        ),
        (
            'many = "meetings"',
            'many = "meetings"\ntarget_profile = [1, 2.5]',
            "“mdt_meetings”",
        ),
        ('scale = "100"', 'scale = "percentage"', "scale: “Carers' assessments” can be more"),
        ('one = "meeting"', 'one = ""', "“mdt_meetings”, one: Give the word."),
    ],
)
def test_a_faulty_file_loads_nothing(db, tmp_path, capsys, old, new, told):
    path = tmp_path / "items.toml"
    text = FILE.read_text("utf-8").replace(old, new, 1)
    if told == "an item without a code":
        text = text.replace('part_of = "mdt_people"', 'part_of = "walks"')
    path.write_text(text, "utf-8")

    with pytest.raises(SystemExit) as leaving:
        call_command("load_items", path)

    assert leaving.value.code == 2
    assert told in capsys.readouterr().err
    assert not Item.objects.exists()


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(FaultyFilesError, match=r"none\.toml"):
        load_items(path=tmp_path / "none.toml", by=None)


def test_what_is_held_is_not_added_up_over_months(lead):
    add_item(by=lead, **{**FIELDS, "over_time": "latest"})

    measure = full_catalogue()["walks"]

    assert measure.over_time is Combining.LATEST
    assert all(step.agrees(0) for step in steps(measure))


def test_an_item_may_have_a_target_and_small_numbers_that_are_shown(lead):
    add_item(by=lead, **{**FIELDS, "target": 0, "suppression": "none"})

    measure = full_catalogue()["walks"]

    assert measure.target.in_month(date(2020, 4, 1)) == 0
    assert measure.suppression is Suppression.NONE


def test_an_nhs_number_in_an_items_words_is_refused_at_its_field(lead):
    with pytest.raises(ValidationError) as refused:
        add_item(by=lead, **{**FIELDS, "caveats": "Ask about 943 476 5919"})

    assert "This looks like an NHS number" in refused.value.message_dict["caveats"][0]
    assert not Item.objects.exists()


def test_a_closed_item_is_asked_for_again(item, lead):
    close_item(code="plans", month=date(2020, 4, 1), by=lead)

    again = close_item(code="plans", month=None, by=lead)

    assert again.months.upper is None


def test_a_files_measure_goes_before_an_item_of_the_same_code_and_a_check_warns(kendal):
    an_item("nel_admissions")

    (warning,) = items_have_codes_of_their_own(databases=["default"])

    assert full_catalogue()["nel_admissions"].name == "Non-elective admissions"
    assert "The item nel_admissions has the code" in warning.msg


def test_codes_are_not_checked_where_there_is_no_table_yet(item, monkeypatch):
    monkeypatch.setattr(Item._meta, "db_table", "none_yet")

    assert items_have_codes_of_their_own(databases=["default"]) == []
    assert items_have_codes_of_their_own(databases=None) == []


def test_a_file_may_tell_a_target_for_each_month(db, tmp_path):
    path = tmp_path / "items.toml"
    profile = f"target_profile = [{', '.join(['2', '3.0'] * 6)}]"
    text = FILE.read_text("utf-8").replace('many = "meetings"', f'many = "meetings"\n{profile}', 1)
    path.write_text(text, "utf-8")

    load_items(path=path, by=None)

    target = full_catalogue()["mdt_meetings"].target
    assert target.in_month(date(2020, 5, 1)) == 3


def test_an_item_has_all_fields_of_a_measure(lead):
    fields = {
        "sentence": "{place} walked {value} times in {month}.",
        "chart_months": 24,
        "missing_communities": "no_figure",
        "source": "Walk leaders' diaries",
        "source_owner": "The ramblers",
        "target": "3",
        "target_name": "ambition",
    }

    add_item(by=lead, **{**FIELDS, **fields})

    measure = full_catalogue()["walks"]
    assert measure.sentence == fields["sentence"]
    assert (measure.chart_months, measure.missing_communities) == (24, Missing.NO_FIGURE)
    assert (measure.source, measure.source_owner) == (fields["source"], fields["source_owner"])
    assert (int(measure.target.value), measure.target.name) == (3, "ambition")


@pytest.mark.parametrize(
    ("changes", "field", "told"),
    [
        ({"code": "Walks-led"}, "code", "Small letters, digits and underscores were expected."),
        ({"sentence": "{place} walked."}, "sentence", "{month} is missing."),
        ({"direction": "neutral", "target": 4}, "target", "Where neither way is better there is"),
        ({"checker": "OWNER"}, "checker", "The owner cannot check their own measure."),
        ({"target": -1}, "target", "greater than or equal to 0"),
        ({"chart_months": 61}, "chart_months", "less than or equal to 60"),
    ],
)
def test_an_item_keeps_the_rules_of_measures(lead, changes, field, told):
    with pytest.raises(ValidationError) as fault:
        add_item(by=lead, **{**FIELDS, **changes})

    assert set(fault.value.message_dict) == {field}
    assert told in fault.value.message_dict[field][0]


def test_rewording_an_item_is_not_refused_for_its_code(kendal, lead):
    an_item("two-words")

    reword_item(code="two-words", by=lead, name="Two words")

    assert Item.objects.get().name == "Two words"


@pytest.mark.parametrize(
    "fields", [{"decimals": 1}, {"description": ""}, {"sentence": "{place}, {value}, {place"}]
)
def test_rewording_an_item_keeps_the_rules(item, lead, fields):
    with pytest.raises(ValidationError) as fault:
        reword_item(code="plans", by=lead, **fields)

    assert set(fault.value.message_dict) == set(fields)
