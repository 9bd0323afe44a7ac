import pytest
from django.db import connection, transaction

from iccportal.remembered import forget, remembered, snapshot
from iccs.models import System


@pytest.fixture
def name_of(transactional_db):
    """Asks for the system's name; what was worked out is kept in `asked`."""
    asked = []

    def work():
        asked.append(System.objects.get().name)
        return asked[-1]

    System.objects.create(name="North")
    work.asked = asked
    return work


def test_what_was_worked_out_is_remembered(name_of, django_assert_num_queries):
    first = remembered(snapshot(), "name", name_of)

    with django_assert_num_queries(1):
        again = remembered(snapshot(), "name", name_of)

    assert (first, again, name_of.asked) == ("North", "North", ["North"])


def test_an_answer_that_is_none_is_remembered_too(transactional_db):
    worked = []

    for _ in range(2):
        remembered(snapshot(), "nothing", lambda: worked.append(1))

    assert worked == [1]


def test_what_is_forgotten_is_worked_out_anew(name_of):
    remembered(snapshot(), "name", name_of)

    forget()
    remembered(snapshot(), "name", name_of)

    assert name_of.asked == ["North", "North"]


def test_each_key_has_its_own_answer(transactional_db):
    assert [remembered(snapshot(), key, lambda key=key: key) for key in ("one", "two", "one")] == [
        "one",
        "two",
        "one",
    ]


def test_it_is_worked_out_anew_after_any_change(name_of):
    remembered(snapshot(), "name", name_of)

    System.objects.update(name="South")

    assert remembered(snapshot(), "name", name_of) == "South"
    assert name_of.asked == ["North", "South"]


def test_a_change_that_is_not_committed_is_not_seen_until_it_is(name_of):
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("UPDATE iccs_system SET name = 'South'")
        before = remembered(snapshot(), "name", name_of)
        cursor.execute("COMMIT")
    other.close()

    assert (before, remembered(snapshot(), "name", name_of)) == ("North", "South")


def test_nothing_is_remembered_within_a_transaction(name_of):
    with transaction.atomic():
        remembered(snapshot(), "name", name_of)
        System.objects.update(name="South")
        inside = remembered(snapshot(), "name", name_of)

    assert inside == "South"
