"""Tokens: what lets a program read as a person, for one purpose, until a day."""

import pghistory
from django.conf import settings
from django.db import models

from reports.feed.reach import Reach

AUDIENCES = [
    (Reach.OUTSIDE.value, "Small numbers hidden"),
    (Reach.OWN.value, "Your own places in full, small numbers of others hidden"),
    (Reach.TEAM.value, "Every figure in full"),
]


@pghistory.track(exclude=["sha256", "last_used", "uses"])
class Token(models.Model):
    """A secret of one person's, of which only the hash is kept."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens")
    purpose = models.CharField(max_length=200)
    audience = models.CharField(max_length=20, choices=AUDIENCES)
    made_at = models.DateTimeField(auto_now_add=True)
    expires = models.DateField(help_text="The last day on which it works.")
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    sha256 = models.CharField(max_length=64, unique=True)
    last_used = models.DateTimeField(null=True, blank=True)
    uses = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(revoked_at__isnull=True) ^ models.Q(revoked_by__isnull=False),
                name="token_revoked_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} ({self.person})"
