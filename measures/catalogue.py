"""All measures: those of the files, read once, and those that rooms above keep as rows."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from measures.definition import Measure, TargetMethod
from measures.definition_files import DefinitionError, read_definition

FOLDER = Path(__file__).parent / "definitions"

Source = Callable[[], Iterable[Measure]]
SOURCES: list[Source] = []


@cache
def catalogue() -> Mapping[str, Measure]:
    """The measures that files define by code, in order of their names."""
    return MappingProxyType(read_catalogue(FOLDER))


def source(give: Source) -> Source:
    """Register a function that gives measures kept as rows, in one query."""
    SOURCES.append(give)
    return give


def full_catalogue() -> Mapping[str, Measure]:
    """Every measure there is now by code, in order of their names; one query for each source.

    Of two with the same code the file's is the one; what keeps the row has to warn of it.
    """
    files = catalogue()
    rows = [measure for give in SOURCES for measure in give() if measure.code not in files]
    measures = [*files.values(), *rows]
    return {m.code: m for m in sorted(measures, key=lambda measure: measure.name)}


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
