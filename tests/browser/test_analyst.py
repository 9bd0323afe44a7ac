"""An analyst looks up why targets moved, and signs the next ones."""

import subprocess
import sys

from tests.browser.people import ANALYST
from tests.portal_process import ROOT, environment_of

PLAN_GOES_ON = """
from datetime import date
from targets.models import PlannedMonth, Trajectory
for month in (4, 5, 6):
    PlannedMonth.objects.create(
        trajectory=Trajectory.objects.get(), month=date(2021, month, 1), planned=2500
    )
"""


def test_follows_a_rebase_to_its_explanation(story):
    analyst = story(ANALYST)
    analyst.opens("/targets/")

    analyst.page.get_by_text("How the trajectory is shared out").click()
    analyst.page.get_by_role("link", name="every rebase").click()
    analyst.page.get_by_role("region").get_by_role("link").first.click()

    text = analyst.page.get_by_role("main").inner_text()
    assert analyst.heading().startswith("Rebase from Q4 2020/21")
    assert "Signed" in text
    assert "share" in text
    analyst.all_is_well()


def test_is_told_where_nothing_is_left_to_draft(story):
    analyst = story(ANALYST)
    analyst.opens("/targets/rebases/")

    analyst.page.get_by_role("link", name="Draft the next rebase").click()

    assert analyst.heading() == "Nothing to draft"
    analyst.all_is_well()


def test_drafts_previews_and_signs_the_next_rebase(story, folder):
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", PLAN_GOES_ON]
    subprocess.run(command, cwd=ROOT, env=environment_of(folder), check=True)
    analyst = story(ANALYST)
    analyst.opens("/targets/rebases/draft/")

    analyst.page.get_by_label("Takes effect from").select_option("Q1 2021/22")
    analyst.page.get_by_label("Last month of the window").select_option("January 2021")
    analyst.page.get_by_role("button", name="Draft").click()
    assert "Draft" in analyst.heading()
    assert "Because practices moved" in analyst.page.get_by_role("main").inner_text()
    analyst.all_is_well()
    analyst.page.get_by_label("Note for the Oversight Groups").fill("As agreed in March.")
    analyst.page.get_by_role("button", name="Sign", exact=True).click()

    text = analyst.page.get_by_role("main").inner_text()
    assert analyst.heading() == "Rebase from Q1 2021/22"
    assert "As agreed in March." in text
    assert analyst.page.get_by_role("button", name="Sign", exact=True).count() == 0
    analyst.all_is_well()
