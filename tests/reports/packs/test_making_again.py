import pytest

from reports.models import PackFile, PackOrder
from reports.packs.actions import MOST_UNFINISHED, TooManyOrders, make_again
from reports.packs.making import BROKEN_OFF, MOST_ATTEMPTS, make_waiting
from tests.people import a_user
from tests.reports.packs.orders import asked


def test_pack_that_was_given_up_is_tried_as_often_again(order):
    for code in order.formats:
        PackFile.objects.create(order=order, format=code, failure=BROKEN_OFF)
    PackOrder.objects.update(finished_at=order.ordered_at, attempts=MOST_ATTEMPTS)

    make_again(order)
    make_waiting()

    assert set(order.files.values_list("failure", flat=True)) == {""}


def test_failed_files_alone_are_made_again(order, monkeypatch):
    PackFile.objects.create(order=order, format="xlsx", content=b"made before")
    PackFile.objects.create(order=order, format="docx", failure="No.")
    PackOrder.objects.update(finished_at=order.ordered_at)

    make_again(order)
    make_waiting()

    files = dict(PackFile.objects.values_list("format", "failure"))
    assert files == {"xlsx": "", "docx": ""}
    assert bytes(PackFile.objects.get(format="xlsx").content) == b"made before"
    assert PackOrder.objects.get().finished_at > order.ordered_at


def test_failures_of_a_pack_that_is_being_made_are_kept(order):
    PackFile.objects.create(order=order, format="docx", failure="No.")

    make_again(order)

    assert PackFile.objects.get().failure == "No."


def test_pack_that_lacks_nothing_is_left_as_it_is(order):
    make_waiting()
    before = PackOrder.objects.get().finished_at

    make_again(order)

    assert PackOrder.objects.get().finished_at == before


def test_person_has_no_more_than_some_packs_in_the_making(order, another):
    person = order.ordered_by
    for _ in range(MOST_UNFINISHED - 2):
        asked(order.edition, person)

    with pytest.raises(TooManyOrders, match="Wait until one of them is ready"):
        asked(order.edition, person)
    assert asked(order.edition, a_user("Olga Other")).pk
    PackOrder.objects.filter(pk=order.pk).update(finished_at=order.ordered_at)
    assert asked(order.edition, person).pk


def test_failed_files_are_made_again_once_another_pack_is_ready(order, another):
    PackFile.objects.create(order=order, format="docx", failure="No.")
    PackOrder.objects.filter(pk=order.pk).update(finished_at=order.ordered_at)
    for _ in range(MOST_UNFINISHED - 1):
        asked(order.edition, order.ordered_by)

    with pytest.raises(TooManyOrders, match="Wait until one of them is ready"):
        make_again(order)
    assert order.files.exists()
    PackOrder.objects.filter(pk=another.pk).update(finished_at=order.ordered_at)
    make_again(order)

    assert not order.files.exists()
