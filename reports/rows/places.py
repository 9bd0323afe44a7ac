"""The places that an edition tells of, and the rows that list them."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from dashboards.subject import Subject, of_group, of_place, of_whole
from iccs.queries import GroupPlace, Place, Register
from reports.contents import COMMUNITY, GROUP, PART, WHOLE
from reports.fields import Row


@dataclass(frozen=True, slots=True)
class EditionPlace:
    """A place under the code that an edition knows it by; `subject` is what its figures are of."""

    code: str
    kind: str
    subject: Subject
    group: str = ""
    parent: str = ""
    reports: bool = False

    @property
    def row(self) -> Row:
        """As the table of places has it."""
        subject = self.subject
        return (
            *(self.code, subject.name, subject.short, self.kind),
            *(self.group, self.parent, self.reports),
        )


def edition_places(register: Register) -> list[EditionPlace]:
    """The whole, each Oversight Group, then the communities with their parts in their order."""
    return [*_above(register), *(_place(place, register) for place in register.places)]


def _above(register: Register) -> Iterator[EditionPlace]:
    taken = {place.code for place in register.places}
    whole = of_whole(register.system, register)
    yield EditionPlace(_free(WHOLE, taken, "system"), WHOLE, whole)
    for group in register.groups:
        subject = of_group(group, register)
        yield EditionPlace(_code_of(group, taken), GROUP, subject)


def _place(place: Place, register: Register) -> EditionPlace:
    groups = {group.code: group for group in register.groups}
    taken = {each.code for each in register.places}
    return EditionPlace(
        code=place.code,
        kind=COMMUNITY if place.parent is None else PART,
        subject=of_place(place, register),
        group=_code_of(groups[place.group], taken) if place.group in groups else "",
        parent=place.parent or "",
        reports=place in register.reporting,
    )


def _code_of(group: GroupPlace, taken: Set[str]) -> str:
    return _free(group.code, taken | {WHOLE}, GROUP)


def _free(code: str, taken: Set[str], otherwise: str) -> str:
    """The code, told apart from a community's own where one has the same."""
    return f"{code}.{otherwise}" if code in taken else code
