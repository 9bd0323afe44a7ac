"""The table that every table of the portal is: NHS.UK markup, one list of columns for all uses.

django-tables2 holds the columns; the rows are written in Python, because a page of charts has
thousands of cells and a template filter for each would take longer than everything else.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html import escape
from itertools import compress, groupby
from typing import Any, Final

import django_tables2
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from iccportal.lib.coded import Coded, code_of
from iccportal.lib.month_spans import month_spans
from iccportal.lib.nhs_calendar import month_label
from iccportal.lib.rounding import format_number

Row = Mapping[str, Any]
NO_ROWS: Final = "No figures yet"
STATE: Final = "state"  # the field that says what kind of number it is, or why there is none
OF_TARGET: Final = frozenset({f"target_{STATE}", f"difference_{STATE}"})
# The same few thousand numbers are written again on every page.
written = lru_cache(maxsize=16_384)(format_number)
escaped = lru_cache(maxsize=16_384)(escape)


class Column(django_tables2.Column):
    """A column of text. A cell's raw value goes to files, its text to the screen.

    `field` is its name in files in codes, where that is not its key.
    """

    numeric = False

    def __init__(self, *args: Any, field: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.field = field

    def text(self, value: Any) -> str:
        """The words in the cell; None is a cell without any."""
        return "" if value is None else str(value)

    def markup(self, value: Any) -> str:
        """The cell as HTML."""
        return escaped(self.text(value))

    def raw(self, value: Any) -> Any:
        """The value for a file."""
        return value

    def fields(self, key: str) -> tuple[str, ...]:
        """The names of what it holds in a file in codes: one, or as many as `coded` gives."""
        return (self.field or key,)

    def coded(self, value: Any) -> tuple[Any, ...]:
        """The value for a file in codes: the code of words that have one."""
        raw = self.raw(value)
        return (raw.code if isinstance(raw, Coded) else raw,)


class NumberColumn(Column):
    """Right-aligned numbers; words that say why there is no number are left as they are."""

    numeric = True

    def __init__(self, *args: Any, decimals: int = 0, unit: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.decimals, self.unit = decimals, unit

    def text(self, value: Any) -> str:
        """The number rounded, with its unit: "1,234.5", "69.1%"."""
        if value is None or isinstance(value, str):
            return value or ""
        return written(value, self.decimals) + self.unit

    def fields(self, key: str) -> tuple[str, ...]:
        """The number, and the state that says why there is none."""
        (field,) = super().fields(key)
        return field, f"{field}_{STATE}"

    def coded(self, value: Any) -> tuple[Any, ...]:
        """A column of numbers has nothing else in it: words in a number's place are its state."""
        raw = self.raw(value)
        return (None, code_of(raw)) if isinstance(raw, str) else (raw, "")


class MonthColumn(Column):
    """Months, as "Jan 2020" on the screen and 2020-01-01 in a file."""

    def text(self, value: Any) -> str:
        """The month's label, or the words that stand in its place ("Total")."""
        return month_label(value) if isinstance(value, date) else super().text(value)


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads to a page of the portal."""

    words: str
    address: str


class LinkColumn(Column):
    """Cells that are a `Link`, or plain words; files get the words."""

    def text(self, value: Any) -> str:
        """The words of the link."""
        return super().text(self.raw(value))

    def markup(self, value: Any) -> str:
        """The link as HTML."""
        words = escape(self.text(value))
        return (
            f'<a href="{escape(value.address)}">{words}</a>' if isinstance(value, Link) else words
        )

    def raw(self, value: Any) -> Any:
        """The words of the link."""
        return value.words if isinstance(value, Link) else value


class FiguresTable(django_tables2.Table):
    """A table with a caption; the first column names its rows.

    Give rows as mappings keyed by column. `about` is what the whole table is of, as fields and
    codes: they stand on each row of a file in codes. Subclasses declare columns; `figures_table`
    makes a table of columns that are known only when it runs.
    """

    caption: str = ""

    class Meta:
        orderable = False

    def __init__(
        self,
        rows: Sequence[Row],
        *,
        caption: str = "",
        about: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(rows, **kwargs)
        self.caption = caption or self.caption
        self.about = about or {}

    def as_html(self, request: HttpRequest | None = None) -> SafeString:
        """The table in a region that scrolls sideways, by keyboard too, where it is too wide."""
        caption = escape(self.caption)
        return mark_safe(  # noqa: S308 - every cell has been escaped
            f'<div class="figures-table" tabindex="0" role="region" aria-label="{caption}">'
            f'<table class="nhsuk-table"><caption class="nhsuk-table__caption'
            f' nhsuk-table__caption--s">{caption}</caption>'
            f'<thead class="nhsuk-table__head"><tr>{self._headings()}</tr></thead>'
            f'<tbody class="nhsuk-table__body">{"".join(self._rows())}</tbody></table></div>'
        )

    def as_values(self, exclude_columns: Sequence[str] | None = None) -> Iterator[list[Any]]:
        """The headings, then each row's raw values, as a file takes them."""
        columns = [c for c in self.shown() if c.name not in (exclude_columns or ())]
        yield [str(column.header) for column in columns]
        for row in self.rows_given:
            yield [column.column.raw(row.get(column.name)) for column in columns]

    def as_codes(self) -> Iterator[list[Any]]:
        """The names of the fields, then each row in codes, with what all of them are about.

        Where a row tells its state, its numbers do not each tell it again, but for those of a
        target, which may be hidden, or in force no more, beside a figure that is told.
        """
        columns = [(column.name, column.column) for column in self.shown()]
        fields = [field for name, column in columns for field in column.fields(name)]
        told = {field for field in fields if field.endswith(f"_{STATE}")} - OF_TARGET
        kept = [STATE not in fields or field not in told for field in fields]
        yield [*self.about, *compress(fields, kept)]
        for row in self.rows_given:
            cells = [cell for name, column in columns for cell in column.coded(row.get(name))]
            yield [*self.about.values(), *compress(cells, kept)]

    @property
    def rows_given(self) -> Sequence[Row]:
        """The rows as they were given."""
        rows: Sequence[Row] = self.data.data
        return rows

    def row_class(self, row: Row) -> str:
        """The class of a row: a subclass may set a total apart."""
        return "figures-table__total" if row.get("is_total") else ""

    def shown(self) -> list[Any]:
        """The columns that are shown, in their order."""
        return [column for column in self.columns if column.visible]

    def _headings(self) -> str:
        return "".join(
            f'<th scope="col"{_alignment(column.column)}>{escape(str(column.header))}</th>'
            for column in self.shown()
        )

    def _rows(self) -> Iterator[str]:
        (first, naming), *others = [(c.name, c.column) for c in self.shown()]
        # Styles go by a cell's element; a class for each would double the page.
        cells = [(name, column.markup, f"<td{_alignment(column)}>") for name, column in others]
        for row in self._told():
            kind = self.row_class(row)
            yield (
                (f'<tr class="{kind}">' if kind else "<tr>")
                + f'<th scope="row">{naming.markup(row.get(first))}</th>'
                + "".join([f"{tag}{markup(row.get(name))}</td>" for name, markup, tag in cells])
                + "</tr>"
            )
        if not self.rows_given:
            yield f'<tr><td colspan="{len(others) + 1}">{NO_ROWS}</td></tr>'

    def _told(self) -> Iterator[Row]:
        """The rows as they are shown: months without a number that say the same are one row."""
        first, *others = self.shown()
        numbers = [column.name for column in others if column.column.numeric]

        def said(row: Row) -> Any:
            silent = numbers and not any(_is_number(row.get(name)) for name in numbers)
            dated = isinstance(row.get(first.name), date)
            return [row.get(c.name) for c in others] if silent and dated else id(row)

        for _, run in groupby(self.rows_given, said):
            rows = list(run)
            months: list[Any] = [row.get(first.name) for row in rows]
            yield rows[0] if len(rows) == 1 else {**rows[0], first.name: month_spans(months)}


def _is_number(value: Any) -> bool:
    return value is not None and not isinstance(value, str)


def _alignment(column: Column) -> str:
    """Most cells are numbers, which the style sheet sets to the right."""
    return "" if column.numeric else ' class="words"'


@dataclass(frozen=True, slots=True)
class Heading:
    """A column that is known only at run time: its key in the rows, its heading and its kind.

    `field` is its name in files in codes, where that is not its key.
    """

    key: str
    words: str
    decimals: int | None = None
    unit: str = ""
    month: bool = False
    link: bool = False
    field: str = ""

    def column(self) -> Column:
        """The column: numbers where decimals are given."""
        if self.month:
            return MonthColumn(verbose_name=self.words, field=self.field)
        if self.link:
            return LinkColumn(verbose_name=self.words, field=self.field)
        if self.decimals is None:
            return Column(verbose_name=self.words, field=self.field)
        return NumberColumn(
            verbose_name=self.words, field=self.field, decimals=self.decimals, unit=self.unit
        )


def figures_table(
    *,
    caption: str,
    columns: Sequence[Heading],
    rows: Sequence[Row],
    about: Mapping[str, str] | None = None,
) -> FiguresTable:
    """A table of the columns given, for one chart or one page."""
    extra = [(heading.key, heading.column()) for heading in columns]
    return FiguresTable(rows, caption=caption, about=about, extra_columns=extra)
