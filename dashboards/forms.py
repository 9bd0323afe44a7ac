"""Which months a screen shows, and which measures."""

from collections.abc import Hashable, Mapping
from datetime import date
from operator import attrgetter
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from dashboards.queries import span
from iccportal.lib.nhs_calendar import first_of_month
from iccportal.remembered import remembered
from measures.catalogue import full_catalogue
from measures.definition import Measure
from measures.forms import PeriodForm, QuickSelect

MONTHS = 36
MAIN = ""  # the section of the measures that a screen shows unless others are asked for


class ScreenForm(PeriodForm):
    """A month, the membership, and the section of the measures: a screen shows one at a time."""

    section = forms.ChoiceField(
        label="Measures",
        required=False,
        widget=QuickSelect,
        error_messages={"invalid_choice": "Choose from the list which measures are shown."},
    )

    def __init__(
        self,
        data: Mapping[str, Any],
        *,
        earliest: date,
        latest: date,
        measures: Mapping[str, Measure],
        in_full: bool,
    ) -> None:
        super().__init__(data, earliest=earliest, latest=latest, in_full=in_full)
        self.measures = measures
        others = sorted({measure.section for measure in measures.values()} - {MAIN})
        choices = [(MAIN, "Main measures"), *((name, name) for name in others)]
        self.fields["section"].choices = choices  # type: ignore[attr-defined]

    @cached_property
    def html(self) -> SafeString:
        """The form as it is shown, written once."""
        return render_to_string("dashboards/screen_form.html", {"form": self})

    @property
    def shown(self) -> list[Measure]:
        """The measures of the section, by code, so that those of one kind stand together."""
        section = self._chosen("section", MAIN)
        own = [measure for measure in self.measures.values() if measure.section == section]
        return sorted(own, key=attrgetter("code"))

    @property
    def heading(self) -> str:
        """The section, as a heading."""
        return self._chosen("section", MAIN) or "Main measures"

    def one_measure(self, asked: str | None) -> Measure:
        """The measure of the section that a reader asks for, or the first by name."""
        own = {m.code: m for m in sorted(self.shown, key=attrgetter("name"))}
        return own.get(asked or "") or next(iter(own.values()))


def period(now: str | None, asked: Mapping[str, Any], *, in_full: bool) -> ScreenForm:
    """The form over the months that have figures and communities; this month where none has.

    `now` is the snapshot that the page is worked out by. `in_full` says whether the reader reads
    everything in full.
    """
    this_month = first_of_month(timezone.localdate())
    data = {name: asked[name] for name in ScreenForm.base_fields if name in asked}

    def work() -> ScreenForm:
        months, measures = remembered(now, "period", lambda: (span(), full_catalogue()))
        earliest, latest = months or (this_month, this_month)
        return ScreenForm(
            data, earliest=earliest, latest=latest, measures=measures, in_full=in_full
        )

    return remembered(now, ("form", this_month, in_full, *data.items()), work)


def asked_for(form: PeriodForm) -> dict[str, str]:
    """What a reader chose, for the addresses of other screens; what was refused is left out."""
    return {
        name: form.data[name]
        for name in form.fields
        if form.data.get(name) and name not in form.errors
    }


def chosen(form: PeriodForm) -> Hashable:
    """All that a form adds to what a screen depends on, to remember the screen by."""
    return form.earliest, form.latest, tuple(sorted(asked_for(form).items()))
