import pytest

from measures import catalogue, checks
from measures.reading import PROVIDERS


@pytest.fixture
def definitions(monkeypatch, tmp_path):
    """A folder in the place of the portal's own definitions."""
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    catalogue.catalogue.cache_clear()
    yield tmp_path
    catalogue.catalogue.cache_clear()


def test_portals_own_definitions_are_sound():
    assert checks.definitions_are_sound() == []


def test_faulty_definition_is_an_error(definitions):
    (definitions / "faulty.toml").write_text("code = ", "utf-8")

    (error,) = checks.definitions_are_sound()

    assert error.msg.startswith("faulty.toml: this is not TOML.")


def test_provider_that_nobody_gives_is_an_error(monkeypatch):
    monkeypatch.delitem(PROVIDERS, "admissions_nel_of_whole")

    (error,) = checks.definitions_are_sound()

    assert error.id == "measures.E002"
    assert "nel_share.toml, denominator.provider" in error.msg
