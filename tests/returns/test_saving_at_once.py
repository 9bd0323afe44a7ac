"""Two people, one box: whatever was acknowledged is there, or was seen by who replaced it."""

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from threading import Barrier, Thread
from uuid import UUID, uuid4

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iccportal.accounts.models import User
from returns.actions import Conflict, Saved, save_value
from returns.answers import NUMBER, Answer
from returns.models import Return, Save, Value
from returns.queries import history
from tests.people import a_community, a_user
from tests.returns.asked import MONTH, TODAY, a_period, an_item

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["Ann", "Ben"]),
        st.one_of(st.integers(0, 3), st.just("look")),
        st.booleans(),
    ),
    max_size=8,
)


def save(
    by: User,
    number: int,
    base: int | None,
    key: UUID | None = None,
    unanswered: Collection[UUID] = (),
) -> Saved:
    return save_value(
        community="kendal",
        month=MONTH,
        item="plans",
        mdt=None,
        answer=Answer(NUMBER, number),
        base_version=base,
        key=key or uuid4(),
        unanswered=unanswered,
        by=by,
        now=TODAY,
    )


@pytest.fixture
def people(item) -> dict[str, User]:
    return {name: a_user(f"{name} Other") for name in ("Ann", "Ben")}


@dataclass
class Browser:
    """What one person's page knows: the version it showed, and saves of which it heard nothing."""

    base: int | None = None
    unanswered: list[UUID] = field(default_factory=list)

    def shows(self, version: int | None) -> None:
        self.base, self.unanswered = version, []


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_order_of_saves_loses_what_was_kept_unseen_by_who_replaced_it(people, steps):
    Return.objects.all().delete()
    browsers = {"Ann": Browser(), "Ben": Browser()}
    in_order: list[int] = []
    senders: defaultdict[int, set[str]] = defaultdict(set)  # by version
    for name, step, answer_is_lost in steps:
        own, held = browsers[name], Value.objects.first()
        version = None if held is None else held.version
        if step == "look":
            own.shows(version)
            continue
        key = uuid4()
        try:
            answered = save(people[name], step, own.base, key, own.unanswered).version
            in_order.append(step)
            is_new = held is not None and held.number != step
            assert not is_new or own.base == version or name in senders[version]
            senders[answered].add(name)
        except Conflict as conflict:
            answered = conflict.theirs.version
            assert name not in senders[version]
        own.unanswered.append(key) if answer_is_lost else own.shows(answered)

    value = Value.objects.first()
    assert (value and value.number) == (in_order[-1] if in_order else None)
    told = history(value.pk) if value else []
    assert {change.to.number for change in told} == set(in_order)


def at_once(*saves: Callable[[], Saved]) -> list[Saved | Exception]:
    """What each of some saves answers, begun at the same moment over connections of their own."""
    barrier, outcomes = Barrier(len(saves)), []

    def run(one: Callable[[], Saved]) -> None:
        barrier.wait()
        try:
            outcomes.append(one())
        except Exception as error:
            outcomes.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[one]) for one in saves]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


@pytest.fixture
def kendal_in_a_database_of_its_own(transactional_db) -> tuple[User, User]:
    a_community()
    a_period()
    an_item("plans")
    return a_user("Ann Other"), a_user("Ben Other")


def test_of_two_first_saves_at_once_one_is_told_of_the_other(kendal_in_a_database_of_its_own):
    ann, ben = kendal_in_a_database_of_its_own

    outcomes = at_once(lambda: save(ann, 1, None), lambda: save(ben, 2, None))

    (kept,) = [each for each in outcomes if isinstance(each, Saved)]
    (conflict,) = [each for each in outcomes if isinstance(each, Conflict)]
    assert conflict.theirs.answer == kept.value.answer
    assert Value.objects.get().number == kept.value.answer.number
    assert Return.objects.count() == 1


def test_a_save_sent_twice_at_once_is_kept_once(kendal_in_a_database_of_its_own):
    ann, _ = kendal_in_a_database_of_its_own
    key = uuid4()

    outcomes = at_once(*[lambda: save(ann, 1, None, key)] * 3)

    assert [each.version for each in outcomes] == [1, 1, 1]
    assert (Save.objects.count(), Value.objects.get().version) == (1, 1)


def test_of_two_changes_at_once_one_is_told_of_the_other(kendal_in_a_database_of_its_own):
    ann, ben = kendal_in_a_database_of_its_own
    save(ann, 1, None)

    outcomes = at_once(lambda: save(ann, 2, 1), lambda: save(ben, 3, 1))

    kinds = sorted(type(each).__name__ for each in outcomes)
    assert kinds == ["Conflict", "Saved"]
    assert Value.objects.get().version == 2
