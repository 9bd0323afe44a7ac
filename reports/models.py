"""Editions: what was said of a quarter, kept as it was said."""

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models

_FOR_EVER = pgtrigger.Trigger(
    name="frozen_for_ever",
    when=pgtrigger.Before,
    operation=pgtrigger.Update | pgtrigger.Delete,
    func="RAISE EXCEPTION 'An edition never changes.' USING ERRCODE = 'restrict_violation';",
)
_NOT_EMPTIED = pgtrigger.Trigger(
    name="never_emptied",
    when=pgtrigger.Before,
    level=pgtrigger.Statement,
    operation=pgtrigger.Truncate,
    func="RAISE EXCEPTION 'An edition never changes.' USING ERRCODE = 'restrict_violation';",
)


@pghistory.track()
class Edition(models.Model):
    """A closed quarter. A later closing of the quarter is its next revision."""

    quarter = models.DateField(help_text="The quarter's first month.")
    revision = models.PositiveSmallIntegerField(default=1)
    first_month = models.DateField(help_text="The first month that it has figures of.")
    system = models.CharField(max_length=200)
    rule = models.CharField("what is done about small numbers", max_length=300)
    reason = models.TextField(blank=True, help_text="Why it was closed with something missing.")
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField()
    # Editions that were closed before there were salts have none.
    salt = models.CharField(max_length=64, blank=True, editable=False)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["-quarter", "-revision"]
        constraints = [
            models.UniqueConstraint(fields=["quarter", "revision"], name="edition_once"),
            models.CheckConstraint(
                condition=models.Q(quarter__day=1, quarter__month__in=[1, 4, 7, 10]),
                name="edition_of_a_quarter",
            ),
        ]
        triggers = [_FOR_EVER, _NOT_EMPTIED]

    def __str__(self) -> str:
        return f"{self.quarter}, revision {self.revision}"


class FrozenTable(models.Model):
    """A table of an edition in the release for one audience, as CSV.

    Large tables lie in parts (figures: a part for each measure), so that one can be read alone.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="tables")
    audience = models.CharField(max_length=20)
    name = models.CharField(max_length=40)
    part = models.CharField(max_length=100, blank=True)
    position = models.PositiveIntegerField(help_text="Its place among all tables of the audience.")
    content = models.TextField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "audience", "name", "part"], name="frozen_once"
            )
        ]
        triggers = [_FOR_EVER, _NOT_EMPTIED]

    def __str__(self) -> str:
        return f"{self.name} {self.part}, {self.edition}, {self.audience}"


class PackOrder(models.Model):
    """A pack that somebody asked for, made outside the request."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="pack_orders")
    audience = models.CharField(max_length=20)
    subject = models.CharField("code of the place", max_length=100)
    title = models.CharField(max_length=400)
    measures = models.JSONField(help_text="Codes of measures, in their order.")
    formats = models.JSONField(help_text="Which files, in their order.")
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    ordered_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(
        default=0, help_text="How often its making has begun, which a process can die of."
    )

    class Meta:
        ordering = ["-ordered_at"]

    def __str__(self) -> str:
        return self.title


class PackFile(models.Model):
    """One file of a pack, or why it could not be made."""

    order = models.ForeignKey(PackOrder, models.CASCADE, related_name="files")
    format = models.CharField(max_length=10)
    content = models.BinaryField(blank=True)
    failure = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order", "format"], name="pack_file_once"),
            models.CheckConstraint(
                condition=models.Q(failure="") ^ models.Q(content=b""), name="pack_file_or_failure"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order}, {self.format}"
