"""What has changed in the figures since an edition was closed."""

from dataclasses import replace

from iccportal.lib.small_numbers import Audience
from iccportal.remembered import remembered, snapshot
from reports.building import build
from reports.contents import ACTIVATION, Contents
from reports.differences import Difference, differences
from reports.editions import contents_of, heading_of
from reports.models import Edition
from reports.queries import read_everything, scored_until


def since_closing(edition: Edition, audience: Audience) -> list[Difference]:
    """The edition beside the same months as they are known now.

    Remembered until anything in the database changes; a fixed number of queries when it has.
    """
    return remembered(
        snapshot(),
        ("since closing", edition.sha256, audience),
        lambda: _compare(edition, audience),
    )


def _compare(edition: Edition, audience: Audience) -> list[Difference]:
    heading, then = heading_of(edition, audience), contents_of(edition, audience)
    scored = scored_until(heading.last_month)
    everything = read_everything(heading.first_month, heading.last_month, scored)
    if audience is Audience.TEAM:
        return differences(then, Contents(heading, build(everything, audience).rows))
    # people of all time up to then, as known now, beside those up to today on the page of PAM:
    # nothing releases the two together before the quarter is closed again
    rows = build(replace(everything, activation=None), audience).rows
    as_then = {ACTIVATION.name: then.rows[ACTIVATION.name]}
    return differences(then, Contents(heading, {**rows, **as_then}))
