import pytest

from iccs.access import Role
from reports.models import PackFile, PackOrder
from reports.packs.actions import MOST_UNFINISHED
from tests.people import a_user
from tests.reports.frozen import an_edition

CODE = "2019-20-q4-r1"
NEW = f"/reports/{CODE}/pack/"
ASKED = {
    "subject": "kendal",
    "audience": "outside",
    "formats": ["xlsx", "docx"],
    "measure-admissions": "2",
    "measure-falls": "1",
}


@pytest.fixture
def edition(system):
    return an_edition()


@pytest.fixture
def asked_for(edition):
    """What a browser asked for; nothing is started, for a test's rows are seen by nobody else."""

    def ask(client, **changed) -> PackOrder:
        client.post(NEW, {**ASKED, **changed})
        return PackOrder.objects.get()

    return ask


def made(order: PackOrder, **failures: str) -> PackOrder:
    for code in order.formats:
        failure = failures.get(code, "")
        content = b"" if failure else b"the file"
        PackFile.objects.create(order=order, format=code, content=content, failure=failure)
    PackOrder.objects.update(finished_at=order.ordered_at)
    return order


def test_what_is_asked_for_is_kept_in_the_order_of_its_numbers(analyst_client, asked_for):
    order = asked_for(analyst_client)

    assert order.measures == ["falls", "admissions"]
    assert (order.subject, order.audience, order.formats) == ("kendal", "outside", ["xlsx", "docx"])
    assert order.title == "Kendal ICC: Q4 2019/20"


def test_form_offers_every_measure_with_a_number(analyst_client, edition):
    page = analyst_client.get(NEW).content.decode()

    assert 'name="measure-admissions" value="1"' in page
    assert 'name="measure-falls" value="2"' in page
    assert page.count('type="checkbox"') == 4


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"measure-admissions": "", "measure-falls": ""}, "Number at least one measure."),
        ({"measure-falls": "first"}, "Falls: write a whole number, or leave it blank."),
        ({"measure-falls": "0"}, "Falls: write a whole number from 1 to 999, or leave it blank."),
        ({"measure-falls": "1000"}, "Falls: write a whole number from 1 to 999,"),
        ({"formats": []}, "Choose at least one kind of file."),
        ({"subject": "garstang"}, "Choose one of the options for “Place”."),
    ],
)
def test_what_cannot_be_made_is_said_in_a_sentence(analyst_client, edition, changed, sentence):
    answer = analyst_client.post(NEW, {**ASKED, **changed})

    assert sentence in answer.content.decode()
    assert not PackOrder.objects.exists()


def test_no_such_edition(analyst_client, edition):
    assert analyst_client.get("/reports/2019-20-q4-r9/pack/").status_code == 404


@pytest.mark.parametrize(
    ("role", "subject", "may"),
    [
        (Role.ANALYST, "bay", True),
        (Role.LEAD, "kendal", True),
        (Role.LEAD, "lancaster", False),
        (Role.LEAD, "south", False),
        (Role.GROUP_MEMBER, "bay", False),
        (Role.GROUP_MEMBER, "kendal", True),
        (Role.ADMINISTRATOR, "kendal", False),
    ],
)
def test_figures_in_full_only_for_those_who_read_the_place_in_full(
    signed_in, edition, role, subject, may
):
    client = signed_in(a_user("Petra Person", role=role))

    answer = client.post(NEW, {**ASKED, "subject": subject, "audience": "team"})

    assert PackOrder.objects.exists() == may
    assert ("as published" in answer.content.decode()) == (not may)


def test_page_says_how_far_a_pack_has_come(analyst_client, asked_for):
    order = asked_for(analyst_client)
    PackFile.objects.create(order=order, format="xlsx", content=b"the file")

    page = analyst_client.get(f"/reports/packs/{order.pk}/").content.decode()

    assert "Being made: 1 of 2 files are done." in page
    assert f'href="/reports/packs/{order.pk}/xlsx/"' in page


def test_page_says_why_a_file_is_not_there(analyst_client, asked_for):
    order = made(asked_for(analyst_client), docx="A chart cannot be drawn.")

    page = analyst_client.get(f"/reports/packs/{order.pk}/").content.decode()

    assert "Not made. A chart cannot be drawn." in page
    assert "Not all files could be made: there is no Word document." in page
    assert "Ready." not in page
    assert analyst_client.get(f"/reports/packs/{order.pk}/docx/").status_code == 404


def test_every_file_that_is_not_there_is_named_at_the_top(analyst_client, asked_for):
    order = made(asked_for(analyst_client), docx="No.", xlsx="No.")

    page = analyst_client.get(f"/reports/packs/{order.pk}/").content.decode()

    assert "there is no Excel workbook, no Word document." in page
    assert "Not all files could be made" in analyst_client.get("/reports/packs/").content.decode()


def test_pack_that_is_there_says_so(analyst_client, asked_for):
    order = made(asked_for(analyst_client))

    page = analyst_client.get(f"/reports/packs/{order.pk}/").content.decode()

    assert "Ready." in page
    assert "/again/" not in page
    assert ">Ready<" in analyst_client.get("/reports/packs/").content.decode()


def test_what_failed_is_tried_again_by_a_button(analyst_client, asked_for):
    order = made(asked_for(analyst_client), docx="A chart cannot be drawn.")
    where = f"/reports/packs/{order.pk}/"
    assert f'action="{where}again/"' in analyst_client.get(where).content.decode()

    analyst_client.get(f"{where}again/")
    assert PackFile.objects.filter(format="docx").exists()
    answer = analyst_client.post(f"{where}again/")

    assert answer["Location"] == where
    assert "Being made: 1 of 2 files are done." in analyst_client.get(where).content.decode()


def test_more_packs_than_one_person_may_wait_for_are_refused(analyst_client, edition):
    for _ in range(MOST_UNFINISHED):
        analyst_client.post(NEW, ASKED)

    page = analyst_client.post(NEW, ASKED).content.decode()

    assert "3 of your packs are still being made. Wait until one of them is ready" in page
    assert PackOrder.objects.count() == MOST_UNFINISHED


def test_files_are_not_made_again_while_too_many_packs_are_being_made(analyst_client, asked_for):
    order = made(asked_for(analyst_client), docx="No.")
    for _ in range(MOST_UNFINISHED):
        analyst_client.post(NEW, ASKED)

    page = analyst_client.post(f"/reports/packs/{order.pk}/again/", follow=True).content.decode()

    assert "3 of your packs are still being made. Wait until one of them is ready" in page
    assert "Not made. No." in page


def test_who_has_not_made_a_pack_is_led_to_where_one_is_made(analyst_client, edition):
    page = analyst_client.get("/reports/packs/").content.decode()

    assert "You have not made a pack yet." in page
    assert '<a href="/reports/">an edition</a>' in page
    assert "No figures yet" not in page


def test_file_is_handed_out_under_a_name_that_every_system_takes(analyst_client, asked_for):
    order = made(asked_for(analyst_client))

    answer = analyst_client.get(f"/reports/packs/{order.pk}/xlsx/")

    assert answer.content == b"the file"
    assert answer["Content-Disposition"] == (
        'attachment; filename="kendal-icc-q4-2019-20-r1-outside.xlsx"'
    )
    assert answer["Content-Type"].endswith("spreadsheetml.sheet")


def test_long_name_of_a_place_leaves_quarter_revision_and_audience(analyst_client, asked_for):
    order = made(asked_for(analyst_client))
    PackOrder.objects.update(title=f"Bay {'x' * 200}: Q4 2019/20")

    answer = analyst_client.get(f"/reports/packs/{order.pk}/xlsx/")

    assert answer["Content-Disposition"].endswith('x-q4-2019-20-r1-outside.xlsx"')


@pytest.mark.parametrize("where", ["", "xlsx/", "print/", "again/"])
def test_pack_is_nobody_elses(analyst_client, signed_in, asked_for, where):
    order = made(asked_for(analyst_client))
    another = signed_in(a_user("Olga Other", role=Role.ANALYST))

    assert another.get(f"/reports/packs/{order.pk}/{where}").status_code == 404


def test_pack_in_full_is_closed_to_whom_loses_the_role(lead_client, asked_for):
    order = made(asked_for(lead_client, audience="team"))
    assert lead_client.get(f"/reports/packs/{order.pk}/xlsx/").status_code == 200

    order.ordered_by.appointments.all().delete()
    PackOrder.objects.update(ordered_by=a_user("Sam Same", role=Role.ADMINISTRATOR))

    assert lead_client.get(f"/reports/packs/{order.pk}/xlsx/").status_code in (403, 404)


def test_own_packs_are_listed(analyst_client, asked_for):
    asked_for(analyst_client)

    page = analyst_client.get("/reports/packs/").content.decode()

    assert "Kendal ICC: Q4 2019/20" in page
    assert "For anybody" in page
    assert "Being made" in page


def test_pack_as_a_page_to_print(analyst_client, asked_for):
    order = asked_for(analyst_client)

    page = analyst_client.get(f"/reports/packs/{order.pk}/print/").content.decode()

    assert "Kendal ICC" in page
    assert order.audience == "outside"


def test_pack_is_taken_up_again_by_a_button_alone(analyst_client, asked_for):
    order = asked_for(analyst_client)

    looked = analyst_client.get(f"/reports/packs/{order.pk}/again/")
    asked = analyst_client.post(f"/reports/packs/{order.pk}/again/")

    assert looked["Location"] == asked["Location"] == f"/reports/packs/{order.pk}/"
