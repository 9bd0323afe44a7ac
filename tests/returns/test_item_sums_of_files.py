"""What an item of a file adds up from."""

import pytest
from django.core.management import call_command

from returns.items import load_items
from returns.management.commands.load_items import FILE
from returns.models import Item
from tests.returns.test_item_sums import addends


def a_file(tmp_path, *changes):
    text = FILE.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "items.toml"
    path.write_text(text, "utf-8")
    return path


OF_PLANS = 'code = "care_plans_held"'
MADE = 'adds_up_from = ["care_plans_made", "care_plans_reviewed"]'


def held_alike(tmp_path, made: str = MADE):
    """A file in which plans held are made up of items that come after it, and are part of it."""
    return a_file(tmp_path, (OF_PLANS, f"{OF_PLANS}\n{made}"), ('over_time = "latest"', ""))


def test_a_file_says_what_an_item_adds_up_from(db, tmp_path):
    load_items(path=held_alike(tmp_path), by=None)

    assert addends("care_plans_held") == ["care_plans_made", "care_plans_reviewed"]
    assert load_items(path=FILE, by=None) == 0
    assert len(addends("care_plans_held")) == 2


@pytest.mark.parametrize(
    ("made", "told"),
    [
        ('adds_up_from = ["walks", "care_plans_made"]', "there is no “walks” in the file."),
        ('adds_up_from = "care_plans_made"', "adds_up_from: a list of codes was expected."),
        ('adds_up_from = ["care_plans_made"]', "adds_up_from: Choose two items or more"),
        ('adds_up_from = ["care_plans_made", "mdt_people"]', "is asked of each of its MDTs"),
    ],
)
def test_a_file_that_says_it_wrongly_loads_nothing(db, tmp_path, capsys, made, told):
    with pytest.raises(SystemExit):
        call_command("load_items", held_alike(tmp_path, made))

    assert told in capsys.readouterr().err
    assert not Item.objects.exists()
