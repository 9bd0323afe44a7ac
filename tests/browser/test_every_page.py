"""Every kind of page, wide and narrow: accessible, within the screen, and nothing reported."""

import pytest

from tests.browser.admin_markup import ours
from tests.browser.people import ADMINISTRATOR, ANALYST, GROUP_MEMBER, LEAD
from tests.browser.walk import kind, one_of_each_kind

SIGNED_OUT = ["/account/login/", "/account/password/reset/", "/account/password/reset/done/"]
WIDTHS = pytest.mark.parametrize("width", [1280, 320])


@pytest.mark.parametrize(
    ("person", "width"),
    [(ADMINISTRATOR, 1280), (ANALYST, 320)],  # Django's admin is not made for a narrow screen
)
def test_every_kind_of_page_is_well(story, walk_of, person, width):
    reader = story(person, width)
    problems = {}

    for path in one_of_each_kind(walk_of(person)):
        reader.opens(path)
        if found := ours(path, reader.problems()):
            problems[path] = found
        reader.complaints.clear()

    assert problems == {}


@WIDTHS
@pytest.mark.parametrize("person", [LEAD, GROUP_MEMBER])
def test_first_page_is_well_for_those_who_read(story, person, width):
    reader = story(person, width)

    reader.opens("/")

    reader.all_is_well()


@WIDTHS
@pytest.mark.parametrize("path", SIGNED_OUT)
def test_pages_before_sign_in_are_well(story, path, width):
    visitor = story(width=width)

    visitor.opens(path)

    visitor.all_is_well()


@WIDTHS
@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/nowhere/", "Page not found"),
        ("/targets/rebases/draft/", "You cannot open this page"),
        ("/whole/?to=1948-07", None),
    ],
)
def test_pages_that_say_no_are_well(story, path, heading, width):
    reader = story(LEAD, width)

    reader.opens(path)

    assert heading is None or reader.heading() == heading
    reader.complaints.clear()  # the browser complains of an answer that says no
    reader.all_is_well()


def test_walk_reaches_the_pages_of_every_room(walk_of):
    kinds = {kind(path) for path in walk_of(ADMINISTRATOR)}

    assert {
        "",
        "accessibility/",
        "about-the-figures/",
        "communities/",
        "communities/<slug:code>/",
        "measures/",
        "measures/<slug:code>/",
        "targets/rebases/",
        "targets/rebases/<int:pk>/",
        "account/2fa/",
        "account/password/change/",
        "admin/iccs/community/",
    } <= kinds
