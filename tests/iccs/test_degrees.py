"""A practice lies on the globe."""

import pytest
from django.db import IntegrityError, transaction

from iccs.models import Practice
from tests.factories.practice import a_practice

pytestmark = pytest.mark.django_db

IMPOSSIBLE = [
    ("latitude", 90.1, "Enter degrees from -90 to 90."),
    ("latitude", -91, "Enter degrees from -90 to 90."),
    ("longitude", 180.1, "Enter degrees from -180 to 180."),
    ("longitude", -181, "Enter degrees from -180 to 180."),
]


def place(client, practice, **degrees):
    lists = ("memberships", "pcn_memberships", "list_sizes")
    none = {f"{each}-{count}_FORMS": "0" for each in lists for count in ("TOTAL", "INITIAL")}
    form = {"code": practice.code, "name": practice.name, **none, **degrees}
    return client.post(f"/admin/iccs/practice/{practice.pk}/change/", form)


@pytest.mark.parametrize(("field", "degrees", "words"), IMPOSSIBLE)
def test_impossible_degrees_are_refused_in_words(administrator_client, field, degrees, words):
    practice = a_practice()

    response = place(administrator_client, practice, **{field: degrees})

    assert words in response.content.decode()


@pytest.mark.parametrize(("field", "degrees", "words"), IMPOSSIBLE)
def test_the_database_refuses_impossible_degrees(field, degrees, words):
    practice = a_practice()

    with pytest.raises(IntegrityError, match=f"practice_{field}"), transaction.atomic():
        Practice.objects.filter(pk=practice.pk).update(**{field: degrees})


@pytest.mark.parametrize(("latitude", "longitude"), [(90, -180), (-90, 180), (0, 0), ("", "")])
def test_possible_degrees_are_kept(administrator_client, latitude, longitude):
    practice = a_practice()

    response = place(administrator_client, practice, latitude=latitude, longitude=longitude)

    assert response.status_code == 302
