"""What readers of the outcomes pages choose, and what leads type in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django import forms

from iccportal.lib.nhs_calendar import FinancialYear, day_label, first_of_month, month_name
from iccportal.named_errors import NamedErrors
from iccs.months_form import MonthField
from iccs.queries import Place, Register
from outcomes.courses import FIRST, REPEAT
from outcomes.levels import LevelSets
from outcomes.people import People, everybody, of_place
from outcomes.references import is_reference
from outcomes.rules import Entry
from outcomes.scales import SCALES, read_score

IN_FORCE = "Cut-points of the time"
OCCASIONS = [(FIRST, "First"), (REPEAT, "Repeat")]


class PamForm(NamedErrors, forms.Form):
    """Whose levels are shown, and by which cut-points; both may be left out."""

    use_required_attribute = False

    place = forms.ChoiceField(label="People of", required=False)
    year = forms.ChoiceField(label="First assessed in", required=False)
    levels = forms.ChoiceField(label="Levels by", required=False)

    def __init__(
        self,
        asked: Mapping[str, Any],
        register: Register,
        sets: LevelSets | None,
        years: Sequence[FinancialYear],
        *,
        in_full: bool,
    ) -> None:
        """Offer every place of the register and year, and to read everybody by one of the sets.

        What is published is of everybody by one set: two ways of counting the same people, set
        against each other, would tell a few of them. Only who reads it `in_full` chooses.
        """
        super().__init__({name: asked.get(name, "") for name in ("place", "year", "levels")})
        self.register, self.usual = register, sets
        self.sets = {one.code: LevelSets((one,)) for one in (sets.sets if sets else ())}
        self.years = {one.code: one for one in years}
        places = [(place.code, place.name) for place in register.places]
        _offer(self, "place", [("", register.system), *places])
        _offer(self, "year", [("", "Any year"), *((one.code, one.label) for one in years)])
        each = [(code, one.name) for code, one in self.sets.items()]
        _offer(self, "levels", [("", IN_FORCE), *each])
        if not in_full:
            del self.fields["year"], self.fields["levels"]

    @property
    def people(self) -> People:
        """The people asked for; everybody where no place, or no known one, was."""
        place = self.register.get(self.cleaned_data.get("place", ""))
        people = of_place(self.register, place) if place else everybody(self.register)
        return replace(people, year=self.years.get(self.cleaned_data.get("year", "")))

    @property
    def level_sets(self) -> LevelSets | None:
        """The set asked for, or all, each in force in its time; None where none is known."""
        return self.sets.get(self.cleaned_data.get("levels", ""), self.usual)


class EntryForm(NamedErrors, forms.Form):
    """One score of one person."""

    community = forms.TypedChoiceField(label="Community", coerce=int)
    reference = forms.CharField(
        label="Reference",
        help_text="For a new person keep this one and write it in their notes. "
        "For anybody else type theirs over it. Never an NHS number or a name.",
    )
    offered = forms.CharField(widget=forms.HiddenInput)
    month = MonthField(required=False, widget=forms.HiddenInput)
    instrument = forms.ChoiceField(
        label="Instrument", choices=[(code, scale.name) for code, scale in SCALES.items()]
    )
    occasion = forms.ChoiceField(label="Assessment", choices=OCCASIONS)
    project = forms.CharField(
        label="Project", required=False, max_length=200, help_text="For WEMWBS and SWEMWBS."
    )
    on = forms.DateField(
        label="Date of the assessment",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": "A date is a day, month and year, such as 31/01/2020."},
    )
    score = forms.CharField(
        label="Score",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        help_text="PAM 0 to 100, WEMWBS 14 to 70, SWEMWBS 7 to 35 as added up, not converted.",
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        places: Sequence[Place],
        projects: Sequence[str],
        offered: str,
        month: date | None = None,
    ) -> None:
        """Offer the communities that the person reports for, and a new reference.

        `month` is the one whose scores are recorded; None where they may be of any.
        """
        initial = {"reference": offered, "offered": offered, "month": month}
        super().__init__(data, initial=initial)
        _offer(self, "community", [(str(place.id), place.name) for place in places])
        if projects:
            words = f"For WEMWBS and SWEMWBS. There are already: {', '.join(projects)}."
            self.fields["project"].help_text = words

    def clean_reference(self) -> str:
        """The reference in capital letters, without spaces."""
        text = "".join(str(self.cleaned_data["reference"]).split()).upper()
        if not is_reference(text):
            raise forms.ValidationError(
                "A reference is eight letters A to Z or digits 2 to 7, as the portal made it. "
                "It is never an NHS number or a name."
            )
        return text

    def clean(self) -> dict[str, Any]:
        """Read the score on the scale of its instrument, and hold the day against the month."""
        cleaned = super().clean() or {}
        month, on = cleaned.get("month"), cleaned.get("on")
        if month and on and first_of_month(on) != month:
            self.add_error("on", f"{day_label(on)} is not in {month_name(month)}.")
        if {"score", "instrument"} <= cleaned.keys():
            try:
                cleaned["score"] = read_score(cleaned["score"], cleaned["instrument"])
            except ValueError as error:
                self.add_error("score", f"{error}.")
        return cleaned

    @property
    def entry(self) -> Entry:
        """The score of a valid form."""
        given = self.cleaned_data
        return Entry(
            instrument=given["instrument"],
            occasion=given["occasion"],
            project=given["project"].strip(),
            on=given["on"],
            score=cast(Decimal, given["score"]),
        )


def _offer(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
