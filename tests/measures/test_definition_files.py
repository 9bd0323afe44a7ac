import re

import pytest

from measures.catalogue import FOLDER, read_catalogue, unknown_providers
from measures.definition import TargetMethod
from measures.definition_files import DefinitionError, read_definition
from tests.measures.measures_of import JANUARY, a_count_measure, a_ratio_measure

COUNT = (FOLDER / "nel_admissions.toml").read_text("utf-8")
RATIO = (FOLDER / "reablement_plan_rate.toml").read_text("utf-8")


def _changed(text: str, old: str, new: str) -> str:
    """The definition with one line another: `old` begins that line."""
    changed, found = re.subn(rf"(?m)^{re.escape(old)}.*$", lambda _: new, text, count=1)
    assert found
    return changed


def _problems(tmp_path, text: str, stem: str = "nel_admissions") -> list[str]:
    path = tmp_path / f"{stem}.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(DefinitionError) as caught:
        read_definition(path)
    return caught.value.problems


def _read(tmp_path, text: str, stem: str = "nel_admissions"):
    path = tmp_path / f"{stem}.toml"
    path.write_text(text, "utf-8")
    return read_definition(path)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("name =", "", "name: missing."),
        ("name =", 'name = " "', "name: empty."),
        ("name =", "name = 3", "name: text was expected, not 3."),
        ("multiplier =", "multiplier = true", "multiplier: a whole number was expected, not True."),
        ("decimals =", 'decimals = "0"', "unit.decimals: a whole number was expected, not '0'."),
        ("code =", 'colour = "red"\ncode = "nel_admissions"', "colour: there is no such field."),
        ("method =", 'method = "guessed"', "target.method: one of none, fixed, profile, "
         'apportioned was expected, not "guessed".'),
        ("owner =", "", "approval.owner: missing."),
        ("review_by =", "review_by = 2022-03-31T10:00:00", "approval.review_by: a date, as in "
         "2021-03-01 was expected, not datetime.datetime(2022, 3, 31, 10, 0)."),
        ("numerator =", "numeratr = 212", "example.given[1].numeratr: there is no such field."),
        ('provider = "app', "", "target.provider: missing."),
    ],
)  # fmt: skip
def test_faulty_field_is_named_with_its_file(tmp_path, old, new, problem):
    assert _problems(tmp_path, _changed(COUNT, old, new)) == [f"nel_admissions.toml, {problem}"]


def test_table_that_is_no_table_is_named(tmp_path):
    text = "target = 3\n" + COUNT.replace("[target]", "[target_of_old]")

    problems = _problems(tmp_path, text)

    assert "nel_admissions.toml, target: a table was expected, not 3." in problems


def test_empty_list_is_named(tmp_path):
    start, end = COUNT.index("caveats = ["), COUNT.index("]\n", COUNT.index("caveats")) + 2
    text = COUNT[:start] + "caveats = []\n" + COUNT[end:]

    assert _problems(tmp_path, text) == ["nel_admissions.toml, caveats: the list is empty."]


def test_all_faults_are_told_at_once(tmp_path):
    text = _changed(_changed(COUNT, "name =", ""), "owner =", "owner = 3")

    assert len(_problems(tmp_path, text)) == 2


def test_file_that_is_not_toml_is_named(tmp_path):
    (problem,) = _problems(tmp_path, "code = ")

    assert problem.startswith("nel_admissions.toml: this is not TOML.")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("code =", 'code = "other"', 'code: "other" is not the name of its file, '
         '"nel_admissions".'),
        ("period =", 'period = "week"', 'period: figures are monthly: "month" was expected, '
         'not "week".'),
        ("months =", "months = 61", "chart.months: 1 to 60 months can be charted."),
        ("sentence =", 'sentence = "{place} {value} {month} {who}"', "sentence: {who} stands for "
         "nothing."),
        ("sentence =", 'sentence = "{place} {value}"', "sentence: {month} is missing."),
        ("sentence =", 'sentence = "{place"', "sentence: the braces do not pair: expected '}' "
         "before end of string."),
        ("over_time =", 'over_time = "ratio_of_sums"', "aggregation."
         "over_time: must be sum or latest."),
        ("over_communities =", 'over_communities = "ratio_of_sums"', "aggregation."
         "over_communities: counts are a sum, and ratios never are."),
        ("multiplier =", "multiplier = 1000", "multiplier: a count has none: 1 was expected."),
        ("decimals =", "decimals = -1", "unit.decimals: 0 or more was expected."),
        ("direction =", 'direction = "neutral"', "target.method: where neither way is better "
         "there is nothing to aim at."),
        ("checker =", 'checker = "head of Informatics (illustrative)"', "approval.checker: the "
         "owner cannot check their own measure."),
        ("review_by =", "review_by = 2021-04-01", "approval.review_by: must be after "
         "the day of the approval."),
        ("valid_from =", "valid_from = 2016-04-02", "approval.valid_from: a month is the date of "
         "its first day."),
        ("valid_from =", "valid_from = 2016-04-01\nvalid_to = 2020-01-02", "approval.valid_to: a "
         "month is the date of its first day."),
        ("valid_from =", "valid_from = 2016-04-01\nvalid_to = 2016-04-01", "approval.valid_to: "
         "must be after the month from which it holds."),
        ("numerator =", "numerator = 212\ndenominator = 3", "example.given: this measure has no "
         "denominator."),
    ],
)  # fmt: skip
def test_broken_rule_is_named_with_its_file(tmp_path, old, new, problem):
    assert _problems(tmp_path, _changed(COUNT, old, new)) == [f"nel_admissions.toml, {problem}"]


def test_code_of_odd_letters_is_refused(tmp_path):
    text = _changed(COUNT, "code =", 'code = "NEL-admissions"')

    problems = _problems(tmp_path, text, "NEL-admissions")

    assert problems == [
        "NEL-admissions.toml, code: small letters, digits and underscores were expected."
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("multiplier =", "multiplier = 0", "multiplier: 1 or more was expected."),
        ("multiplier =", "multiplier = 1000", "unit.percentage: a percentage is a ratio with the "
         "multiplier 100."),
        ("over_communities =", 'over_communities = "sum"', "aggregation.over_communities: counts "
         "are a sum, and ratios never are."),
        ('method = "none"', 'method = "apportioned"\nname = "x"\nprovider = "y"', "target.method: "
         "only counts can be apportioned."),
        ('method = "none"', 'method = "profile"\nname = "aim"\nprofile = [1, 2.5]',
         "target.profile: twelve numbers were expected, April first."),
        ('community = "south"', 'community = "north"', "example.given: a community has two "
         "figures of one month."),
        ("month = 2020-02-01", "month = 2020-03-01", "example.over_communities: a value for each "
         "month given was expected."),
    ],
)  # fmt: skip
def test_broken_rule_of_a_ratio_is_named(tmp_path, old, new, problem):
    problems = _problems(tmp_path, _changed(RATIO, old, new), "reablement_plan_rate")

    assert f"reablement_plan_rate.toml, {problem}" in problems


def test_example_needs_a_value_for_each_community(tmp_path):
    text = _changed(COUNT, 'community = "south"', 'community = "west"')

    assert _problems(tmp_path, text) == [
        "nel_admissions.toml, example.over_time: a value for each community given was expected."
    ]


def test_fixed_target_is_every_months(tmp_path):
    text = _changed(COUNT, 'method = "apportioned"', 'method = "fixed"')
    text = _changed(text, 'provider = "app', "value = 70.5")

    target = _read(tmp_path, text).target

    assert target.method is TargetMethod.FIXED
    assert target.in_month(JANUARY) == 70.5


def test_profile_begins_with_april(tmp_path):
    text = _changed(COUNT, 'method = "apportioned"', 'method = "profile"')
    text = _changed(text, 'provider = "app', f"profile = {list(range(1, 13))}")

    target = _read(tmp_path, text).target

    assert target.in_month(JANUARY) == 10
    assert target.in_month(JANUARY.replace(month=4)) == 1


def test_catalogue_tells_the_faults_of_all_files(tmp_path):
    (tmp_path / "a.toml").write_text("=", "utf-8")
    (tmp_path / "b.toml").write_text("=", "utf-8")

    with pytest.raises(DefinitionError) as caught:
        read_catalogue(tmp_path)

    assert len(caught.value.problems) == 2


def test_provider_that_nobody_gives_is_named():
    sentence = 'there is no provider named "reablement_assessments".'

    unknown = unknown_providers(a_ratio_measure(), {"reablement_outcome_plan"}, set())

    assert unknown == [f"reablement_plan_rate.toml, denominator.provider: {sentence}"]


def test_target_provider_that_nobody_gives_is_named():
    unknown = unknown_providers(a_count_measure(), {"admissions_nel"}, set())

    assert unknown == [
        'nel_admissions.toml, target.provider: there is no provider named "apportioned:nel".'
    ]
