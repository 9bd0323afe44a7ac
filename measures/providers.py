"""What measures count of the register itself."""

from datetime import date

from iccs import lists, queries
from iccs.membership import chains
from measures.membership import homes, memberships
from measures.reading import Count, Reading, provider
from measures.states import NOT_YET_KNOWN


@provider("registered_people")
def registered_people(reading: Reading) -> list[Count]:
    """People on the lists of a community's practices; not yet known before the first list.

    Three queries, of which memberships are shared with whatever else needs them.
    """
    moves = reading.once(memberships).moves
    people = lists.registered(queries.list_sizes(), reading.once(homes), chains(moves))
    communities = {community for counted in people.values() for community in counted}
    return [
        _count(community, month, people[month].get(community))
        for community in sorted(communities)
        for month in reading.months
        if reading.holds(community)
    ]


def _count(community: str, month: date, people: int | None) -> Count:
    if people is None:
        return Count(community, month, None, NOT_YET_KNOWN)
    return Count(community, month, people)
