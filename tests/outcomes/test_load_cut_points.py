from datetime import date

import pytest
from django.conf import settings

from outcomes.models import CutPoints
from outcomes.queries import level_sets
from tests.outcomes.commands import run
from tests.outcomes.scores import CURRENT, OLDER

pytestmark = pytest.mark.django_db
PUBLISHED = settings.BASE_DIR / "fixtures" / "outcomes" / "pam_levels.csv"
HEADING = "code,name,second_from,third_from,fourth_from,valid_from,source"


def load(path):
    return run("load_cut_points", path)


def test_both_published_sets_are_loaded():
    status, told, _ = load(PUBLISHED)

    assert (status, told) == (0, "Sets of cut-points: 2.\n")
    assert [(one.code, one.begins, one.valid_from) for one in level_sets().sets] == [
        (one.code, one.begins, one.valid_from) for one in (OLDER, CURRENT)
    ]


def test_second_load_makes_the_sets_what_the_file_says(tmp_path):
    load(PUBLISHED)
    path = tmp_path / "sets.csv"
    path.write_text(f"{HEADING}\ncurrent,Newer,40,50,60,2021-01-01,A paper\n")

    load(path)

    assert CutPoints.objects.count() == 2
    changed = CutPoints.objects.get(code="current")
    assert (str(changed), changed.valid_from) == ("Newer", date(2021, 1, 1))


@pytest.mark.parametrize(
    ("row", "place", "words"),
    [
        ("=a,Name,40,50,60,,A paper", "column 1 (code)", "‘=a’"),
        ("a,Name,40,50,a lot,,A paper", "column 3", "A PAM score is a number from 0 to 100"),
        ("a,Name,40,60,50,,A paper", "column 3", "rising scores above 0"),
        ("a,Name,0,50,60,,A paper", "column 3", "rising scores above 0"),
        ("a,Name,40,50,60,2014,A paper", "column 6 (valid_from)", "YYYY-MM-DD"),
    ],
)
def test_faulty_set_is_told_with_its_place_and_nothing_is_kept(tmp_path, row, place, words):
    path = tmp_path / "sets.csv"
    path.write_text(f"{HEADING}\n{row}\n")

    status, _, faults = load(path)

    assert status == 2
    assert f"line 2, {place}" in faults
    assert words in faults
    assert not CutPoints.objects.exists()
