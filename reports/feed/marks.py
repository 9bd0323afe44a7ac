"""What every answer of the feed says of itself."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final

from reports.feed.release import Release

_TOLD_AS: Final = {"reach": "audience"}  # as answers have called it from the first


@dataclass(frozen=True, slots=True)
class Marks:
    """Which edition, how much of it is in full, as at when, and what was done to small numbers."""

    edition: str  # its code; "live"; empty for what belongs to no edition
    number: str
    as_at: str
    sha256: str
    reach: str
    small_numbers: str
    rule: str
    illustrative: bool

    @property
    def told(self) -> Mapping[str, str | bool]:
        """The marks by their names in an answer."""
        return {_TOLD_AS.get(name, name): value for name, value in asdict(self).items()}

    @property
    def headers(self) -> Mapping[str, str]:
        """The marks as headers of a file."""
        return {
            "X-Edition": self.edition,
            "X-As-At": self.as_at,
            "X-Audience": self.reach,
            "X-Small-Numbers": self.small_numbers,
            "X-Illustrative": "true" if self.illustrative else "false",
        }


def marks_of(release: Release) -> Marks:
    """The marks of a release."""
    heading = release.heading
    return Marks(
        heading.code,
        heading.number,
        heading.as_at.isoformat(),
        heading.sha256,
        release.reach.value,
        release.small_numbers,
        heading.rule,
        release.illustrative,
    )


NO_FIGURES = Marks("", "", "", "", "", "no figures", "", illustrative=False)
