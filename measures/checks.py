"""Checked when the portal starts: the definitions are sound, and somebody counts for each."""

from typing import Any

from django.core.checks import Error

from measures.catalogue import catalogue, unknown_providers
from measures.definition_files import DefinitionError
from measures.reading import PROVIDERS, TARGETS


def definitions_are_sound(**_: Any) -> list[Error]:
    """An error for each fault in the definitions."""
    try:
        measures = catalogue()
    except DefinitionError as error:
        return [Error(problem, id="measures.E001") for problem in error.problems]
    return [
        Error(problem, id="measures.E002")
        for measure in measures.values()
        for problem in unknown_providers(measure, PROVIDERS, TARGETS)
    ]
