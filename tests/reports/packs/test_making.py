import re
import subprocess
import sys
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection

from reports.models import PackFile, PackOrder
from reports.packs import making
from reports.packs.actions import have_packs_made
from reports.packs.making import BROKEN_OFF, MOST_ATTEMPTS, UNFORESEEN, make_waiting
from tests.people import a_user
from tests.reports.packs.orders import asked


def broken(*_):
    raise ValueError("Not foreseen.")


def first_broken(function):
    """The function, but for its first call."""
    calls = iter([broken])
    return lambda *args: next(calls, function)(*args)


def test_every_file_that_was_asked_for_is_made(order, capsys):
    call_command("make_packs")

    files = {one.format: one for one in PackFile.objects.all()}
    assert set(files) == {"xlsx", "docx"}
    assert all(bytes(one.content).startswith(b"PK") for one in files.values())
    assert capsys.readouterr().out == "Packs made: 1.\n"


def test_mail_holds_a_link_and_no_figures(order):
    make_waiting()

    (sent,) = mail.outbox
    assert sent.to == [order.ordered_by.email]
    assert f"/reports/packs/{order.pk}/" in sent.body
    without_link = re.sub(r"http\S+", "", sent.body)
    assert not re.search(r"\d", without_link)


def test_what_is_made_is_not_made_again(order):
    make_waiting()

    assert make_waiting() == 0
    assert len(mail.outbox) == 1


def test_files_that_are_there_are_kept_when_a_broken_off_pack_is_taken_up(order):
    PackFile.objects.create(order=order, format="xlsx", content=b"made before")

    make_waiting()

    assert bytes(PackFile.objects.get(format="xlsx").content) == b"made before"
    assert PackFile.objects.filter(format="docx", failure="").exists()


def test_one_process_makes_packs_at_a_time(order):
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(7204)")

        assert make_waiting() == 0
        assert not PackFile.objects.exists()
    finally:
        other.close()


def test_measure_that_the_edition_lacks_is_told_for_every_file(order):
    PackOrder.objects.update(measures=["walks"])

    make_waiting()

    failures = set(PackFile.objects.values_list("failure", flat=True))
    assert failures == {"The edition has no measure walks."}


def test_file_that_fails_for_no_foreseen_reason_leaves_the_others(order, caplog, monkeypatch):
    monkeypatch.setattr("reports.packs.document.write_document", broken)

    make_waiting()

    assert PackFile.objects.get(format="docx").failure == UNFORESEEN
    assert PackFile.objects.get(format="xlsx").failure == ""
    assert "docx could not be made" in caplog.text


def test_mail_names_the_files_that_there_are_not(order, settings):
    settings.CHROMIUM = "no-such-program"
    PackOrder.objects.update(formats=["xlsx", "pdf"])

    make_waiting()

    (sent,) = mail.outbox
    assert sent.subject == "Files of your pack could not be made"
    assert "could not be made:\n- PDF\n" in sent.body
    assert "ready" not in sent.body
    assert "Excel" not in sent.body


def test_pack_that_cannot_be_put_together_does_not_stop_those_behind_it(
    order, another, caplog, monkeypatch
):
    monkeypatch.setattr(making, "contents_for", first_broken(making.contents_for))

    assert make_waiting() == 2

    assert set(order.files.values_list("failure", flat=True)) == {UNFORESEEN}
    assert set(another.files.values_list("failure", flat=True)) == {""}
    assert "could not be put together" in caplog.text


def test_pack_that_processes_die_of_is_given_up_and_those_behind_it_are_made(
    order, another, monkeypatch
):
    """Out of memory, say: nothing of the process is left to tell of it."""

    def dying(*_):
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(making, "compose", dying)
        for _ in range(MOST_ATTEMPTS):
            with pytest.raises(SystemExit):
                make_waiting()

    assert make_waiting() == 2

    assert set(order.files.values_list("failure", flat=True)) == {BROKEN_OFF}
    assert set(another.files.values_list("failure", flat=True)) == {""}
    assert mail.outbox[0].subject == "Files of your pack could not be made"


@pytest.mark.parametrize("fails", [True, False])
def test_person_who_is_removed_meanwhile_does_not_stop_the_packs_behind(order, monkeypatch, fails):
    behind = asked(order.edition, a_user("Olga Other"))
    contents_for = making.contents_for

    def removing(*args):
        if order.ordered_by.pk and order.ordered_by.delete() and fails:
            raise ValueError("Not foreseen.")
        return contents_for(*args)

    monkeypatch.setattr(making, "contents_for", removing)
    with connection.cursor() as cursor:
        # as without a test's transaction around it, where every statement is held to them
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    assert make_waiting() == 1

    assert set(PackFile.objects.values_list("order", flat=True)) == {behind.pk}
    assert [sent.to for sent in mail.outbox] == [[behind.ordered_by.email]]


def test_packs_are_made_in_the_order_that_they_were_asked_for(order, another):
    make_waiting()

    first, second = PackOrder.objects.order_by("finished_at")
    assert (first, second) == (order, another)


def test_what_was_asked_for_while_the_last_pack_was_made_is_taken_up(order, monkeypatch):
    """Its own process was turned away, so the one at work looks again when it has let go."""
    let_go = making._alone

    @contextmanager
    def letting_go():
        with let_go() as is_mine:
            yield is_mine
        if PackOrder.objects.count() == 1:
            asked(order.edition, order.ordered_by)

    monkeypatch.setattr(making, "_alone", letting_go)

    assert make_waiting() == 2


def test_mail_is_sent_once_another_process_may_make_packs(order, monkeypatch):
    def locks(*_):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE objid = 7204")
            held.append(cursor.fetchone()[0])

    held: list[int] = []
    monkeypatch.setattr(making, "send_mail", locks)

    make_waiting()

    assert held == [0]


def test_pack_is_there_where_no_mail_can_be_sent(order, settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    make_waiting()

    assert PackOrder.objects.get().finished_at is not None
    assert "No mail could be sent" in caplog.text


def test_packs_are_made_by_a_process_of_their_own(order, monkeypatch):
    # it looks into this database, where it sees nothing of a test that is not over
    own = connection.settings_dict
    host = quote(str(own["HOST"]), safe="")
    monkeypatch.setenv("DATABASE_URL", f"postgresql://{own['USER']}@{host}/{own['NAME']}")

    assert have_packs_made().wait() == 0
    assert not PackFile.objects.exists()


def test_file_that_cannot_be_drawn_says_why(order, settings):
    settings.CHROMIUM = "no-such-program"
    PackOrder.objects.update(formats=["pdf"])

    make_waiting()

    assert "Chromium is missing" in PackFile.objects.get().failure
    assert str(PackFile.objects.get()) == "Kendal ICC: Q4 2019/20, pdf"


def test_the_web_process_does_without_what_writes_files():
    wants = "import iccportal.settings, django; django.setup(); import iccportal.urls, sys; "
    heavy = "print([m for m in ('docx', 'pptx', 'xlsxwriter') if m in sys.modules])"

    told = subprocess.run(
        [sys.executable, "-c", wants + heavy], capture_output=True, text=True, check=True
    )

    assert told.stdout.strip() == "[]"
