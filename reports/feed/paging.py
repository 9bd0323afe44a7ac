"""One page of rows, and where the others are."""

from collections.abc import Mapping
from dataclasses import dataclass

from reports.contents import Rows
from reports.feed.asked import MOST, Asked
from reports.feed.problem import not_found


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the rows; `number` begins with 1."""

    rows: Rows
    number: int
    size: int
    in_all: int

    @property
    def last(self) -> int:
        """The number of the last page; no rows make one empty page."""
        return max(1, -(-self.in_all // self.size))

    @property
    def neighbours(self) -> Mapping[str, int]:
        """The numbers of the pages that one can go to from here."""
        near = {"previous": self.number - 1, "next": self.number + 1}
        return {"first": 1, "last": self.last} | {
            name: number for name, number in near.items() if 1 <= number <= self.last
        }


def page_of(rows: Rows, asked: Asked) -> Page:
    """The page that is asked for; Refusal where there is no such page."""
    size, number = asked.per_page or MOST, asked.page or 1
    page = Page(rows[(number - 1) * size : number * size], number, size, len(rows))
    if number > page.last:
        raise not_found(f"There is no page {number:,}: {_pages(page)}.")
    return page


def _pages(page: Page) -> str:
    pages = "is 1 page" if page.last == 1 else f"are {page.last:,} pages"
    return f"there {pages} of up to {page.size:,} {'row' if page.size == 1 else 'rows'}"
