"""Somebody who forgot the password gets in again by e-mail, which the demonstration prints."""

import re
import time

from tests.browser.people import ADMINISTRATOR, PASSWORD

LINK = re.compile(r"/account/password/reset/key/\S+")


def link_in(log, patience=10) -> str:
    """The link of the last e-mail in the log."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if found := LINK.findall(log.read_text()):
            return found[-1]
        time.sleep(0.1)
    raise AssertionError("No e-mail came.")


def test_password_is_set_anew_by_e_mail(story, folder, sign_ins):
    person = story()
    person.opens("/account/login/")

    person.page.get_by_role("link", name="password").click()
    person.page.get_by_label("Email").fill(ADMINISTRATOR)
    person.page.get_by_role("main").get_by_role("button").click()
    person.page.wait_for_url("**/password/reset/done/")
    person.all_is_well()
    person.opens(link_in(folder / "portal.log"))
    for field in person.page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    person.all_is_well()
    person.page.get_by_role("main").locator("button[type=submit]").click()
    person.page.wait_for_url("**/password/reset/key/done/")
    sign_ins.forget(ADMINISTRATOR)

    person.signs_in(ADMINISTRATOR)

    assert person.heading() == "Home"
    person.all_is_well()
