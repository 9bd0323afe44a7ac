"""The places that an edition tells of, and the rows that list them."""

from collections.abc import Mapping, Set
from dataclasses import dataclass

from dashboards.subject import Subject, of_group, of_place, of_whole
from iccs.queries import Place, Register
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
    taken = {place.code for place in register.places}
    whole = _free(WHOLE, taken, "system")
    groups = _codes_of_groups(register, taken | {whole})
    return [
        EditionPlace(whole, WHOLE, of_whole(register.system, register)),
        *(
            EditionPlace(groups[group.code], GROUP, of_group(group, register))
            for group in register.groups
        ),
        *(_place(place, register, groups) for place in register.places),
    ]


def _place(place: Place, register: Register, groups: Mapping[str, str]) -> EditionPlace:
    return EditionPlace(
        code=place.code,
        kind=COMMUNITY if place.parent is None else PART,
        subject=of_place(place, register),
        group=groups.get(place.group or "", ""),
        parent=place.parent or "",
        reports=place in register.reporting,
    )


def _codes_of_groups(register: Register, taken: Set[str]) -> dict[str, str]:
    """What an edition knows each Oversight Group by: its own code, unless a place has the same."""
    own = {group.code for group in register.groups}
    found: dict[str, str] = {}
    for group in register.groups:
        others = {*taken, *(own - {group.code}), *found.values()}
        found[group.code] = _free(group.code, others, GROUP)
    return found


def _free(code: str, taken: Set[str], otherwise: str) -> str:
    """The code, with a word added, of letters that codes may have, until nothing else has it."""
    while code in taken:
        code = f"{code}-{otherwise}"
    return code
