"""All measures, read once from their files."""

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from measures.definition import Measure, TargetMethod
from measures.definition_files import DefinitionError, read_definition

FOLDER = Path(__file__).parent / "definitions"


@cache
def catalogue() -> Mapping[str, Measure]:
    """The portal's measures by code, in order of their names."""
    return MappingProxyType(read_catalogue(FOLDER))


def read_catalogue(folder: Path) -> dict[str, Measure]:
    """The measures that the files of a folder define. DefinitionError tells of all faults."""
    measures, problems = [], []
    for path in sorted(folder.glob("*.toml")):
        try:
            measures.append(read_definition(path))
        except DefinitionError as error:
            problems += error.problems
    if problems:
        raise DefinitionError(problems)
    in_order = sorted(measures, key=lambda measure: measure.name)
    return {measure.code: measure for measure in in_order}


def unknown_providers(
    measure: Measure, providers: Collection[str], targets: Collection[str]
) -> list[str]:
    """A sentence for each function that a measure asks for and nobody gives."""
    asked = [("numerator.provider", measure.numerator.provider, providers)]
    if measure.denominator is not None:
        asked.append(("denominator.provider", measure.denominator.provider, providers))
    if measure.target.method is TargetMethod.APPORTIONED:
        asked.append(("target.provider", measure.target.provider, targets))
    return [
        f'{measure.code}.toml, {field}: there is no provider named "{name}".'
        for field, name, known in asked
        if name not in known
    ]
