"""Rows that are asked for again, kept by what tells them from all others.

Those of frozen tables are kept by the checksum of their content.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence

from reports.contents import Rows
from reports.fields import Table, read_rows

Fetch = Callable[[Collection[str]], Mapping[str, str]]


class KeptRows:
    """At most so many rows, whole lists of them; what was least lately asked for is given up."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._held = 0
        self._kept: OrderedDict[Hashable, Rows] = OrderedDict()

    def rows(self, asked: Sequence[tuple[Table, str]], fetch: Fetch) -> list[Rows]:
        """The rows of each content; `fetch` is asked once for the contents that are not kept."""
        lacking = {sha256 for table, sha256 in asked if (table.name, sha256) not in self._kept}
        contents = fetch(lacking) if lacking else {}
        found = [self._one(table, sha256, contents) for table, sha256 in asked]
        self._give_up()
        return found

    def of(self, key: Hashable, make: Callable[[], Rows]) -> Rows:
        """The rows under a key, which `make` makes where they are not kept."""
        found = self._at(key, make)
        self._give_up()
        return found

    def _one(self, table: Table, sha256: str, contents: Mapping[str, str]) -> Rows:
        return self._at((table.name, sha256), lambda: tuple(read_rows(table, contents[sha256])))

    def _at(self, key: Hashable, make: Callable[[], Rows]) -> Rows:
        if key not in self._kept:
            self._kept[key] = make()
            self._held += len(self._kept[key])
        self._kept.move_to_end(key)
        return self._kept[key]

    def _give_up(self) -> None:
        while self._held > self.most:
            _, rows = self._kept.popitem(last=False)
            self._held -= len(rows)
