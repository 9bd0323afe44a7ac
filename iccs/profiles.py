"""What the page of a community tells, in a fixed number of queries."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Sum

from iccportal.lib.nhs_calendar import day_label, month_name
from iccportal.lib.rounding import format_number
from iccs.map import Spot
from iccs.membership import Move, successors
from iccs.models import (
    Community,
    Fact,
    ListSize,
    Mdt,
    PcnMembership,
    Population,
    Practice,
    PracticeMembership,
    Succession,
)
from iccs.queries import Place, Register


@dataclass(frozen=True, slots=True)
class PracticeEntry:
    """A practice of a community, with a spot on the map where its position is known."""

    code: str
    name: str
    address: str
    postcode: str
    pcn: str
    people: int | None  # on the list that stands, or None before the first one
    period: str
    spot: Spot | None

    @property
    def list_words(self) -> str:
        """How many people are on its list, and as of when."""
        if self.people is None:
            return "No list known yet"
        return f"{format_number(self.people, 0)} people on its list ({self.period})"


@dataclass(frozen=True, slots=True)
class Merger:
    """A practice whose patients are another's from a month on."""

    practice: str
    successor: str
    month: date
    evidence: str
    confidence: str

    @property
    def sentence(self) -> str:
        """What happened to the patients."""
        return (
            f"The patients of {self.practice} have been those of {self.successor} "
            f"since {month_name(self.month)}."
        )


@dataclass(frozen=True, slots=True)
class PopulationEntry:
    """How many people, when, and who says so."""

    period: str
    people: int
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a community or of one of its parts."""

    place: Place
    mdts: tuple[Mdt, ...]
    partners: tuple[Fact, ...]
    achieved: tuple[Fact, ...]
    planned: tuple[Fact, ...]


@dataclass(frozen=True)
class Profile:
    """Everything that the page of a community shows."""

    description: str
    source: str
    practices: tuple[PracticeEntry, ...]
    mergers: tuple[Merger, ...]
    populations: tuple[PopulationEntry, ...]
    told: tuple[Told, ...]

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The practices to show on the map."""
        return tuple(entry.spot for entry in self.practices if entry.spot is not None)

    @property
    def placed(self) -> tuple[PracticeEntry, ...]:
        """The practices on the map, in the order of their numbers."""
        return tuple(entry for entry in self.practices if entry.spot is not None)

    @property
    def pcns(self) -> tuple[str, ...]:
        """The PCNs that its practices belong to."""
        return tuple(sorted({entry.pcn for entry in self.practices if entry.pcn}))

    @property
    def unplaced(self) -> tuple[PracticeEntry, ...]:
        """The practices whose position is not known."""
        return tuple(entry for entry in self.practices if entry.spot is None)


def practices_in(month: date) -> Mapping[str, int]:
    """How many practices each community (code) has in a month; one query."""
    rows = PracticeMembership.objects.filter(months__contains=month)
    return Counter(rows.order_by().values_list("community__code", flat=True))


def profile(place: Place, register: Register) -> Profile:
    """What is known of a community in the register's month; nine queries."""
    reporting = register.parts(place.code)
    codes = [part.code for part in reporting]
    members = Practice.objects.filter(
        memberships__community__code__in=codes, memberships__months__contains=register.month
    )
    practices = list(members.order_by("name", "code"))
    community = Community.objects.get(pk=place.id)
    return Profile(
        description=community.description,
        source=community.source,
        practices=_entries(practices, register.month),
        mergers=_mergers({practice.pk for practice in practices}, register.month),
        populations=(*_published(place), *_summed(codes)),
        told=_told((place, *(part for part in reporting if part != place)), register.month),
    )


def _entries(practices: Sequence[Practice], month: date) -> tuple[PracticeEntry, ...]:
    sizes = ListSize.objects.filter(practice__in=practices, as_at__lte=month).order_by("as_at")
    standing = {size.practice_id: size for size in sizes}
    networks = dict(
        PcnMembership.objects.filter(practice__in=practices, months__contains=month)
        .order_by()
        .values_list("practice_id", "pcn__name")
    )
    located = [practice.pk for practice in practices if practice.latitude is not None]
    numbers = {pk: number for number, pk in enumerate(located, start=1)}
    return tuple(
        PracticeEntry(
            code=practice.code,
            name=practice.name,
            address=practice.address,
            postcode=practice.postcode,
            pcn=networks.get(practice.pk, ""),
            people=standing[practice.pk].people if practice.pk in standing else None,
            period=_when(standing[practice.pk].period) if practice.pk in standing else "",
            spot=_spot(practice, numbers.get(practice.pk)),
        )
        for practice in practices
    )


def _spot(practice: Practice, number: int | None) -> Spot | None:
    if number is None or practice.latitude is None or practice.longitude is None:
        return None
    return Spot(number, practice.name, practice.longitude, practice.latitude)


def _mergers(members: Collection[int], month: date) -> tuple[Merger, ...]:
    """The mergers so far whose patients are now those of `members`, the latest first."""
    rows = Succession.objects.filter(month__lte=month).select_related("practice", "successor")
    told = list(rows.order_by("-month", "practice__name"))
    follows = {row.practice_id: Move(row.practice_id, row.successor_id, row.month) for row in told}
    return tuple(
        Merger(row.practice.name, row.successor.name, row.month, row.evidence, row.confidence)
        for row in told
        if list(successors(row.practice_id, month, follows))[-1] in members
    )


def _published(place: Place) -> Iterable[PopulationEntry]:
    rows = Population.objects.filter(community=place.id)
    return [PopulationEntry(row.period, row.people, row.source, row.note) for row in rows]


def _summed(codes: Sequence[str]) -> Iterable[PopulationEntry]:
    """Each source's lists, summed over the practices that belonged here on the lists' day."""
    rows = (
        ListSize.objects.filter(
            practice__memberships__community__code__in=codes,
            practice__memberships__months__contains=F("as_at"),
        )
        .values("period", "source", "as_at")
        .annotate(people=Sum("people"), practices=Count("pk"))
        .order_by("as_at")
    )
    return [
        PopulationEntry(
            _when(row["period"]),
            row["people"],
            f"{row['source']}: lists added up",
            f"{_practices(row['practices'])} as on {day_label(row['as_at'])}",
        )
        for row in rows
    ]


def _told(places: Sequence[Place], month: date) -> tuple[Told, ...]:
    ids = [place.id for place in places]
    mdts = list(Mdt.objects.filter(community__in=ids, months__contains=month))
    facts = list(Fact.objects.filter(community__in=ids))

    def of(place: Place, kind: Fact.Kind) -> tuple[Fact, ...]:
        return tuple(fact for fact in facts if (fact.community_id, fact.kind) == (place.id, kind))

    return tuple(
        Told(
            place=place,
            mdts=tuple(mdt for mdt in mdts if mdt.community_id == place.id),
            partners=of(place, Fact.Kind.PARTNER),
            achieved=of(place, Fact.Kind.ACHIEVED),
            planned=of(place, Fact.Kind.PLANNED),
        )
        for place in places
    )


def _when(period: str) -> str:
    """A source's period for people: some sources give a day."""
    try:
        return day_label(date.fromisoformat(period))
    except ValueError:
        return period


def _practices(count: int) -> str:
    return "1 practice" if count == 1 else f"{count} practices"
