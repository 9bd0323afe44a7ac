"""The places that an edition tells of, and the rows that list them."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboards.subject import Subject, of_group, of_place, of_whole
from iccs.place_codes import group_codes, whole_code
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
    groups = group_codes(register)
    return [
        EditionPlace(whole_code(register), WHOLE, of_whole(register.system, register)),
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
