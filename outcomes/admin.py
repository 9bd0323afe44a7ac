"""Outcomes in Django's admin: the cut-points, and taking wrong scores away."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from iccs.administration import RegisterAdmin
from outcomes.models import Assessment, CutPoints


@admin.register(CutPoints)
class CutPointsAdmin(RegisterAdmin):
    """Published sets of cut-points."""

    list_display = ("name", "valid_from", "second_from", "third_from", "fourth_from")


@admin.register(Assessment)
class AssessmentAdmin(RegisterAdmin):
    """Scores. A wrong one is deleted here, and recorded again where all rules are held.

    It is found by its person’s reference. Without filters nothing is counted by community.
    """

    list_display = ("person", "instrument", "occasion", "project", "on", "score")
    list_select_related = ("person", "project")
    search_fields = ("person__reference",)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Scores are recorded on their own page."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A changed score might not fit the person's others."""
        return False
