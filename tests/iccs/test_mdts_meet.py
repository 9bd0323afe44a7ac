from iccs.models import Mdt
from tests.people import ALWAYS, a_community


def test_a_community_tells_how_often_its_mdts_meet(lead_client):
    community = a_community()
    Mdt.objects.create(community=community, kind="frailty", months=ALWAYS)
    Mdt.objects.create(community=community, kind="diabetes", months=ALWAYS, meets="monthly")

    page = lead_client.get("/communities/kendal/").content.decode()

    assert "Diabetes: running, meets every month" in page
    assert "Frailty: running<" in page
