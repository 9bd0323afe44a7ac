"""The one chart component: everything that a figure is shown with, wherever it is shown."""

import re
from dataclasses import dataclass, field
from json import JSONEncoder
from typing import Final

from django.template.loader import render_to_string
from django.utils.html import json_script
from django.utils.safestring import SafeString, mark_safe

from iccportal.charts.download import links
from iccportal.charts.icons import Icon
from iccportal.charts.legend import legend
from iccportal.charts.status import Status
from iccportal.charts.svg import render
from iccportal.charts.theme import Figure, room_of
from iccportal.tables import FiguresTable, Row

# Line breaks of the template, each of which would be a node of the page.
_BETWEEN_LINES: Final = re.compile(r">\n\s*<")


class CompactEncoder(JSONEncoder):
    """JSON without a space between its parts."""

    item_separator = ","
    key_separator = ":"


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A figure with its words, its table and where it comes from.

    `key` is unique on its page: the HTML id and the name of its CSV. `sentence` is what a reader
    should take away; `provisional` a sentence where some figures are provisional, else empty, and
    `provisional_word` what its source calls that; `settled_word` what it calls figures that will
    not change, where all are such, else empty; `as_at` the day or month up to which the figures
    are known, in words; `rounding` what was done to counts before they were shown, empty where
    nothing was. Charts of a set that shares one key leave their own out (`with_key`).
    """

    key: str
    heading: str
    sentence: str
    figure: Figure
    table: FiguresTable
    source: str
    as_at: str
    illustrative: bool
    provisional: str = ""
    provisional_word: str = "provisional"
    settled_word: str = ""
    rounding: str = ""
    notes: tuple[str, ...] = ()
    level: int = 2
    icons: tuple[Icon, ...] = ()
    with_key: bool = True
    _written: dict[str, SafeString] = field(
        init=False, default_factory=dict, repr=False, compare=False
    )

    @property
    def heading_size(self) -> str:
        """The size of the heading in the letters of NHS.UK frontend."""
        return "m" if self.level == 2 else "s"

    @property
    def svg(self) -> SafeString:
        """The figure as it is first drawn."""
        return render(self.figure, key=self.key, title=self.heading, description=self.sentence)

    @property
    def legend(self) -> SafeString:
        """The key of the figure."""
        return legend(self.figure, key=self.key)

    @property
    def specification(self) -> SafeString:
        """The figure as JSON for the script of the page."""
        return json_script(self.figure, f"{self.key}-figure", encoder=CompactEncoder)

    @property
    def table_html(self) -> SafeString:
        """The table as it is shown."""
        return self.table.as_html()

    def html(self, query: str) -> SafeString:
        """The whole component on a page that was asked for so; the last one is remembered."""
        if query not in self._written:
            words = {"chart": self, "files": links(self, query)}
            self._written.clear()
            html = render_to_string("components/chart.html", words)
            self._written[query] = mark_safe(_BETWEEN_LINES.sub("><", html))  # noqa: S308 - as written
        return self._written[query]

    @property
    def room(self) -> str:
        """Which of the theme's margins the figure has, for the box around it."""
        return room_of(self.figure)

    @property
    def told(self) -> tuple[str, ...]:
        """What the page tells around the figure: sentence, marks, notes, source and date."""
        said = (self.sentence, self.provisional, *self.notes)
        at = f"{self.status}. Source: {self.source}. As at {self.as_at}."
        return (*filter(None, said), at)

    @property
    def status(self) -> str:
        """What kind of figures these are: "Illustrative, provisional", or "Reported"."""
        return self.status_of({}).words

    def status_of(self, row: Row) -> Status:
        """The same of one row of the table, where rows say whether they are `provisional`."""
        provisional = row.get("provisional", bool(self.provisional))
        return Status(self.illustrative, provisional, self.rounding)
