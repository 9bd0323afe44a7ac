from datetime import UTC, date, datetime, timedelta
from smtplib import SMTPException
from threading import Barrier, Thread

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import connection

from iccs.access import Role
from returns.actions import submit
from returns.models import Preference, Reminder
from returns.reminders import send_reminders
from tests.factories.community import a_part, an_icc
from tests.people import a_community, a_user
from tests.returns.asked import MONTH, TODAY, a_period, an_item

SOON, LATE = date(2020, 5, 8), date(2020, 5, 20)


def addressees() -> list[str]:
    return sorted(message.to[0] for message in mail.outbox)


def test_a_lead_is_reminded_with_links_and_no_figures(item, lead, settings):
    settings.PORTAL_ADDRESS = "https://portal.example.nhs.uk"

    sent = send_reminders(SOON)

    (message,) = mail.outbox
    assert (sent.mails, sent.failed) == (1, ())
    assert message.to == ["lena.lead@example.nhs.uk"]
    assert message.subject == "Monthly returns are due soon"
    assert "Kendal ICC, April 2020, advised by 10 May 2020" in message.body
    assert "https://portal.example.nhs.uk/returns/kendal/2020-04/" in message.body
    assert "https://portal.example.nhs.uk/account/reminders/" in message.body


def test_a_second_run_sends_nothing_again(item, lead):
    send_reminders(SOON)

    again = send_reminders(SOON + timedelta(days=1))

    assert again.mails == 0
    assert len(mail.outbox) == 1


def test_what_is_late_is_another_reminder(item, lead):
    send_reminders(SOON)
    send_reminders(LATE)

    subjects = [message.subject for message in mail.outbox]

    assert subjects == ["Monthly returns are due soon", "Monthly returns are late"]


def test_one_mail_tells_of_all_returns_of_a_person(kendal, lead):
    an_item("plans")
    a_period(MONTH)
    a_period(date(2020, 3, 1), closes=date(2020, 6, 1))

    send_reminders(LATE)

    told = [m.body for m in mail.outbox if m.to == ["lena.lead@example.nhs.uk"]]
    assert len(told) == 1
    assert "March 2020" in told[0]
    assert "April 2020" in told[0]


def test_a_group_without_a_chair_hears_when_a_return_is_late_twice_running(kendal, lead):
    a_user("Grace Group", role=Role.GROUP_MEMBER)
    a_period(date(2020, 3, 1))
    a_period(MONTH)

    send_reminders(LATE)

    (message,) = [m for m in mail.outbox if m.to == ["grace.group@example.nhs.uk"]]
    assert message.subject == "Monthly returns are late twice running"
    assert "/measures/returns_on_time/communities/" in message.body


def test_where_a_group_has_a_chair_only_the_chair_hears(kendal, lead):
    a_user("Grace Group", role=Role.GROUP_MEMBER)
    chair = a_user("Charlie Chair", role=Role.GROUP_MEMBER)
    chair.appointments.update(chairs=True)
    a_period(date(2020, 3, 1))
    a_period(MONTH)

    send_reminders(LATE)

    assert addressees() == ["charlie.chair@example.nhs.uk", "lena.lead@example.nhs.uk"]


def test_nobody_hears_of_what_was_handed_in(item, lead):
    submit(community="kendal", month=MONTH, blanks_meant=True, by=lead, now=TODAY)

    send_reminders(SOON)
    send_reminders(LATE)

    assert mail.outbox == []


def test_nobody_hears_of_what_is_locked(item, lead):
    send_reminders(date(2021, 5, 1))

    assert mail.outbox == []


def test_what_people_prefer_is_kept(item, lead):
    Preference.objects.create(person=lead, often="none")

    send_reminders(SOON)
    told_before = len(mail.outbox)
    send_reminders(LATE)

    assert (told_before, len(mail.outbox)) == (0, 1)


def test_only_people_of_the_place_and_month_hear(item, lead):
    a_community("east")
    a_user("Sam Stranger")
    a_user("Anna Analyst", role=Role.ANALYST)
    left = a_user("Lara Left", role=Role.LEAD)
    left.is_active = False
    left.save()

    send_reminders(SOON)

    assert addressees() == ["lena.lead@example.nhs.uk"]


def test_the_lead_of_an_icc_hears_of_its_parts(kendal, lead):
    part = a_part(an_icc("barrow-millom"), "barrow")
    lead.appointments.update(community=part.parent)
    a_period()

    send_reminders(SOON)

    (message,) = mail.outbox
    assert "Barrow, April 2020" in message.body


class NoServer(EmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, messages):
        raise SMTPException("not today")


def test_a_mail_that_could_not_be_sent_is_tried_again(item, lead, settings, capsys):
    sound = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.NoServer"
    with (
        time_machine.travel(datetime(2020, 5, 8, 6, tzinfo=UTC), tick=False),
        pytest.raises(SystemExit) as leaving,
    ):
        call_command("send_reminders")
    kept = Reminder.objects.count()

    settings.EMAIL_BACKEND = sound
    sent = send_reminders(SOON)

    assert (leaving.value.code, kept, sent.mails) == (1, 0, 1)
    assert "No mail could be sent to lena.lead@example.nhs.uk" in capsys.readouterr().err


def test_the_command_says_how_many(item, lead, capsys):
    with time_machine.travel(datetime(2020, 5, 8, 6, tzinfo=UTC), tick=False):
        call_command("send_reminders")

    assert capsys.readouterr().out == "Reminders sent: 1.\n"


def test_two_runs_at_once_send_one_mail(transactional_db):
    a_user("Lena Lead", role=Role.LEAD)
    a_period()
    barrier = Barrier(2)

    def run() -> None:
        barrier.wait()
        send_reminders(SOON)
        connection.close()

    threads = [Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(mail.outbox) == 1
