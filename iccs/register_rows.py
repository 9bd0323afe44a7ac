"""The lines of the register's files as rows of its tables, not yet saved."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from iccportal.lib.nhs_calendar import first_of_month
from iccs.models import (
    Alias,
    Community,
    Fact,
    Group,
    GroupMembership,
    ListSize,
    Mdt,
    Pcn,
    PcnMembership,
    Population,
    Practice,
    PracticeMembership,
    Succession,
    System,
)
from iccs.register_files import merger_months, mergers, month_after
from iccs.sheets import Line, Sheets

Communities = Mapping[str, Community]
Practices = Mapping[str, Practice]


def system(sheets: Sheets) -> list[System]:
    """The whole; the first line counts."""
    return [System(name=line["name"]) for line in sheets["system.csv"][:1]]


def groups(sheets: Sheets) -> list[Group]:
    """The Oversight Groups."""
    return [Group(code=line["code"], name=line["name"]) for line in sheets["groups.csv"]]


def iccs(sheets: Sheets) -> list[Community]:
    """The communities that are part of no other."""
    return [_community(line, None) for line in sheets["communities.csv"] if not line["parent"]]


def parts(sheets: Sheets, wholes: Communities) -> list[Community]:
    """The communities that are parts of others."""
    lines = [line for line in sheets["communities.csv"] if line["parent"]]
    return [_community(line, wholes[line["parent"]]) for line in lines]


def pcns(sheets: Sheets) -> list[Pcn]:
    """The Primary Care Networks."""
    return [
        Pcn(
            code=line["pcn_code"],
            name=line["pcn_name"],
            months=DateRange(first_of_month(line["start_date"]), None),
        )
        for line in sheets["pcns.csv"]
    ]


def practices(sheets: Sheets) -> list[Practice]:
    """Every practice, those that closed or left included."""
    return [
        Practice(
            code=line["ods_code"],
            name=line["name"],
            address=line["address"],
            postcode=line["postcode"],
            latitude=line["latitude"],
            longitude=line["longitude"],
            district=line["local_authority_2021"],
            opened=line["ods_open_date"],
            closed=line["ods_close_date"],
        )
        for line in sheets["gp_practices.csv"]
    ]


def group_memberships(
    sheets: Sheets, communities: Communities, by_code: Mapping[str, Group]
) -> list[GroupMembership]:
    """Which group looks at which community, for as long as the community is open."""
    return [
        GroupMembership(
            community=communities[line["code"]], group=by_code[line["group"]], months=_months(line)
        )
        for line in sheets["communities.csv"]
        if line["group"]
    ]


def practice_memberships(
    sheets: Sheets, by_code: Practices, communities: Communities
) -> Iterator[PracticeMembership]:
    """Which community each practice belongs to; none where the files name none."""
    merged = merger_months(sheets)
    for line in sheets["gp_practices.csv"]:
        community = communities.get(line["sub_community"] or line["icc_slug"])
        if community is None:
            continue
        start = max(first_of_month(line["joined_01k"]), community.months.lower)
        end = merged.get(line["ods_code"]) or _end(line["left_01k"])
        if end is None or start < end:
            yield PracticeMembership(
                practice=by_code[line["ods_code"]],
                community=community,
                months=DateRange(start, end),
                basis=line["icc_basis"],
                confidence=line["icc_confidence"],
            )


def pcn_memberships(
    sheets: Sheets, by_code: Practices, networks: Mapping[str, Pcn]
) -> list[PcnMembership]:
    """Which PCN each practice belongs to, as ODS has it."""
    return [
        PcnMembership(
            practice=by_code[line["ods_code"]],
            pcn=networks[line["pcn_code"]],
            months=DateRange(first_of_month(line["pcn_from"]), _end(line["pcn_to"])),
        )
        for line in sheets["gp_practices.csv"]
        if line["pcn_code"]
    ]


def successions(sheets: Sheets, by_code: Practices) -> list[Succession]:
    """The mergers, with their evidence and any reason for another month than ODS's."""
    months = merger_months(sheets)
    reasons = {line["from_code"]: line["reason"] for line in sheets["merger_months.csv"]}
    return [
        Succession(
            practice=by_code[line["from_code"]],
            successor=by_code[line["to_code"]],
            month=months[line["from_code"]],
            evidence="; ".join(filter(None, (line["evidence"], reasons.get(line["from_code"])))),
            confidence=line["confidence"],
        )
        for line in mergers(sheets)
    ]


def list_sizes(sheets: Sheets, by_code: Practices) -> list[ListSize]:
    """Registered patients, each from the day that its source is taken to stand."""
    stands_from: dict[str, date] = {
        line["source"]: line["as_at"] for line in sheets["list_sources.csv"]
    }
    return [
        ListSize(
            practice=by_code[line["ods_code"]],
            as_at=stands_from[line["source"]],
            period=line["period"],
            people=line["list_size"],
            source=line["source"],
        )
        for line in sheets["gp_list_sizes.csv"]
    ]


def populations(sheets: Sheets, communities: Communities) -> list[Population]:
    """Populations as publications give them."""
    return [
        Population(
            community=communities[line["community"]],
            period=line["period"],
            people=line["people"],
            source=line["source"],
            note=line["note"],
        )
        for line in sheets["populations.csv"]
    ]


def aliases(sheets: Sheets, communities: Communities) -> list[Alias]:
    """Communities' names as senders write them."""
    return [
        Alias(
            community=communities[line["community"]],
            name=line["name"],
            sender=line["sender"],
            months=_months(line),
        )
        for line in sheets["aliases.csv"]
    ]


def mdts(sheets: Sheets, communities: Communities) -> list[Mdt]:
    """Multidisciplinary teams that run or are planned."""
    return [
        Mdt(
            community=communities[line["community"]],
            kind=line["kind"],
            stage=line["stage"],
            meets=line["meets"] or "",
            months=_months(line),
            note=line["note"],
            source=line["source"],
        )
        for line in sheets["mdts.csv"]
    ]


def facts(sheets: Sheets, communities: Communities) -> Iterator[Fact]:
    """What is told of communities, in the order of the file."""
    told: Counter[str] = Counter()
    for line in sheets["facts.csv"]:
        told[line["community"]] += 1
        yield Fact(
            community=communities[line["community"]],
            kind=line["kind"],
            period=line["period"],
            text=line["text"],
            source=line["source"],
            position=told[line["community"]],
        )


def _community(line: Line, parent: Community | None) -> Community:
    return Community(
        code=line["code"],
        name=line["name"],
        kind=line["kind"],
        parent=parent,
        months=_months(line),
        position=line["position"],
        description=line["description"],
        source=line["source"],
    )


def _months(line: Line) -> DateRange:
    return DateRange(line["from"], line["to"])


def _end(last: date | None) -> date | None:
    return None if last is None else month_after(last)
