"""Measures that rooms above keep as rows, and providers that come in families."""

from dataclasses import dataclass
from datetime import date

import pytest

from measures import catalogue as room
from measures import reading as readings
from measures.catalogue import catalogue, full_catalogue, source
from measures.charted import Charted
from measures.figure import Figure
from measures.figures import Place, chart
from measures.queries import Sources
from measures.reading import Count, Reading, provider_family, provider_of
from measures.tables import series_table
from tests.measures.measures_of import a_count_measure

APRIL = date(2020, 4, 1)


@pytest.fixture
def registries(monkeypatch):
    """Empty ones, so that nothing that a test registers stays."""
    monkeypatch.setattr(room, "SOURCES", [])
    monkeypatch.setattr(readings, "FAMILIES", {})


def test_measures_of_rows_stand_among_those_of_files(registries):
    walks = a_count_measure(code="walks", name="A walk or two")
    source(lambda: iter([walks]))

    names = [measure.name for measure in full_catalogue().values()]

    assert full_catalogue()["walks"] == walks
    assert names == sorted(names)
    assert len(names) == len(catalogue()) + 1


@dataclass(frozen=True)
class Walks:
    what: str

    def __call__(self, reading: Reading) -> list[Count]:
        return [Count("kendal", APRIL, len(self.what))]


def test_a_family_makes_the_provider_of_what_follows_the_colon(registries):
    provider_family("walks", Walks)
    reading = Reading([APRIL])

    counts = reading.once(provider_of("walks:long"))

    assert counts == [Count("kendal", APRIL, 4)]
    assert reading.once(provider_of("walks:long")) is counts


def test_a_provider_without_a_colon_is_known_by_its_name():
    assert provider_of("registered_people").__name__ == "registered_people"


@pytest.mark.parametrize(
    ("own", "word", "told"),
    [
        ({}, "provisional", "Figures of Apr 2020 may still change."),
        (
            {"words_of_states": {"provisional": "submitted"}, "provisional_means": "are with us"},
            "submitted",
            "Figures of Apr 2020 are with us.",
        ),
    ],
)
def test_a_source_has_its_own_words_for_what_is_provisional(own, word, told):
    measure = a_count_measure(**own)
    figure = Figure("kendal", APRIL, 4, None, 4, "provisional")

    charted = Charted(measure, "Kendal ICC", [figure])
    table = series_table(charted).as_html(None)

    assert charted.provisional == told
    assert word in table


ACCEPTED = {"words_of_states": {"provisional": "submitted", "final": "accepted"}}


@pytest.mark.parametrize(
    ("states", "told", "settled"),
    [
        (
            ["final", "provisional"],
            "Figures of May 2020 may still change; all others are accepted.",
            "",
        ),
        (["provisional", "provisional"], "Figures of Apr 2020 to May 2020 may still change.", ""),
        (["final", "final"], "", "All figures shown are accepted."),
    ],
)
def test_a_source_with_a_word_for_what_is_final_says_it(states, told, settled):
    measure = a_count_measure(**ACCEPTED)
    figures = [Figure("kendal", date(2020, n, 1), 4, None, 4, s) for n, s in enumerate(states, 4)]

    charted = Charted(measure, "Kendal ICC", figures)

    assert (charted.provisional, charted.settled) == (told, settled)
    assert (settled in charted.notes) is bool(settled)


@pytest.mark.parametrize(
    ("own", "state", "words"),
    [
        (ACCEPTED, "final", ("submitted", "accepted")),
        (ACCEPTED, "provisional", ("submitted", "")),
        ({}, "final", ("provisional", "")),
    ],
)
def test_a_chart_is_marked_with_the_words_of_its_source(own, state, words):
    charted = Charted(a_count_measure(**own), "A", [Figure("a", APRIL, 4, None, 4, state)])

    shown = chart(charted, Sources({}), Place("key", "Heading"))

    assert (shown.provisional_word, shown.settled_word) == words


def test_nothing_is_called_accepted_where_there_is_no_figure():
    charted = Charted(
        a_count_measure(**ACCEPTED), "A", [Figure("a", APRIL, None, None, None, "not_sent")]
    )

    assert charted.settled == ""
