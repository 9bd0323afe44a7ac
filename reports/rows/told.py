"""The rows of what was told beside the figures, of where they came from, and of practices."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator

from iccportal.lib.small_numbers import Rule
from reports.everything import Everything
from reports.fields import Row


def story_rows(everything: Everything, rule: Rule | None) -> Iterator[Row]:
    """The stories of each community and month in the order in which they were told.

    A story with a small number in figures stays with the team: nobody can tell whether it counts
    people. None for a rule leaves none out.
    """
    places: Counter[tuple[object, object]] = Counter()
    for story in everything.stories:
        if rule is None or not _has_small_number(f"{story.theme} {story.text}", rule):
            places[story.community, story.month] += 1
            yield (
                *(story.community, story.month, places[story.community, story.month]),
                *(story.kind, story.measure, story.theme, story.text),
                everything.made_up([story.batch]),
            )


def _has_small_number(text: str, rule: Rule) -> bool:
    """Whether a number in figures is small, in whatever digits; those of 12,004 are one number."""
    plain = unicodedata.normalize("NFKC", text)
    numbers = (digits.replace(",", "") for digits in re.findall(r"\d+(?:,\d{3})*", plain))
    return any(1 <= int(number) <= rule.threshold for number in numbers)


def provenance_rows(everything: Everything, rule: Rule | None) -> list[Row]:
    """A row for each batch.

    Without checksums where there is a rule: of a file with a few lines, the counts could be tried
    until it is the same.
    """
    return [
        (batch.pk, batch.source, batch.taken_in, "" if rule else batch.sha256, batch.illustrative)
        for batch in everything.batches.values()
    ]


def practice_rows(everything: Everything, known: Collection[str]) -> list[Row]:
    """A row for each practice and the months of its membership of a known community."""
    return [
        (one.code, one.name, one.community, one.start, one.end)
        for one in everything.practices
        if one.community in known
    ]
