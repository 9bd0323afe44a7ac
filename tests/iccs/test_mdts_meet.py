import shutil

import pytest

from iccs.actions import load_register
from iccs.management.commands.load_register import FOLDER
from iccs.models import Mdt
from tests.people import ALWAYS, a_community


def test_a_community_tells_how_often_its_mdts_meet(lead_client):
    community = a_community()
    Mdt.objects.create(community=community, kind="frailty", months=ALWAYS)
    Mdt.objects.create(community=community, kind="diabetes", months=ALWAYS, meets="monthly")

    page = lead_client.get("/communities/kendal/").content.decode()

    assert "Diabetes: running, meets every month" in page
    assert "Frailty: running<" in page


@pytest.mark.django_db
def test_the_register_tells_how_often_an_mdt_meets(tmp_path):
    folder = shutil.copytree(FOLDER, tmp_path / "register")
    file = folder / "mdts.csv"
    text = file.read_text(encoding="utf-8")
    known = text.replace(
        "barrow,frailty,running,2019-04,,,", "barrow,frailty,running,2019-04,,weekly,"
    )
    file.write_text(known, encoding="utf-8")

    load_register(folder=folder, by=None)

    assert known != text
    assert list(Mdt.objects.exclude(meets="").values_list("kind", "meets")) == [
        ("frailty", "weekly")
    ]
