"""What a pack shall hold."""

from collections.abc import Iterator, Sequence
from itertools import count, groupby
from operator import attrgetter, itemgetter
from typing import Any

from django import forms

from iccportal.lib.small_numbers import Audience
from iccportal.named_errors import NamedErrors
from iccs.access import Access
from reports.packs.formats import FORMATS
from reports.packs.offered import MAIN, Offered
from reports.places import Places
from reports.rights import audiences

FOR_WHOM = (
    (Audience.OUTSIDE, "Anybody: small numbers are hidden, and counts are rounded"),
    (Audience.TEAM, "The team: figures in full, not to be passed on"),
)
MOST_MEASURES = 999


class PackForm(NamedErrors, forms.Form):
    """A place, who the pack is for, the kinds of file, and the measures by their numbers."""

    subject = forms.ChoiceField(label="Place")
    audience = forms.ChoiceField(
        label="Who is it for?", choices=FOR_WHOM, widget=forms.RadioSelect, initial=Audience.OUTSIDE
    )
    formats = forms.MultipleChoiceField(
        label="Files",
        choices=[(one.code, f"{one.name}: {one.purpose}") for one in FORMATS.values()],
        widget=forms.CheckboxSelectMultiple,
        initial=list(FORMATS),
        error_messages={"required": "Choose at least one kind of file."},
    )

    def __init__(
        self, data: Any, *, places: Places, measures: Sequence[Offered], access: Access
    ) -> None:
        super().__init__(data)
        self._places, self._access = places, access
        self.fields["subject"].choices = [  # type: ignore[attr-defined]
            (code, places.name(code)) for code in places.codes
        ]
        self._offered = measures
        numbers = count(1)
        for one in measures:
            number = next(numbers) if one.section == MAIN else None
            self.fields[_field(one.code)] = _number_field(one.name, number)

    @property
    def numbered(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """The boxes of the measures, section by section."""
        for section, offered in groupby(self._offered, key=attrgetter("section")):
            yield section or "Main measures", [self[_field(one.code)] for one in offered]

    def clean(self) -> dict[str, Any]:
        """Refuse figures in full to those who read the place as published, and an empty pack."""
        cleaned = super().clean() or {}
        subject, audience = cleaned.get("subject"), cleaned.get("audience")
        if subject and audience and not self._may(subject, Audience(audience)):
            name = self._places.name(subject)
            self.add_error(
                "audience", f'You read {name} as published: choose "Anybody", or another place.'
            )
        if not self.errors and not self.measures:
            self.add_error(None, "Number at least one measure.")
        return cleaned

    @property
    def measures(self) -> list[str]:
        """The codes of the measures that have a number, by their numbers."""
        numbers = {one.code: self.cleaned_data.get(_field(one.code)) for one in self._offered}
        chosen = [(number, code) for code, number in numbers.items() if number is not None]
        return [code for _, code in sorted(chosen, key=itemgetter(0))]

    def _may(self, subject: str, audience: Audience) -> bool:
        return audience in audiences(self._access, self._places, subject)


def _number_field(name: str, number: int | None) -> forms.IntegerField:
    # Django fills numbers into these two by %
    out_of_range = (
        f"{name.replace('%', '%%')}: write a whole number from 1 to {MOST_MEASURES}, "
        "or leave it blank."
    )
    return forms.IntegerField(
        label=name,
        required=False,
        initial=number,
        min_value=1,
        max_value=MOST_MEASURES,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": f"{name}: write a whole number, or leave it blank.",
            "min_value": out_of_range,
            "max_value": out_of_range,
        },
    )


def _field(code: str) -> str:
    return f"measure-{code}"
