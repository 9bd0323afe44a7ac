"""What has changed in the figures since an edition was closed."""

from iccportal.lib.small_numbers import Audience
from iccportal.remembered import remembered, snapshot
from reports.building import build
from reports.contents import Contents
from reports.differences import Difference, differences
from reports.editions import contents_of, heading_of
from reports.models import Edition
from reports.queries import read_everything


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
    heading = heading_of(edition, audience)
    everything = read_everything(heading.first_month, heading.last_month)
    now = Contents(heading, build(everything, audience).rows)
    return differences(contents_of(edition, audience), now)
