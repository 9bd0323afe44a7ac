"""Everything as it is now, in the tables of an edition."""

from datetime import date

from django.conf import settings

from iccportal.lib.small_numbers import Audience
from iccportal.remembered import snapshot
from outcomes.beside import PAM_TOTALS
from outcomes.queries import scored
from outcomes.scales import PAM
from reports.building import build
from reports.contents import Contents
from reports.editions import IN_FULL
from reports.heading import Heading
from reports.queries import known_span, read_everything

NUMBER, CODE = "Live", "live"
# One for each audience: the tables are large, and only the latest are asked for.
_latest: dict[Audience, tuple[str | None, date, Contents]] = {}


def live(audience: Audience, today: date) -> Contents:
    """All figures that are known today, as an audience gets them.

    Remembered until anything in the database changes; a fixed number of queries when it has.
    """
    now = snapshot()
    kept = _latest.get(audience)
    if kept is not None and now is not None and kept[:2] == (now, today):
        return kept[2]
    contents = _read(audience, today)
    _latest[audience] = now, today, contents
    return contents


def _read(audience: Audience, today: date) -> Contents:
    first, last = known_span(today)
    # up to today, as the page of PAM has them: two spans would tell who is in one of them alone
    everything = read_everything(first, last, scored([PAM], today, PAM_TOTALS))
    heading = Heading(
        number=NUMBER,
        code=CODE,
        system=everything.board.system,
        first_month=first,
        last_month=last,
        as_at=today,
        sha256="",
        audience=audience,
        rule=settings.SMALL_NUMBERS.sentence if audience is Audience.OUTSIDE else IN_FULL,
        reason="",
    )
    return Contents(heading, build(everything, audience).rows)
