"""Which chart of an edition a reader wants to see."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from django import forms
from django.http import QueryDict

from iccportal.lib.small_numbers import Audience
from iccportal.named_errors import NamedErrors
from iccs.access import Access
from reports.packs.offered import Offered
from reports.places import Places
from reports.rights import audiences

FOR_WHOM = ((Audience.OUTSIDE.value, "Anybody"), (Audience.TEAM.value, "The team, in full"))


class ChartForm(NamedErrors, forms.Form):
    """A measure, a place, and for whom; each has a first choice, so that a chart is always shown.

    What the address `lacks` is in its `whole_query`, by which a chart's address always names it.
    """

    use_required_attribute = False

    measure = forms.ChoiceField(label="Measure")
    place = forms.ChoiceField(label="Place")
    audience = forms.ChoiceField(label="Who is it for?", choices=FOR_WHOM)

    def __init__(
        self, asked: QueryDict, places: Places, measures: Sequence[Offered], access: Access
    ) -> None:
        super().__init__(asked)
        self._asked, self._places, self._access = asked, places, access
        first = {
            "measure": measures[0].code if measures else "",
            "place": places.codes[0],
            "audience": Audience.OUTSIDE.value,
        }
        self.lacks = {name: choice for name, choice in first.items() if name not in asked}
        self.fields["measure"].choices = list(_by_section(measures))  # type: ignore[attr-defined]
        self.fields["place"].choices = [  # type: ignore[attr-defined]
            (code, places.name(code)) for code in places.codes
        ]

    @property
    def whole_query(self) -> str:
        """What the address asks for, with the first choice of what it lacks."""
        whole = self._asked.copy()
        whole.update(self.lacks)
        return str(whole.urlencode())

    @property
    def audience_asked(self) -> Audience:
        """Whose release the chart is of."""
        return Audience(self.cleaned_data["audience"])

    def clean(self) -> dict[str, Any]:
        """Refuse figures in full to those who read the place as published."""
        cleaned = super().clean() or {}
        place, audience = cleaned.get("place"), cleaned.get("audience")
        if place and audience and audience not in audiences(self._access, self._places, place):
            name = self._places.name(place)
            self.add_error(
                "audience", f"You read {name} as published: choose “Anybody”, or another place."
            )
        return cleaned


def _by_section(measures: Sequence[Offered]) -> Any:
    for section, offered in groupby(measures, key=attrgetter("section")):
        yield section or "Main measures", [(one.code, one.name) for one in offered]
