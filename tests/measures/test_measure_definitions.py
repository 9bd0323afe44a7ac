import pytest

from measures.catalogue import FOLDER, catalogue, unknown_providers
from measures.reading import PROVIDERS, TARGETS
from measures.worked_example import steps

CODES = sorted(path.stem for path in FOLDER.glob("*.toml"))


def test_every_file_is_a_measure():
    assert sorted(catalogue()) == CODES
    assert len(CODES) >= 10


def test_measures_come_in_order_of_their_names():
    names = [measure.name for measure in catalogue().values()]

    assert names == sorted(names)


@pytest.mark.parametrize("code", CODES)
def test_worked_example_comes_out_as_stated(code):
    measure = catalogue()[code]

    wrong = [step for step in steps(measure) if not step.agrees(measure.unit.decimals)]

    assert wrong == []


@pytest.mark.parametrize("code", CODES)
def test_somebody_counts_for_the_measure(code):
    assert unknown_providers(catalogue()[code], PROVIDERS, TARGETS) == []


@pytest.mark.parametrize("code", CODES)
def test_definition_names_roles_and_no_people(code):
    measure = catalogue()[code]

    assert measure.owner.endswith("(illustrative)")
    assert measure.checker.endswith("(illustrative)")
