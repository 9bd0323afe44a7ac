"""A range of months, kept by the database."""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from iccs.months_form import MonthsFormField


class MonthsField(DateRangeField):
    """`[from, to)` in months, each the date of its first day; no `to` means still open."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "First days of months; the last one is not included.")
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        """Two months, as people write them."""
        return super().formfield(**{"form_class": MonthsFormField, **kwargs})


def starts_and_ends_on_first_days(name: str, field: str = "months") -> models.CheckConstraint:
    """Both ends of the range, where it has them, are the first day of a month."""
    ends = models.Q((f"{field}__endswith__day", 1)) | models.Q((f"{field}__upper_inf", True))
    starts = models.Q(
        (f"{field}__startswith__day", 1),
        (f"{field}__isempty", False),
        (f"{field}__lower_inf", False),
    )
    return models.CheckConstraint(condition=starts & ends, name=name)


def never_twice(name: str, *fields: str, otherwise: str) -> ExclusionConstraint:
    """No two rows with the same `fields` share a month; `otherwise` tells people what to do."""
    same = [(field, RangeOperators.EQUAL) for field in fields]
    return ExclusionConstraint(
        name=name,
        expressions=[*same, ("months", RangeOperators.OVERLAPS)],
        violation_error_message=otherwise,
    )
