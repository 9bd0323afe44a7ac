"""Writing what councils send."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from iccportal.accounts.models import User
from iccportal.lib.csv_files.faults import FaultyFilesError
from iccportal.lib.nhs_calendar import Quarter
from iccs.models import Community
from measures.models import Batch, FigureState
from reablement.category_file import CategoriesFile
from reablement.files import AssessmentsFile, TotalsFile
from reablement.models import Assessments, Category, StatedTotal
from reablement.names import Names
from reablement.queries import names_of, senders
from reablement.reconciliation import cuts_that_disagree, totals_that_disagree
from reablement.sheet import CategoryKey, Cell, Place, Sheet


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many figures a load added, changed, left as they were, and took away."""

    added: int
    changed: int
    unchanged: int
    removed: int


def load_reablement(
    *, assessments: Path, totals: Path, sender: str, source: str, note: str, by: User | None
) -> Loaded:
    """Take a sender's figures over from its two files, or nothing at all.

    Within the communities and months of the file its figures are from then on all there is; what
    was there before stays in the history. A file that changes nothing leaves no trace. Raises
    FaultyFilesError with everything that is wrong.
    """
    names = names_of(sender)
    if not names.areas:
        known = ", ".join(f"‘{name}’" for name in senders()) or "none yet"
        raise FaultyFilesError([f"No names of communities are known of ‘{sender}’, only: {known}."])
    figures = AssessmentsFile(assessments, names)
    printed = TotalsFile(totals, names, figures.last_month)
    faults = figures.faults() + printed.faults()
    if faults := faults or list(_disagreements(figures, printed, names)):
        raise FaultyFilesError(faults)
    with transaction.atomic():
        return _Load(figures, printed).save(
            sender=sender,
            source=source,
            note=note,
            person=by,
            file_name=assessments.name,
            sha256=_sha256(assessments, totals),
        )


@transaction.atomic
def load_categories(*, path: Path) -> int:
    """Make routes and outcomes what a file says, and count them.

    A category that the file no longer has stays: figures may point to it. Raises
    FaultyFilesError with everything that is wrong.
    """
    file = CategoriesFile(path)
    if faults := list(file.table.faults.told()):
        raise FaultyFilesError(faults)
    for position, one in enumerate(file.categories):
        cut, code = one.key
        Category.objects.update_or_create(
            cut=cut, code=code, defaults={"name": one.name, "position": position}
        )
    return len(file.categories)


def _disagreements(figures: AssessmentsFile, printed: TotalsFile, names: Names) -> Iterator[str]:
    sheet = Sheet(figures.cells, [total for _, total in printed.printed])
    lines = {total: line for line, total in printed.printed}
    areas = {code: names.area(code) for code in names.communities}
    category_names = {one.key: one.name for one in names.categories}
    for cuts in cuts_that_disagree(sheet):
        yield f"{figures.table.path}: {cuts.sentence(areas)}"
    for wrong in totals_that_disagree(sheet):
        where = f"{printed.table.path}, line {lines[wrong.total]}, column 5 (count)"
        yield f"{where}: {wrong.sentence(areas, category_names)}"


def _sha256(*paths: Path) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


class _Load:
    """One load: what is there already, held against what the file says."""

    def __init__(self, figures: AssessmentsFile, printed: TotalsFile) -> None:
        self.cells = {cell.place: cell for cell in figures.cells}
        self.printed = [total for _, total in printed.printed]
        self.months = sorted({place.month for place in self.cells})
        self.communities = dict(Community.objects.values_list("code", "pk"))
        self.categories = {
            CategoryKey(cut, code): pk
            for cut, code, pk in Category.objects.values_list("cut", "code", "pk")
        }
        self.before = self._before()

    def save(self, **batch: object) -> Loaded:
        """Write the figures if any differs, and say how many."""
        kept = self.cells.keys() & self.before.keys()
        changed = sum(self.before[place][1:] != _written(self.cells[place]) for place in kept)
        removed = [self.before[place][0] for place in self.before.keys() - self.cells.keys()]
        added = len(self.cells) - len(kept)
        if added or changed or removed:
            Assessments.objects.filter(pk__in=removed).delete()
            self._write(Batch.objects.create(title=self._title(), illustrative=False, **batch))
        return Loaded(added, changed, len(kept) - changed, len(removed))

    def _before(self) -> dict[Place, tuple[int, int | None, str]]:
        """Key, count and state of what there is in the communities and months of the file."""
        there = {(place.community, place.month) for place in self.cells}
        rows = Assessments.objects.filter(
            month__in=self.months, community__code__in={community for community, _ in there}
        ).values_list(
            "community__code", "month", "category__cut", "category__code", "pk", "count", "state"
        )
        return {
            Place(community, month, CategoryKey(cut, code)): (pk, count, state)
            for community, month, cut, code, pk, count, state in rows
            if (community, month) in there
        }

    def _title(self) -> str:
        quarters = dict.fromkeys(Quarter.of(month).label for month in self.months)
        return f"Reablement assessments, {', '.join(quarters)}"

    def _write(self, batch: Batch) -> None:
        Assessments.objects.bulk_create(
            [self._row(cell, batch) for cell in self.cells.values()],
            update_conflicts=True,
            unique_fields=["community", "month", "category"],
            update_fields=["count", "state", "batch"],
        )
        StatedTotal.objects.bulk_create(
            StatedTotal(
                batch=batch,
                month=total.month,
                community_id=self.communities[total.community] if total.community else None,
                category_id=self.categories[total.category] if total.category else None,
                count=total.count,
            )
            for total in self.printed
        )

    def _row(self, cell: Cell, batch: Batch) -> Assessments:
        count, state = _written(cell)
        return Assessments(
            community_id=self.communities[cell.place.community],
            month=cell.place.month,
            category_id=self.categories[cell.place.category],
            count=count,
            state=state,
            batch=batch,
        )


def _written(cell: Cell) -> tuple[int, str]:
    state = FigureState.PROVISIONAL if cell.provisional else FigureState.FINAL
    return cell.count, state.value
