"""What the page tells people to do is done."""

import html
import os
import re
import shutil
import subprocess

import pytest
import time_machine

from reports.contents import TABLES
from reports.feed.how_to import VARIABLE, recipes
from tests.reports.feed.asking import Program, a_secret
from tests.targets.world import a_practice, some_activity

RECIPES = {recipe.key: recipe for recipe in recipes("http://testserver")}
RSCRIPT = shutil.which("Rscript")


@pytest.fixture
def secret(system, monkeypatch):
    """The token of a lead, where the programs look for it; Kendal has 10 admissions a month."""
    with time_machine.travel("2020-06-20 12:00Z", tick=True):
        some_activity(a_practice())
        secret = a_secret()
        monkeypatch.setenv(VARIABLE, secret)
        yield secret


def code_for(key, address):
    return next(recipe.code for recipe in recipes(address) if recipe.key == key)


def test_code_for_pandas_runs_and_finds_the_figures(served, secret):
    found: dict = {}

    exec(code_for("pandas", served), found)

    latest = found["latest"].loc[("nel_admissions", "kendal")]
    assert latest["value"] == 10
    assert f"{latest['month']:%Y-%m}" == "2020-06"
    assert latest["small_numbers"] == "small numbers hidden and other counts rounded"
    assert found["places"].loc["kendal", "name"] == "Kendal ICC"


@pytest.mark.skipif(RSCRIPT is None, reason="There is no R on this machine.")
def test_code_for_r_runs(served, secret):
    done = subprocess.run(
        [str(RSCRIPT), "--vanilla", "-e", code_for("r", served)],
        env={**os.environ, VARIABLE: secret},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "nel_admissions" in done.stdout


@pytest.mark.parametrize("key", ["pandas", "r", "excel"])
def test_files_that_the_code_reads_are_there(secret, key):
    files = re.findall(r'"(live/\w+\.csv)"', RECIPES[key].code)

    assert files
    assert all(Program(secret).get(f"v1/{file}").status_code == 200 for file in files)


@pytest.mark.parametrize("key", ["excel", "power-bi"])
def test_addresses_to_enter_are_there(secret, key):
    told = " ".join((*RECIPES[key].steps, RECIPES[key].code))
    addresses = set(re.findall(r"http://testserver/feed/(odata/v1/\w+)", told))

    assert addresses == {"odata/v1/live"}
    assert Program(secret).get("odata/v1/live").status_code == 200


def test_power_query_folds_its_filter_into_a_question_that_is_understood(secret):
    asked = {"$filter": "month ge 2019-04-01", "$top": "1000"}

    rows = Program(secret).get("odata/v1/live/figures", **asked).json()["value"]

    assert min(row["month"] for row in rows) == "2019-04-01"


def test_page_has_every_recipe_and_every_table(lead_client):
    page = html.unescape(lead_client.get("/feed/").text)

    for recipe in RECIPES.values():
        assert recipe.title in page
        assert recipe.code in page
    assert all(table.description in page for table in TABLES.values())


@pytest.mark.parametrize(
    ("client", "words"),
    [
        ("analyst_client", "You choose for each token"),
        ("lead_client", "those of your own places in full"),
    ],
)
def test_page_says_what_the_persons_tokens_read(request, client, words):
    assert words in request.getfixturevalue(client).get("/feed/").text
